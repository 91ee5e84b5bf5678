package org.terreau.portfolio;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.terreau.problem.SimilarProducts;
import org.terreau.shared.Markdown;

/** Tells the registry of problems what the products of the catalogue say of the problems that they treat. */
@Component
class ProblemsTreated implements SimilarProducts {

    private final JdbcProducts products;
    private final Shelf shelf;

    ProblemsTreated(JdbcProducts products, Shelf shelf) {
        this.products = products;
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
        Map<String, Shown> shown = new HashMap<>();
        for (Shelf.Card card : shelf.cards())
            if (wanted.contains(card.product().id().value()))
                shown.put(
                        card.product().id().value(),
                        new Shown(
                                card.product().id().path(),
                                card.phase() == null ? "" : card.phase().kind().code()));
        return shown;
    }

    static Described described(String id, String name, String mission, String body, List<String> themes) {
        return new Described(id, name, mission, Markdown.words(body), themes);
    }
}
