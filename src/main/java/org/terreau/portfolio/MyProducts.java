package org.terreau.portfolio;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final ObjectProvider<SponsoredProducts> sponsored;
    private final Sides sides;
    private final Endings endings;
    private final Clock clock;

    MyProducts(
            Shelf shelf,
            ObjectProvider<ProductTeams> teams,
            ObjectProvider<ProductChore> chores,
            ObjectProvider<ProductCountdown> countdowns,
            ObjectProvider<SponsoredProducts> sponsored,
            Sides sides,
            Endings endings,
            Clock clock) {
        this.shelf = shelf;
        this.teams = teams;
        this.chores = chores.stream()
                .sorted(Comparator.comparingInt(ProductChore::order))
                .toList();
        this.countdowns = countdowns;
        this.sponsored = sponsored;
        this.sides = sides;
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

    /**
     * So many of something wait, and are dealt with there.
     *
     * @param since the day on which the first one came; null when nobody knows
     * @param until the first of their last days; null when none was set
     */
    public record Waiting(
            String code,
            long count,
            @Nullable LocalDate since,
            @Nullable LocalDate until,
            String path) {}

    /** A side of a product as it is today, with where those who work on it deal with it. */
    public record Side(String code, ProductCard.Told told, String path) {

        public boolean toDealWith() {
            return told.state() == ProductCard.State.TO_DEAL_WITH;
        }
    }

    /** Why somebody follows a product. */
    public enum Reason {
        TEAM("equipe"),
        STAFF("incubateur"),
        SPONSOR("finance");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** As written in message keys, files and answers to programs. */
        public String code() {
            return code;
        }
    }

    /**
     * A product.
     *
     * @param left how much time it has left; null when nothing says it
     * @param sides in their order; none once it ended
     */
    public record Line(
            Product product,
            Product.@Nullable Phase phase,
            Reason reason,
            List<Waiting> waiting,
            ProductCountdown.@Nullable Left left,
            List<Side> sides) {

        public Line {
            waiting = List.copyOf(waiting);
            sides = List.copyOf(sides);
        }

        /** One may edit it: it leads to where it is worked on. */
        public boolean works() {
            return reason != Reason.SPONSOR;
        }

        /** Somebody has something to do there. */
        public boolean waits() {
            return !waiting.isEmpty() || left != null && left.pressing();
        }

        /** Neither something to do nor a side to deal with. */
        public boolean calm() {
            return !waits() && toDealWith().isEmpty();
        }

        /** The sides where somebody has to act. */
        public List<Side> toDealWith() {
            return in(ProductCard.State.TO_DEAL_WITH);
        }

        /** Those where something is missing, or will soon be. */
        public List<Side> toWatch() {
            return in(ProductCard.State.TO_WATCH);
        }

        private List<Side> in(ProductCard.State state) {
            return sides.stream().filter(side -> side.told().state() == state).toList();
        }

        /** What cannot wait first: time that runs out, then what waits, then the sides that are wrong. */
        private static final Comparator<Line> PRESSING = Comparator.<Line, Boolean>comparing(
                        line -> line.left() == null || !line.left().pressing())
                .thenComparing(line -> !line.waits())
                .thenComparing(line -> line.toDealWith().size(), Comparator.reverseOrder());
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

    /** Those of one's teams, ended or not. */
    public Set<ProductId> ofTeams(Actor actor) {
        Set<ProductId> mine = new HashSet<>();
        teams.orderedStream().forEach(known -> mine.addAll(known.productsOf(actor.id())));
        return mine;
    }

    /** Those that somebody's organisation pays, when they follow it for it. */
    Set<ProductId> sponsored(Actor actor) {
        Set<ProductId> read = new HashSet<>();
        sponsored.orderedStream().forEach(known -> read.addAll(known.sponsoredBy(actor)));
        return read;
    }

    /** What cannot wait first, then by name. */
    @Transactional(readOnly = true)
    public List<Line> all(Wanted wanted, Actor actor) {
        Map<ProductId, Reason> reasons = reasons(wanted, actor);
        String text = Plain.text(wanted.text());
        List<Shelf.Card> cards = reasons.keySet().stream()
                .flatMap(id -> shelf.card(id).stream())
                .filter(card -> card.search().contains(text))
                .sorted(Comparator.comparing(Shelf.Card::plainName))
                .toList();
        List<Product> alive =
                cards.stream().filter(this::lives).map(Shelf.Card::product).toList();
        Map<ProductId, List<Waiting>> waiting = waiting(alive.stream()
                .filter(product -> reasons.get(product.id()) != Reason.SPONSOR)
                .toList());
        Map<ProductId, ProductCountdown.Left> left = left(alive);
        Map<ProductId, List<Side>> told = sides.of(alive, Paris.today(clock));
        return cards.stream()
                .map(card -> {
                    ProductId id = card.product().id();
                    return new Line(
                            card.product(),
                            card.phase(),
                            Objects.requireNonNull(reasons.get(id)),
                            waiting.getOrDefault(id, List.of()),
                            left.get(id),
                            told.getOrDefault(id, List.of()));
                })
                .filter(line -> !wanted.waiting() || line.waits())
                .sorted(Line.PRESSING)
                .toList();
    }

    /** The strongest reason for each: whoever is in the team works on it, even if they also pay it. */
    private Map<ProductId, Reason> reasons(Wanted wanted, Actor actor) {
        Map<ProductId, Reason> reasons = new LinkedHashMap<>();
        sponsored(actor).forEach(id -> reasons.put(id, Reason.SPONSOR));
        if (wanted.everything()) editedBy(actor).forEach(id -> reasons.put(id, Reason.STAFF));
        ofTeams(actor).forEach(id -> reasons.put(id, Reason.TEAM));
        return reasons;
    }

    /** What waits on these products, none of which ended. */
    Map<ProductId, List<Waiting>> waiting(List<Product> products) {
        LocalDate today = Paris.today(clock);
        List<ProductId> ids = products.stream().map(Product::id).toList();
        Map<ProductId, List<Waiting>> waiting = new HashMap<>();
        for (ProductChore chore : ids.isEmpty() ? List.<ProductChore>of() : chores)
            chore.waiting(ids, today)
                    .forEach((product, count) -> waiting.computeIfAbsent(product, none -> new ArrayList<>())
                            .add(new Waiting(
                                    chore.code(), count.number(), count.since(), count.until(), chore.path(product))));
        return waiting;
    }

    Map<ProductId, ProductCountdown.Left> left(List<Product> products) {
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

    /** The sides of this product; none once it ended. */
    @Transactional(readOnly = true)
    public List<Side> sides(Product product) {
        return endings.ended(product)
                ? List.of()
                : sides.of(List.of(product), Paris.today(clock)).getOrDefault(product.id(), List.of());
    }

    /** What waits on this product for those who work on it; nothing once it ended. */
    @Transactional(readOnly = true)
    public List<Waiting> waiting(Product product) {
        return endings.ended(product) ? List.of() : waiting(List.of(product)).getOrDefault(product.id(), List.of());
    }

    @Transactional(readOnly = true)
    public Slice<Line> page(Wanted wanted, int page, Actor actor) {
        return Slice.of(all(wanted, actor), page, PAGE);
    }
}
