package org.terreau.impact;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.decision.ConditionFigures;
import org.terreau.decision.DecisionSubject;
import org.terreau.portfolio.ProductId;

/** A product's indicators, from which the conditions of decisions are read. */
@Component
class DecisionFigures implements ConditionFigures {

    private final Impact impact;
    private final JdbcIndicators indicators;

    DecisionFigures(Impact impact, JdbcIndicators indicators) {
        this.impact = impact;
        this.indicators = indicators;
    }

    private static Stream<ProductId> product(DecisionSubject.Key subject) {
        return subject.kind().equals(ProductId.DECIDED_AS) && ProductId.valid(subject.id())
                ? Stream.of(new ProductId(subject.id()))
                : Stream.empty();
    }

    /** Those that are not measured yet too: what comes next is what is asked for. */
    @Override
    @Transactional(readOnly = true)
    public List<Figure> of(DecisionSubject.Key subject) {
        return product(subject)
                .flatMap(product -> indicators.of(product).stream())
                .map(one -> new Figure(one.code(), one.name(), one.unit(), one.moreIsBetter()))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Reading> read(DecisionSubject.Key subject, String code) {
        return product(subject)
                .flatMap(product -> impact.latest(product).series().stream())
                .filter(one -> one.indicator().code().equals(code) && !one.empty())
                .findFirst()
                .map(Series::last)
                .map(point -> new Reading(point.value(), point.start()));
    }
}
