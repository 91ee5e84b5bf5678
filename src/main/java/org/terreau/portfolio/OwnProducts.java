package org.terreau.portfolio;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.shared.Paris;
import org.terreau.shared.Words;
import org.terreau.today.OwnSource;
import org.terreau.today.Reader;

/** The products of one's teams and those that one's organisation pays, a line each with the sides that are not well. */
@Component
class OwnProducts implements OwnSource {

    private static final int SIDES = 3;

    private final MyProducts mine;
    private final Shelf shelf;
    private final Endings endings;
    private final Sides sides;
    private final Clock clock;

    OwnProducts(MyProducts mine, Shelf shelf, Endings endings, Sides sides, Clock clock) {
        this.mine = mine;
        this.shelf = shelf;
        this.endings = endings;
        this.sides = sides;
        this.clock = clock;
    }

    @Override
    public String code() {
        return "produits";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String path() {
        return "/mes-produits?lesquels=equipes";
    }

    @Override
    public Owned owned(Reader reader) {
        Set<ProductId> team = mine.ofTeams(reader.actor());
        Set<ProductId> all = new HashSet<>(team);
        all.addAll(mine.sponsored(reader.actor()));
        List<Shelf.Card> cards = all.stream()
                .flatMap(id -> shelf.card(id).stream())
                .sorted(Comparator.comparing((Shelf.Card card) -> endings.ended(card.product()))
                        .thenComparing(Shelf.Card::plainName))
                .toList();
        List<Shelf.Card> shown = cards.subList(0, Math.min(reader.most(), cards.size()));
        List<Product> alive = shown.stream()
                .map(Shelf.Card::product)
                .filter(product -> !endings.ended(product))
                .toList();
        Map<ProductId, List<MyProducts.Side>> told = sides.of(alive, Paris.today(clock));
        return new Owned(
                shown.stream()
                        .map(card -> thing(
                                card,
                                team.contains(card.product().id()),
                                told.getOrDefault(card.product().id(), List.of()),
                                reader.words()))
                        .toList(),
                cards.size());
    }

    private static Thing thing(Shelf.Card card, boolean works, List<MyProducts.Side> sides, Words words) {
        return new Thing(
                card.product().name(),
                card.product().id().path() + (works ? "/gestion" : ""),
                phase(card.phase(), words),
                sides(sides, words));
    }

    private static String phase(Product.@Nullable Phase phase, Words words) {
        return words.t(
                phase == null
                        ? "portfolio.phase.none"
                        : "portfolio.phase." + phase.kind().code());
    }

    /** What is to be dealt with first; that all is well is said once. */
    private static List<Side> sides(List<MyProducts.Side> sides, Words words) {
        List<Side> said = new ArrayList<>();
        sides.stream()
                .filter(side -> side.told().state() != ProductCard.State.WELL)
                .sorted(Comparator.comparing(side -> side.told().state()))
                .limit(SIDES)
                .forEach(side -> said.add(new Side(
                        words.t("portfolio.card." + side.code()), side.told().inShort(words), side.toDealWith())));
        if (said.isEmpty() && !sides.isEmpty()) said.add(new Side("", words.t("portfolio.today.well"), false));
        return said;
    }
}
