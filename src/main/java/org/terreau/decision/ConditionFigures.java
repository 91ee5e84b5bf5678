package org.terreau.decision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The figures that a condition may be read from by itself, told by the module that measures. */
public interface ConditionFigures {

    /** Those of a subject; empty when it has none. */
    List<Figure> of(DecisionSubject.Key subject);

    /** The last value of a figure, of a period that is over; empty when it is not measured, or no more. */
    Optional<Reading> read(DecisionSubject.Key subject, String code);

    /** @param code the same for ever */
    record Figure(String code, String name, String unit, boolean moreIsBetter) {}

    /** @param from first day of its period */
    record Reading(BigDecimal value, LocalDate from) {}
}
