package org.terreau.portfolio;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.terreau.problem.SimilarMatch;
import org.terreau.problem.SimilarProducts;
import org.terreau.shared.Markdown;

/** Tells the registry of problems what the products of the catalogue say of the problems that they treat. */
@Component
class ProblemsTreated implements SimilarProducts {

    private final JdbcProducts products;
    private final JdbcEndings endings;
    private final Shelf shelf;

    ProblemsTreated(JdbcProducts products, JdbcEndings endings, Shelf shelf) {
        this.products = products;
        this.endings = endings;
        this.shelf = shelf;
    }

    @Override
    public Map<String, String> marks() {
        Map<String, String> marks = new HashMap<>();
        products.versions().forEach((id, version) -> marks.put(id.value(), version.toString()));
        return marks;
    }

    @Override
    public List<Described> described(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : products.described(ids);
    }

    @Override
    public Map<String, Shown> shown(Collection<String> ids) {
        if (ids.isEmpty()) return Map.of();
        Set<String> wanted = new HashSet<>(ids);
        List<Shelf.Card> cards = shelf.cards().stream()
                .filter(card -> wanted.contains(card.product().id().value()))
                .toList();
        Map<ProductId, String> reasons = endings.reasons(cards.stream()
                .filter(ProblemsTreated::abandoned)
                .map(card -> card.product().id())
                .toList());
        Map<String, Shown> shown = new HashMap<>();
        for (Shelf.Card card : cards) {
            ProductId id = card.product().id();
            shown.put(id.value(), new Shown(id.path(), stage(card, reasons.getOrDefault(id, ""))));
        }
        return shown;
    }

    private static boolean abandoned(Shelf.Card card) {
        return card.phase() != null && card.phase().kind().abandoned();
    }

    private static SimilarMatch.Stage stage(Shelf.Card card, String reason) {
        return card.phase() == null
                ? SimilarMatch.Stage.NONE
                : new SimilarMatch.Stage(card.phase().kind().code(), abandoned(card), reason);
    }

    static Described described(String id, String name, String mission, String body, List<String> themes) {
        return new Described(id, name, mission, Markdown.words(body), themes);
    }
}
