package org.terreau.pipeline.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.pipeline.IncubatorStats;
import org.terreau.web.Csv;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** How long the incubator takes, for everybody. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class IncubatorStatsController {

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
        return Csv.file(
                "delais-de-l-incubateur.csv",
                List.of(
                        "mois",
                        "demandes_recues",
                        "demandes_repondues",
                        "repondues_dans_le_delai",
                        "mediane_reponse_jours",
                        "decisions",
                        "mediane_decision_jours"),
                stats.figures().months().stream()
                        .map(line -> List.of(
                                String.valueOf(line.month()),
                                String.valueOf(line.received()),
                                String.valueOf(line.answered()),
                                String.valueOf(line.inTime()),
                                text(line.medianAnswer()),
                                String.valueOf(line.decided()),
                                text(line.medianDecision())))
                        .toList());
    }

    private static String text(@Nullable BigDecimal days) {
        return days == null ? "" : days.toPlainString();
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
        List<Month> months = new ArrayList<>();
        for (IncubatorStats.Line line : figures.months()) months.add(month(line));
        return ResponseEntity.ok().body(new Answer(figures.incubator().id().value(), months, month(figures.whole())));
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
