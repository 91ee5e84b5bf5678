package org.terreau.impact;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.decision.ConditionFigures;
import org.terreau.decision.DecisionSubject;
import org.terreau.portfolio.ProductId;

/** A product's indicators, from which the conditions of decisions are read. */
@Component
class DecisionFigures implements ConditionFigures {

    private final Impact impact;

    DecisionFigures(Impact impact) {
        this.impact = impact;
    }

    private List<Series> series(DecisionSubject.Key subject) {
        return subject.kind().equals(ProductId.DECIDED_AS) && ProductId.valid(subject.id())
                ? impact.latest(new ProductId(subject.id())).series()
                : List.of();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Figure> of(DecisionSubject.Key subject) {
        return series(subject).stream()
                .map(Series::indicator)
                .map(one -> new Figure(one.code(), one.name(), one.unit(), one.moreIsBetter()))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Reading> read(DecisionSubject.Key subject, String code) {
        return series(subject).stream()
                .filter(one -> one.indicator().code().equals(code) && !one.empty())
                .findFirst()
                .map(Series::last)
                .map(point -> new Reading(point.value(), point.start()));
    }
}
