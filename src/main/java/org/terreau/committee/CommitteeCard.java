package org.terreau.committee;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.decision.Decisions;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCard;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Words;

/** The next committee of a product, and what the last ones asked for that is still open. */
@Component
class CommitteeCard implements ProductCard {

    private final JdbcCommittees committees;
    private final Decisions decisions;

    CommitteeCard(JdbcCommittees committees, Decisions decisions) {
        this.committees = committees;
        this.decisions = decisions;
    }

    /** Where a product stands before its committee. */
    record Agenda(@Nullable LocalDate next, Decisions.Open open) {

        State state() {
            if (open.late() > 0) return State.TO_DEAL_WITH;
            return next == null ? State.TO_WATCH : State.WELL;
        }

        List<String> sentences(Words words) {
            List<String> sentences = new ArrayList<>();
            if (open.late() > 0) sentences.add(words.t("portfolio.card.comite.late", open.late()));
            sentences.add(
                    next == null ? words.t("portfolio.card.comite.none") : words.t("portfolio.card.comite.next", next));
            if (open.next() != null)
                sentences.add(words.t("portfolio.card.comite.open", open.count() - open.late(), open.next()));
            return sentences;
        }
    }

    @Override
    public String code() {
        return "comite";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<ProductId, Told> of(Collection<Product> products, LocalDate today) {
        List<ProductId> ids = products.stream().map(Product::id).toList();
        Map<ProductId, LocalDate> next = committees.next(ids, today);
        Map<ProductId, Decisions.Open> open = new HashMap<>();
        decisions
                .openConditions(
                        ProductId.DECIDED_AS, ids.stream().map(ProductId::value).toList(), today)
                .forEach((key, found) -> open.put(new ProductId(key.id()), found));
        Map<ProductId, Told> told = new HashMap<>();
        for (Product product : products) {
            Agenda agenda = new Agenda(next.get(product.id()), open.getOrDefault(product.id(), Decisions.Open.NONE));
            told.put(product.id(), new Told(agenda.state(), agenda::sentences));
        }
        return told;
    }

    @Override
    public String path(ProductId product) {
        return product.path() + "/comites";
    }
}
