package org.terreau.portfolio;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.shared.Paris;
import org.terreau.shared.Plain;
import org.terreau.shared.Slice;

/** The products that somebody works on, and what waits for them there. */
@Service
public class MyProducts {

    public static final int PAGE = 20;

    private final Shelf shelf;
    private final ObjectProvider<ProductTeams> teams;
    private final List<ProductChore> chores;
    private final ObjectProvider<ProductCountdown> countdowns;
    private final Endings endings;
    private final Clock clock;

    MyProducts(
            Shelf shelf,
            ObjectProvider<ProductTeams> teams,
            ObjectProvider<ProductChore> chores,
            ObjectProvider<ProductCountdown> countdowns,
            Endings endings,
            Clock clock) {
        this.shelf = shelf;
        this.teams = teams;
        this.chores = chores.stream()
                .sorted(Comparator.comparingInt(ProductChore::order))
                .toList();
        this.countdowns = countdowns;
        this.endings = endings;
        this.clock = clock;
    }

    /**
     * What narrows the list.
     *
     * @param everything those of the incubators for which one works too, beside those of one's teams
     * @param waiting only those for which something waits
     */
    public record Wanted(String text, boolean everything, boolean waiting) {}

    /** So many of something wait, and are dealt with there. */
    public record Waiting(String code, long count, String path) {}

    /**
     * A product.
     *
     * @param member whether one is on its team
     * @param left how much time it has left; null when nothing says it
     */
    public record Line(
            Product product,
            Product.@Nullable Phase phase,
            boolean member,
            List<Waiting> waiting,
            ProductCountdown.@Nullable Left left) {

        public Line {
            waiting = List.copyOf(waiting);
        }

        /** Somebody has something to do there. */
        public boolean waits() {
            return !waiting.isEmpty() || left != null && left.pressing();
        }
    }

    /** The products that one may edit: those of one's teams, then those of the incubators for which one works. */
    public List<ProductId> editedBy(Actor actor) {
        Set<ProductId> edited = new LinkedHashSet<>(ofTeams(actor));
        if (actor.staff())
            for (Shelf.Card card : shelf.cards())
                if (actor.staffOf(card.product().incubator().value()))
                    edited.add(card.product().id());
        return List.copyOf(edited);
    }

    /** Those among them on which something may still be asked of somebody: none that ended. */
    public List<ProductId> workedOnBy(Actor actor) {
        return editedBy(actor).stream()
                .filter(id -> shelf.card(id).filter(this::lives).isPresent())
                .toList();
    }

    private boolean lives(Shelf.Card card) {
        return !endings.ended(card.product());
    }

    private Set<ProductId> ofTeams(Actor actor) {
        Set<ProductId> mine = new HashSet<>();
        teams.orderedStream().forEach(known -> mine.addAll(known.productsOf(actor.id())));
        return mine;
    }

    /** Those for which something waits first, then by name. */
    @Transactional(readOnly = true)
    public List<Line> all(Wanted wanted, Actor actor) {
        Set<ProductId> mine = ofTeams(actor);
        String text = Plain.text(wanted.text());
        List<Shelf.Card> cards = (wanted.everything() ? editedBy(actor) : List.copyOf(mine))
                .stream()
                        .flatMap(id -> shelf.card(id).stream())
                        .filter(card -> card.search().contains(text))
                        .sorted(Comparator.comparing(Shelf.Card::plainName))
                        .toList();
        List<Product> alive =
                cards.stream().filter(this::lives).map(Shelf.Card::product).toList();
        Map<ProductId, List<Waiting>> waiting = waiting(alive);
        Map<ProductId, ProductCountdown.Left> left = left(alive);
        return cards.stream()
                .map(card -> new Line(
                        card.product(),
                        card.phase(),
                        mine.contains(card.product().id()),
                        waiting.getOrDefault(card.product().id(), List.of()),
                        left.get(card.product().id())))
                .filter(line -> !wanted.waiting() || line.waits())
                .sorted(Comparator.comparing(line -> !line.waits()))
                .toList();
    }

    private Map<ProductId, List<Waiting>> waiting(List<Product> products) {
        LocalDate today = Paris.today(clock);
        List<ProductId> ids = products.stream().map(Product::id).toList();
        Map<ProductId, List<Waiting>> waiting = new HashMap<>();
        for (ProductChore chore : ids.isEmpty() ? List.<ProductChore>of() : chores)
            chore.waiting(ids, today)
                    .forEach((product, count) -> waiting.computeIfAbsent(product, none -> new ArrayList<>())
                            .add(new Waiting(chore.code(), count, chore.path(product))));
        return waiting;
    }

    private Map<ProductId, ProductCountdown.Left> left(List<Product> products) {
        Map<ProductId, ProductCountdown.Left> left = new HashMap<>();
        countdowns.orderedStream().forEach(known -> left.putAll(known.of(products)));
        return left;
    }

    /** How much time this product has left; empty when nothing says it, or when it ended. */
    @Transactional(readOnly = true)
    public Optional<ProductCountdown.Left> left(Product product) {
        return endings.ended(product)
                ? Optional.empty()
                : Optional.ofNullable(left(List.of(product)).get(product.id()));
    }

    @Transactional(readOnly = true)
    public Slice<Line> page(Wanted wanted, int page, Actor actor) {
        List<Line> all = all(wanted, actor);
        int pages = Math.max(1, (all.size() + PAGE - 1) / PAGE);
        int number = Math.max(1, Math.min(page, pages));
        int from = (number - 1) * PAGE;
        return new Slice<>(all.subList(from, Math.min(from + PAGE, all.size())), number, PAGE, all.size());
    }
}
