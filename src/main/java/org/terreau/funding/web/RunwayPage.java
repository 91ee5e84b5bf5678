package org.terreau.funding.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.funding.Runway;
import org.terreau.funding.Runways;
import org.terreau.web.Ui;

/**
 * How far the money of a product goes.
 *
 * @param drawing null when nobody granted anything
 */
public record RunwayPage(Runways.Told told, @Nullable RunwayDrawing drawing) {

    public String desk() {
        return told.product().id().path() + "/gestion-budget";
    }

    public String path() {
        return desk() + "/trajectoire";
    }

    public String orders() {
        return told.product().id().path() + "/commandes";
    }

    /** What says why an end is where it is. */
    public String why(Runway.End end, Ui ui) {
        Runway runway = told.runway();
        return runway != null && end.kind() == Runway.Kind.PACE && runway.aDay() != null
                ? ui.t("funding.runway.why.rythme", ui.money(runway.aDay()))
                : ui.t("funding.runway.why." + end.kind().code());
    }

    /** What the clock of decisions says, the most pressing first. */
    public List<String> clock(Ui ui) {
        return told.left() == null ? List.of() : told.left().sentences().apply(ui.words());
    }

    /** The day by which to order is past, or comes within a month, and something may still be ordered. */
    public boolean orderSoon() {
        Runway runway = told.runway();
        return runway != null
                && told.deadline() != null
                && !told.deadline().orderBy().isAfter(told.today().plusDays(30));
    }
}
