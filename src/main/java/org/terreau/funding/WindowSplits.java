package org.terreau.funding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.Money;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Stale;

/** Where those who work for an incubator try several ways of sharing one of its funds, side by side, before they decide. */
@Service
public class WindowSplits {

    /** The most that are compared. */
    public static final int MOST = 6;

    private final JdbcWindowSplits stored;
    private final Windows windows;
    private final Shelf shelf;
    private final Audit audit;

    WindowSplits(JdbcWindowSplits stored, Windows windows, Shelf shelf, Audit audit) {
        this.stored = stored;
        this.windows = windows;
        this.shelf = shelf;
        this.audit = audit;
    }

    /**
     * A fund, those who ask for it, and the ways of sharing it that were tried.
     *
     * @param names of the products, by their ids
     */
    public record Board(
            FundingWindow window,
            List<WindowApplication> asked,
            Map<ProductId, String> names,
            List<WindowSplit> splits) {

        public Board {
            asked = List.copyOf(asked);
            names = Map.copyOf(names);
            splits = List.copyOf(splits);
        }

        public String name(ProductId product) {
            return names.getOrDefault(product, product.value());
        }

        /** What all ask together. */
        public Money wanted() {
            return asked.stream().map(WindowApplication::asked).reduce(Money.ZERO, Money::plus);
        }

        /** What was granted for real. */
        public Money granted() {
            return asked.stream()
                    .map(WindowApplication::granted)
                    .filter(Objects::nonNull)
                    .reduce(Money.ZERO, Money::plus);
        }

        /** What the fund announced and did not grant, below zero when it granted more; empty while one of the two is unknown. */
        public Optional<Money> gap() {
            Money all = window.amounts().total();
            return all == null || granted().cents() == 0 ? Optional.empty() : Optional.of(all.minus(granted()));
        }

        /** One of those that were tried, or NotFound. */
        public WindowSplit split(long id) {
            return splits.stream()
                    .filter(one -> one.id() == id)
                    .findFirst()
                    .orElseThrow(() -> new NotFound("window split", id));
        }
    }

    @Transactional(readOnly = true)
    public Board of(long window, Actor actor) {
        FundingWindow own = windows.all().stream()
                .filter(one -> one.id() == window)
                .findFirst()
                .orElseThrow(() -> new NotFound("window", window));
        actor.mustHave(own.incubator().value(), Role.LEAD, Role.STAFF);
        Map<ProductId, String> names = new HashMap<>();
        for (Shelf.Card card : shelf.cards())
            names.put(card.product().id(), card.product().name());
        return new Board(own, stored.asked(window), names, stored.of(window));
    }

    /**
     * Keeps a way of sharing.
     *
     * @param split the one that is written again; null for a new one
     * @param parts what each product would get; zero and nothing are the same
     * @throws org.terreau.shared.Refused on the fields `nom` and `part-<product>`
     * @throws Stale when somebody wrote it again since `version`
     */
    @Transactional
    public void keep(
            long window, @Nullable Long split, String name, Map<ProductId, Money> parts, long version, Actor actor) {
        Board board = of(window, actor);
        Objections objections = new Objections();
        if (split == null) {
            objections.when(
                    name.isBlank() || !OneLine.fits(name, WindowReader.NAME),
                    "nom",
                    "funding.window.name",
                    WindowReader.NAME);
            objections.when(
                    board.splits().stream().anyMatch(one -> one.name().equals(name)), "nom", "funding.split.twice");
            objections.when(board.splits().size() >= MOST, "nom", "funding.split.most", MOST);
        }
        Map<ProductId, Money> given = new HashMap<>();
        for (WindowApplication one : board.asked()) {
            Money part = parts.getOrDefault(one.product(), Money.ZERO);
            objections.when(part.cents() < 0, "part-" + one.product(), "funding.source.amount");
            if (part.cents() > 0) given.put(one.product(), part);
        }
        objections.raise();
        long id =
                split == null ? stored.insert(window, name) : board.split(split).id();
        if (split != null && !stored.touch(id, version)) throw new Stale("window split", id, version);
        stored.parts(id, given);
        written(
                board,
                split == null
                        ? name
                        : board.split(Objects.requireNonNull(split)).name(),
                actor);
    }

    /** @throws Stale when somebody wrote it again since `version` */
    @Transactional
    public void remove(long window, long split, long version, Actor actor) {
        Board board = of(window, actor);
        WindowSplit one = board.split(split);
        if (!stored.remove(split, version)) throw new Stale("window split", split, version);
        written(board, one.name(), actor);
    }

    private void written(Board board, String name, Actor actor) {
        audit.record(
                actor.who(),
                "funding.window-split",
                "incubator:" + board.window().incubator(),
                Map.of("window", board.window().name(), "split", name));
    }
}
