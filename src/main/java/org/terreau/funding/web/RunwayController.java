package org.terreau.funding.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.funding.Runway;
import org.terreau.funding.Runways;
import org.terreau.identity.Actor;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Table;

/** How far the money of a product goes: three ends, the one that governs, and what to do before it. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class RunwayController {

    private static final Table<Line> LINES = Table.of(Line.class);

    private final Pages pages;
    private final Runways runways;

    RunwayController(Pages pages, Runways runways) {
        this.pages = pages;
        this.runways = runways;
    }

    /** What stands at the end of a month, with taxes. */
    record Line(LocalDate jour, BigDecimal accorde, BigDecimal engage, BigDecimal serviceFait, BigDecimal paye) {}

    @GetMapping("/produits/{id}/gestion-budget/trajectoire")
    ModelAndView read(@PathVariable String id, Locale locale, Actor actor) {
        Runways.Told told = runways.of(BudgetDeskController.id(id), actor);
        Runway runway = told.runway();
        return pages.show(
                "funding/runway",
                new RunwayPage(
                        told, runway == null ? null : RunwayDrawing.of(told, runway, pages.outsideRequest(locale))));
    }

    private List<Line> lines(String id, Actor actor) {
        Runway runway = runways.of(BudgetDeskController.id(id), actor).runway();
        List<Line> lines = new ArrayList<>();
        if (runway != null)
            runway.months()
                    .forEach((day, sums) -> lines.add(new Line(
                            day,
                            sums.granted().inEuros(),
                            sums.engaged().inEuros(),
                            sums.done().inEuros(),
                            sums.paid().inEuros())));
        return lines;
    }

    @GetMapping("/produits/{id}/gestion-budget/trajectoire.csv")
    ResponseEntity<byte[]> csv(@PathVariable String id, Actor actor) {
        return LINES.csv("trajectoire-" + id + ".csv", lines(id, actor));
    }

    @GetMapping("/api/produits/{id}/trajectoire")
    ResponseEntity<List<Line>> json(@PathVariable String id, Actor actor) {
        return ResponseEntity.ok(lines(id, actor));
    }
}
