package org.terreau.team;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.Words;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/**
 * What teams lack and what is worth telling early of them, a line a product: to who leads their incubator, to the agent who
 * carries the product, to who answers for it, and so once a week in the letter of Mondays.
 */
@Component
class TeamsToday extends WaitingList {

    private static final int SAID = 3;

    private final Gates gates;
    private final TeamWarnings warnings;
    private final JdbcMissions stored;
    private final Shelf shelf;

    TeamsToday(Gates gates, TeamWarnings warnings, JdbcMissions stored, Shelf shelf) {
        super("equipes", 105, "/mes-produits", actor -> true);
        this.gates = gates;
        this.warnings = warnings;
        this.stored = stored;
        this.shelf = shelf;
    }

    /** A product with what is said of its team. */
    private record Told(Product product, List<Gates.Lack> lacks, List<TeamWarning> warnings, boolean own) {

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

        Awaited line(Words words) {
            String why = Stream.concat(
                            warnings.stream().map(warning -> warning.said(words)),
                            lacks.stream().map(lack -> GateWords.said(lack, words)))
                    .limit(SAID)
                    .collect(Collectors.joining(" "));
            return new Awaited(
                    words.t("team.today.what", count()),
                    new Awaited.About("product:" + product.id(), product.name()),
                    why,
                    null,
                    due(),
                    new Awaited.Action(words.t("team.today.do"), product.id().path() + "/equipe"));
        }
    }

    @Override
    public Waiting waiting(Reader reader) {
        Set<ProductId> own = Set.copyOf(stored.carriedBy(reader.actor().id()));
        Set<String> led = reader.incubators(Role.LEAD);
        List<Product> products = shelf.cards().stream()
                .filter(card -> card.active() && (own.contains(card.product().id()) || leads(led, card.product())))
                .map(Shelf.Card::product)
                .toList();
        if (products.isEmpty()) return Waiting.NOT_THEIRS;
        Map<ProductId, List<Gates.Lack>> lacks = gates.of(products);
        Map<ProductId, List<TeamWarning>> warned = warnings.of(products, reader.actor());
        List<Told> told = new ArrayList<>();
        for (Product product : products) {
            Told one = new Told(
                    product,
                    lacks.getOrDefault(product.id(), List.of()),
                    warned.getOrDefault(product.id(), List.of()),
                    own.contains(product.id()));
            if (one.count() > 0) told.add(one);
        }
        told.sort(Comparator.comparing(Told::own)
                .reversed()
                .thenComparing(Told::due, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Told::count, Comparator.reverseOrder()));
        return Waiting.first(told.stream().map(one -> one.line(reader.words())).toList(), reader.most());
    }

    private static boolean leads(Set<String> led, Product product) {
        return led.contains(Grant.EVERYWHERE)
                || led.contains(product.incubator().value());
    }
}
