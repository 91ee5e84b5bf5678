package org.terreau.survey;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductSection;
import org.terreau.shared.Paris;

/** What users say together, on a product's page and on its stats page, with the way to answer too. */
@Component
class SurveySection implements ProductSection {

    private final PublicResults results;
    private final Endings endings;
    private final Clock clock;

    SurveySection(PublicResults results, Endings endings, Clock clock) {
        this.results = results;
        this.endings = endings;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 110;
    }

    @Override
    public boolean onStatsPage() {
        return true;
    }

    @Override
    public void hold() {
        results.hold();
    }

    @Override
    public Optional<Part> of(Product product) {
        PublicResults.Shown shown = results.of(product);
        Survey survey = shown.survey();
        boolean open = survey != null
                && survey.receives(Paris.today(clock))
                && endings.afterlife(product).isEmpty();
        if (shown.empty() && !open) return Optional.empty();
        return Optional.of(new Part(
                "survey/section", new SurveySummary(product, shown, open), shown.empty() ? null : "survey/paper"));
    }
}
