package org.terreau.portfolio;

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
import org.terreau.decision.Decision;
import org.terreau.decision.DecisionSubject;
import org.terreau.decision.Decisions;
import org.terreau.shared.Markdown;
import org.terreau.similarity.SimilarMatch;
import org.terreau.similarity.SimilarProducts;

/** Tells the registry of problems what the products of the catalogue say of the problems that they treat. */
@Component
class ProblemsTreated implements SimilarProducts {

    private final JdbcProducts products;
    private final JdbcEndings endings;
    private final Shelf shelf;
    private final Decisions decisions;

    ProblemsTreated(JdbcProducts products, JdbcEndings endings, Shelf shelf, Decisions decisions) {
        this.products = products;
        this.endings = endings;
        this.shelf = shelf;
        this.decisions = decisions;
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
        Map<DecisionSubject.Key, Decision> decided = new HashMap<>();
        for (Decision decision : decisions.published(cards.stream()
                .flatMap(card -> card.product().decidedAs().stream())
                .toList())) decided.put(decision.subject().key(), decision);
        Map<String, Shown> shown = new HashMap<>();
        for (Shelf.Card card : cards) {
            ProductId id = card.product().id();
            shown.put(
                    id.value(),
                    new Shown(
                            id.path(),
                            stage(card, reasons.getOrDefault(id, "")),
                            ruling(card.product().decidedAs(), decided)));
        }
        return shown;
    }

    /** The last decision under one of these keys, each of which has its last one. */
    private static SimilarMatch.@Nullable Ruling ruling(
            List<DecisionSubject.Key> keys, Map<DecisionSubject.Key, Decision> decided) {
        return keys.stream()
                .flatMap(key -> Stream.ofNullable(decided.get(key)))
                .max(Comparator.comparing(Decision::on).thenComparing(Decision::id))
                .map(decision -> new SimilarMatch.Ruling(
                        decision.path(),
                        decision.outcome().code(),
                        decision.on(),
                        decision.reason(),
                        decision.ruling().returnIf()))
                .orElse(null);
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
