package org.terreau.pipeline.web;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.pipeline.IncubatorStats;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Table;

/** How long the incubator takes, for everybody. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class IncubatorStatsController {

    private static final Table<Month> TABLE = Table.of(Month.class);

    private final Pages pages;
    private final IncubatorStats stats;

    IncubatorStatsController(Pages pages, IncubatorStats stats) {
        this.pages = pages;
        this.stats = stats;
    }

    @GetMapping("/incubateur/stats")
    ModelAndView page() {
        return pages.showToAll("pipeline/incubator-stats", () -> new IncubatorStatsPage(stats.figures()));
    }

    @GetMapping("/incubateur/stats.csv")
    ResponseEntity<byte[]> csv() {
        return TABLE.csv("delais-de-l-incubateur.csv", months(stats.figures()));
    }

    /** A month for a program; the median is null when too few stand behind it. */
    record Month(
            @Nullable String mois,
            long demandesRecues,
            long demandesRepondues,
            long reponduesDansLeDelai,
            @Nullable BigDecimal medianeReponseJours,
            long decisions,
            @Nullable BigDecimal medianeDecisionJours) {}

    record Answer(String incubateur, List<Month> mois, Month ensemble) {}

    @GetMapping("/api/incubateur/stats")
    ResponseEntity<Answer> json() {
        IncubatorStats.Figures figures = stats.figures();
        return ResponseEntity.ok()
                .body(new Answer(figures.incubator().id().value(), months(figures), month(figures.whole())));
    }

    private static List<Month> months(IncubatorStats.Figures figures) {
        return figures.months().stream().map(IncubatorStatsController::month).toList();
    }

    private static Month month(IncubatorStats.Line line) {
        return new Month(
                line.month() == null ? null : line.month().toString(),
                line.received(),
                line.answered(),
                line.inTime(),
                line.medianAnswer(),
                line.decided(),
                line.medianDecision());
    }
}
