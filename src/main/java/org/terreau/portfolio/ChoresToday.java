package org.terreau.portfolio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.shared.Words;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/**
 * What waits on products, a line each: everything for their teams; for those who work for their incubator, what has a last
 * day, since the rest is the team's.
 */
@Component
class ChoresToday extends WaitingList {

    private static final Comparator<MyProducts.Waiting> FIRST =
            Comparator.comparing(MyProducts.Waiting::until, Comparator.nullsLast(Comparator.naturalOrder()));

    private final MyProducts mine;
    private final Shelf shelf;
    private final Endings endings;

    ChoresToday(MyProducts mine, Shelf shelf, Endings endings) {
        super("produits", 100, "/mes-produits?attente=oui", actor -> true);
        this.mine = mine;
        this.shelf = shelf;
        this.endings = endings;
    }

    @Override
    public Waiting waiting(Reader reader) {
        Set<ProductId> team = mine.ofTeams(reader.actor());
        Set<String> incubators = reader.incubators(Role.STAFF, Role.COACH, Role.LEAD);
        List<Product> products = shelf.cards().stream()
                .map(Shelf.Card::product)
                .filter(product -> team.contains(product.id()) || runBy(incubators, product))
                .filter(product -> !endings.ended(product))
                .toList();
        Map<ProductId, List<MyProducts.Waiting>> waiting = mine.waiting(products);
        List<Awaited> lines = new ArrayList<>();
        for (Product product : products) {
            boolean own = team.contains(product.id());
            List<MyProducts.Waiting> theirs = waiting.getOrDefault(product.id(), List.of()).stream()
                    .filter(one -> own || one.until() != null)
                    .sorted(FIRST)
                    .toList();
            if (!theirs.isEmpty()) lines.add(line(product, theirs, own, reader.words()));
        }
        lines.sort(Comparator.comparing(Awaited::until, Comparator.nullsLast(Comparator.naturalOrder())));
        return Waiting.first(lines, reader.most());
    }

    private static boolean runBy(Set<String> incubators, Product product) {
        return incubators.contains(Grant.EVERYWHERE)
                || incubators.contains(product.incubator().value());
    }

    /** The first thing in the title and under the button, the others after it. */
    private static Awaited line(Product product, List<MyProducts.Waiting> waiting, boolean own, Words words) {
        MyProducts.Waiting first = waiting.get(0);
        String others = waiting.stream()
                .skip(1)
                .map(one -> said(one, words))
                .collect(Collectors.joining(words.t("portfolio.today.and")));
        return new Awaited(
                said(first, words),
                new Awaited.About("product:" + product.id(), product.name()),
                others.isEmpty()
                        ? words.t(own ? "portfolio.today.team" : "portfolio.today.staff")
                        : words.t("portfolio.today.others", others),
                first.since(),
                first.until(),
                new Awaited.Action(words.t("portfolio.today.do"), first.path()));
    }

    private static String said(MyProducts.Waiting waiting, Words words) {
        return words.t("portfolio.chore." + waiting.code(), waiting.count());
    }
}
