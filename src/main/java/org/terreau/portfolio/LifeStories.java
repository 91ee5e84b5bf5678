package org.terreau.portfolio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.decision.Decision;
import org.terreau.decision.Decisions;

/** The lives of products as they are told: gathered from phases, events, facts, decisions, increments and endings. */
@Service
public class LifeStories {

    private final JdbcLife stored;
    private final JdbcProducts jdbcProducts;
    private final JdbcIncrements increments;
    private final JdbcEndings endings;
    private final Products products;
    private final Decisions decisions;
    private final Extras extras;

    LifeStories(
            JdbcLife stored,
            JdbcProducts jdbcProducts,
            JdbcIncrements increments,
            JdbcEndings endings,
            Products products,
            Decisions decisions,
            Extras extras) {
        this.stored = stored;
        this.jdbcProducts = jdbcProducts;
        this.increments = increments;
        this.endings = endings;
        this.products = products;
        this.decisions = decisions;
        this.extras = extras;
    }

    /** The product's life. */
    @Transactional(readOnly = true)
    public LifeStory of(ProductId id) {
        Product product = products.read(id);
        List<LifeStory.Moment> moments = new ArrayList<>();
        for (Product.Phase phase : product.phases())
            moments.add(new LifeStory.Moment(
                    phase.start(), LifeStory.Kind.PHASE, phase.kind().code(), null, text(phase.comment()), ""));
        for (Product.Event event : product.events())
            moments.add(
                    new LifeStory.Moment(event.date(), LifeStory.Kind.EVENT, event.name(), null, event.comment(), ""));
        for (JdbcLife.Fact fact : stored.facts(id))
            moments.add(new LifeStory.Moment(
                    fact.on(), LifeStory.Kind.FACT, fact.kind().code(), fact.before(), fact.after(), ""));
        if (extras.of(id).decided())
            for (Decision decision : decisions.published(product.decidedAs()))
                moments.add(new LifeStory.Moment(
                        decision.on(),
                        LifeStory.Kind.DECISION,
                        decision.outcome().code(),
                        null,
                        decision.reason(),
                        decision.path()));
        for (IncrementPlan plan : increments.of(id)) {
            String number = String.valueOf(plan.increment().number());
            String path = Increments.path(id, plan.increment().number());
            moments.add(new LifeStory.Moment(
                    plan.increment().start(),
                    LifeStory.Kind.INCREMENT,
                    number,
                    null,
                    plan.increment().goal(),
                    path));
            if (plan.reviewedOn() != null)
                moments.add(new LifeStory.Moment(
                        plan.reviewedOn(), LifeStory.Kind.REVIEW, number, null, plan.learnt(), path));
        }
        for (Ending ending : endings.published(id))
            if (ending.publishedOn() != null)
                moments.add(new LifeStory.Moment(
                        ending.publishedOn(),
                        LifeStory.Kind.END,
                        ending.kind().code(),
                        null,
                        ending.text("raison"),
                        id.path() + "/bilan"));
        moments.sort(Comparator.comparing(LifeStory.Moment::on));
        return new LifeStory(
                moments,
                stored.corrections(id),
                jdbcProducts.formerIds(List.of(id)).getOrDefault(id, List.of()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
