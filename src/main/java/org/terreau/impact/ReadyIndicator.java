package org.terreau.impact;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Indicators of the impact matrix, ready to be taken. Name, question, unit and definition are in the bundles, under
 * {@code impact.ready.<code>.…}.
 *
 * <p>Source: the impact matrix of the French incubators; the mandatory ones are owed from the start as definitions, and
 * within eighteen months as figures.
 */
public enum ReadyIndicator {
    EASE("facilite", Cell.USABLE, null, Aggregation.RATIO, true, true, ""),
    SUPPORT("contact-support", Cell.USABLE, null, Aggregation.RATIO, false, false, ""),
    COMPLETION("completion", Cell.USABLE, Stage.ACTIVATION, Aggregation.RATIO, true, false, ""),
    ACTIVE_USERS("utilisateurs-actifs", Cell.USED, Stage.ACTIVATION, Aggregation.AVERAGE, true, true, ""),
    TRANSACTIONS("demarches", Cell.USED, Stage.ACTIVATION, Aggregation.SUM, true, true, ""),
    PENETRATION("penetration", Cell.USED, Stage.ACQUISITION, Aggregation.LAST, true, true, ""),
    RETENTION("retention", Cell.USED, Stage.RETENTION, Aggregation.RATIO, true, false, ""),
    GROWTH("croissance", Cell.USED, Stage.ACQUISITION, Aggregation.LAST, true, false, "evolution(utilisateurs-actifs)"),
    SATISFACTION("satisfaction", Cell.USEFUL, Stage.RECOMMENDATION, Aggregation.RATIO, true, true, ""),
    VALUE("valeur-produite", Cell.USEFUL, null, Aggregation.SUM, true, false, ""),
    IMPACT("impact-genere", Cell.IMPACTFUL, Stage.IMPACT, Aggregation.SUM, true, true, ""),
    RISKS("risques-evites", Cell.IMPACTFUL, Stage.IMPACT, Aggregation.SUM, true, false, ""),
    COST_OF_USE(
            "cout-usage", Cell.EFFICIENT, null, Aggregation.LAST, false, true, "budget-annuel / utilisateurs-actifs"),
    COST_OF_IMPACT(
            "cout-impact", Cell.EFFICIENT, null, Aggregation.LAST, false, false, "budget-annuel / impact-genere");

    private final String code;
    private final Cell cell;
    private final @Nullable Stage stage;
    private final Aggregation aggregation;
    private final boolean moreIsBetter;
    private final boolean mandatory;
    private final String formula;

    ReadyIndicator(
            String code,
            Cell cell,
            @Nullable Stage stage,
            Aggregation aggregation,
            boolean moreIsBetter,
            boolean mandatory,
            String formula) {
        this.code = code;
        this.cell = cell;
        this.stage = stage;
        this.aggregation = aggregation;
        this.moreIsBetter = moreIsBetter;
        this.mandatory = mandatory;
        this.formula = formula;
    }

    /** In addresses, message keys and the database; the code of the indicator that follows it, when it is free. */
    public String code() {
        return code;
    }

    public Cell cell() {
        return cell;
    }

    public @Nullable Stage stage() {
        return stage;
    }

    public Aggregation aggregation() {
        return aggregation;
    }

    public Spread spread() {
        return switch (aggregation) {
            case RATIO -> Spread.RATIO;
            case AVERAGE, SUM -> Spread.SUM;
            case LAST -> Spread.NONE;
        };
    }

    public boolean moreIsBetter() {
        return moreIsBetter;
    }

    /** Every product owes it. */
    public boolean mandatory() {
        return mandatory;
    }

    /** From which it is computed; "" when it is measured. */
    public String formula() {
        return formula;
    }

    public static Optional<ReadyIndicator> of(String code) {
        return Arrays.stream(values()).filter(ready -> ready.code.equals(code)).findFirst();
    }

    public static List<ReadyIndicator> of(Cell cell) {
        return Arrays.stream(values()).filter(ready -> ready.cell == cell).toList();
    }

    public static List<ReadyIndicator> owed() {
        return Arrays.stream(values()).filter(ReadyIndicator::mandatory).toList();
    }
}
