package org.terreau.survey;

import java.util.Optional;
import org.terreau.impact.Cell;

/** A figure of the answers that an indicator may receive, as a numerator and a denominator. */
public enum FedMeasure {
    /** Sum of the scores over the answers: out of 5. */
    EASE("facilite", Cell.USABLE),
    /** Those who give 4 or 5 over the answers: to satisfaction or, when it was not asked, to usefulness. */
    SATISFIED("satisfaits", Cell.USEFUL),
    /** A hundred times promoters less detractors, over the answers: in points. */
    RECOMMENDED("nps", Cell.USEFUL);

    private final String code;
    private final Cell cell;

    FedMeasure(String code, Cell cell) {
        this.code = code;
        this.cell = cell;
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    /** Of the indicators that may receive it. */
    public Cell cell() {
        return cell;
    }

    public static Optional<FedMeasure> of(String code) {
        for (FedMeasure measure : values()) if (measure.code.equals(code)) return Optional.of(measure);
        return Optional.empty();
    }

    /**
     * A value of a month.
     *
     * @param denominator how many answered
     */
    record Value(long numerator, long denominator) {}

    Value of(Results.Month month, boolean percent) {
        return switch (this) {
            case EASE -> {
                Tally ease = month.of(Question.EASE);
                yield new Value(ease.sum(), ease.total());
            }
            case SATISFIED -> {
                Tally pleased = month.pleased();
                yield new Value(pleased.satisfied() * (percent ? 1 : 100), pleased.total());
            }
            case RECOMMENDED -> {
                Tally asked = month.of(Question.RECOMMENDATION);
                yield new Value((asked.promoters() - asked.detractors()) * (percent ? 1 : 100), asked.total());
            }
        };
    }
}
