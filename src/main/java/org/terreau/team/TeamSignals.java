package org.terreau.team;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.Paris;
import org.terreau.web.Held;
import org.terreau.web.PublicContent;

/**
 * What teams lack and what is worth telling early of them, a signal a product. Of all products it is made once for all those
 * who lead, until something that it is made of changes: their homes ask one statement, however many products they lead.
 */
@Component
class TeamSignals {

    private final Gates gates;
    private final TeamWarnings warnings;
    private final Shelf shelf;
    private final Clock clock;
    private final Held<List<Signal>> made;

    TeamSignals(Gates gates, TeamWarnings warnings, Shelf shelf, PublicContent content, Clock clock) {
        this.gates = gates;
        this.warnings = warnings;
        this.shelf = shelf;
        this.clock = clock;
        this.made = new Held<>(() -> state(content), former -> make());
    }

    /** A product of whose team something is said. */
    record Signal(Product product, List<Gates.Lack> lacks, List<TeamWarning> warnings) {

        Signal {
            lacks = List.copyOf(lacks);
            warnings = List.copyOf(warnings);
        }

        /** The first of the days by which somebody answers; null when nobody does. */
        @Nullable
        LocalDate due() {
            return lacks.stream()
                    .flatMap(lack -> Stream.ofNullable(lack.owner()))
                    .map(Gates.Owner::dueOn)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }

        int count() {
            return lacks.size() + warnings.size();
        }
    }

    /** What signals are made of moves with what is public, with the day, and with committees, which are not public. */
    private record State(long version, LocalDate day, Map<ProductId, LocalDate> committees) {}

    private State state(PublicContent content) {
        LocalDate today = Paris.today(clock);
        return new State(content.version(), today, warnings.next(ids(active()), today));
    }

    private List<Product> active() {
        return shelf.cards().stream()
                .filter(Shelf.Card::active)
                .map(Shelf.Card::product)
                .toList();
    }

    private static Set<ProductId> ids(Collection<Product> products) {
        Set<ProductId> ids = new HashSet<>();
        for (Product product : products) ids.add(product.id());
        return ids;
    }

    private List<Signal> make() {
        List<Product> products = active();
        return signals(products, warnings.all(products));
    }

    private List<Signal> signals(List<Product> products, Map<ProductId, List<TeamWarning>> warned) {
        Map<ProductId, List<Gates.Lack>> lacks = new HashMap<>(gates.of(products));
        List<Signal> signals = new ArrayList<>();
        for (Product product : products) {
            Signal signal = new Signal(
                    product, lacks.getOrDefault(product.id(), List.of()), warned.getOrDefault(product.id(), List.of()));
            if (signal.count() > 0) signals.add(signal);
        }
        return signals;
    }

    /** Of every active product, as who leads its incubator may read it: the caller keeps those that are theirs. */
    List<Signal> all() {
        return List.copyOf(made.get());
    }

    /** Of these active products, as this person may read it. */
    List<Signal> of(Collection<ProductId> wanted, Actor actor) {
        List<Product> products = wanted.stream()
                .flatMap(id -> shelf.card(id).stream())
                .filter(Shelf.Card::active)
                .map(Shelf.Card::product)
                .toList();
        return products.isEmpty() ? List.of() : signals(products, warnings.of(products, actor));
    }
}
