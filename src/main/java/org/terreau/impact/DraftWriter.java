package org.terreau.impact;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.territory.CollectivityKind;

/** Writes an {@link Impact.Draft} one said thing after the other; what is not said stays empty, and more is better. */
public final class DraftWriter {

    private String code = "";
    private String name = "";
    private String question = "";
    private String unit = "";
    private boolean moreIsBetter = true;
    private @Nullable Cell cell;
    private @Nullable Stage stage;
    private @Nullable Aggregation aggregation;
    private @Nullable Spread spread;
    private @Nullable Periodicity periodicity;
    private @Nullable CollectivityKind grain;
    private String formula = "";
    private String source = "";
    private String model = "";
    private String definition = "";
    private @Nullable LocalDate since;
    private boolean breaks;
    private String target = "";
    private Map<Integer, String> targets = Map.of();
    private String stop = "";
    private Map<Integer, String> stops = Map.of();
    private String reason = "";
    private boolean northStar;

    DraftWriter() {}

    DraftWriter(Impact.Draft draft) {
        code = draft.code();
        name = draft.name();
        question = draft.question();
        unit = draft.unit();
        moreIsBetter = draft.moreIsBetter();
        cell = draft.cell();
        stage = draft.stage();
        aggregation = draft.aggregation();
        spread = draft.spread();
        periodicity = draft.periodicity();
        grain = draft.grain();
        formula = draft.formula();
        source = draft.source();
        model = draft.model();
        definition = draft.definition();
        since = draft.since();
        breaks = draft.breaks();
        target = draft.target();
        targets = draft.targets();
        stop = draft.stop();
        stops = draft.stops();
        northStar = draft.northStar();
    }

    public DraftWriter code(String said) {
        code = said;
        return this;
    }

    public DraftWriter name(String said) {
        name = said;
        return this;
    }

    public DraftWriter question(String said) {
        question = said;
        return this;
    }

    public DraftWriter unit(String said) {
        unit = said;
        return this;
    }

    public DraftWriter moreIsBetter(boolean said) {
        moreIsBetter = said;
        return this;
    }

    public DraftWriter cell(@Nullable Cell said) {
        cell = said;
        return this;
    }

    public DraftWriter stage(@Nullable Stage said) {
        stage = said;
        return this;
    }

    public DraftWriter aggregation(@Nullable Aggregation said) {
        aggregation = said;
        return this;
    }

    public DraftWriter spread(@Nullable Spread said) {
        spread = said;
        return this;
    }

    public DraftWriter periodicity(@Nullable Periodicity said) {
        periodicity = said;
        return this;
    }

    public DraftWriter grain(@Nullable CollectivityKind said) {
        grain = said;
        return this;
    }

    public DraftWriter formula(String said) {
        formula = said;
        return this;
    }

    public DraftWriter source(String said) {
        source = said;
        return this;
    }

    public DraftWriter model(String said) {
        model = said;
        return this;
    }

    public DraftWriter definition(String said) {
        definition = said;
        return this;
    }

    public DraftWriter since(@Nullable LocalDate said) {
        since = said;
        return this;
    }

    public DraftWriter breaks(boolean said) {
        breaks = said;
        return this;
    }

    public DraftWriter target(String said) {
        target = said;
        return this;
    }

    public DraftWriter stop(String said) {
        stop = said;
        return this;
    }

    public DraftWriter stops(Map<Integer, String> said) {
        stops = said;
        return this;
    }

    public DraftWriter reason(String said) {
        reason = said;
        return this;
    }

    public DraftWriter targets(Map<Integer, String> said) {
        targets = said;
        return this;
    }

    public DraftWriter northStar(boolean said) {
        northStar = said;
        return this;
    }

    public Impact.Draft draft() {
        return new Impact.Draft(
                code,
                name,
                question,
                unit,
                moreIsBetter,
                cell,
                stage,
                aggregation,
                spread,
                periodicity,
                grain,
                formula,
                source,
                model,
                definition,
                since,
                breaks,
                target,
                targets,
                stop,
                stops,
                reason,
                northStar);
    }
}
