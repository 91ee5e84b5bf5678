package org.terreau.deployment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCard;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Words;

/** How many collectivities use a product, try it or may come, and whose next step is late. */
@Component
class DeploymentCard implements ProductCard {

    private final JdbcDeployments stored;

    DeploymentCard(JdbcDeployments stored) {
        this.stored = stored;
    }

    /**
     * The collectivities of a product.
     *
     * @param coming contacted, or to be contacted
     * @param late their next step is past
     */
    record Reach(long uses, long tries, long coming, long late) {

        static final Reach NONE = new Reach(0, 0, 0, 0);

        State state(@Nullable PhaseKind phase) {
            if (late > 0) return State.TO_DEAL_WITH;
            boolean expected = phase != null && phase.owesStats();
            return expected && uses + tries == 0 ? State.TO_WATCH : State.WELL;
        }

        List<String> sentences(Words words) {
            List<String> sentences = new ArrayList<>();
            if (late > 0) sentences.add(words.t("portfolio.card.deploiement.late", late));
            sentences.add(words.t("portfolio.card.deploiement.uses", uses));
            if (tries > 0) sentences.add(words.t("portfolio.card.deploiement.tries", tries));
            if (coming > 0) sentences.add(words.t("portfolio.card.deploiement.coming", coming));
            return sentences;
        }
    }

    @Override
    public String code() {
        return "deploiement";
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Map<ProductId, Told> of(Collection<Product> products, LocalDate today) {
        Map<ProductId, Reach> reaches =
                stored.reaches(products.stream().map(Product::id).toList(), today);
        Map<ProductId, Told> told = new HashMap<>();
        for (Product product : products) {
            Reach reach = reaches.getOrDefault(product.id(), Reach.NONE);
            Product.Phase phase = product.phaseOn(today);
            told.put(product.id(), new Told(reach.state(phase == null ? null : phase.kind()), reach::sentences));
        }
        return told;
    }

    @Override
    public String path(ProductId product) {
        return product.path() + "/deploiements";
    }
}
