package org.terreau.access.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.access.AccessWeeks;
import org.terreau.access.Tools;
import org.terreau.identity.Actor;
import org.terreau.incubator.Incubator;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Table;

/** How the accounts of an incubator go, for those who work for it: nobody is named. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class WeeksController {

    private static final Table<Line> LINES = Table.of(Line.class);

    private final Pages pages;
    private final Tools tools;
    private final AccessWeeks weeks;

    WeeksController(Pages pages, Tools tools, AccessWeeks weeks) {
        this.pages = pages;
        this.tools = tools;
        this.weeks = weeks;
    }

    /**
     * A week or a month in files.
     *
     * @param serie "ecarts-ouverts" by week, or "jours-jusqu-au-retrait" by month
     * @param valeur null where nothing is known
     * @param departs people who left that month; null for a week
     */
    record Line(
            String serie,
            String debut,
            @Nullable Integer valeur,
            @Nullable Integer departs) {}

    private WeeksPage read(String incubator, Actor actor) {
        Incubator known = tools.kept(incubator, actor);
        return new WeeksPage(known, weeks.of(known.id(), actor));
    }

    @GetMapping("/outils/suivi")
    ModelAndView show(@RequestParam(defaultValue = "") String incubateur, Actor actor) {
        return pages.show("access/weeks", read(incubateur, actor));
    }

    @GetMapping("/outils/suivi.csv")
    ResponseEntity<byte[]> csv(@RequestParam(defaultValue = "") String incubateur, Actor actor) {
        return LINES.csv("suivi-des-acces.csv", lines(incubateur, actor));
    }

    @GetMapping("/api/outils/suivi")
    ResponseEntity<List<Line>> json(@RequestParam(defaultValue = "") String incubateur, Actor actor) {
        return ResponseEntity.ok(lines(incubateur, actor));
    }

    private List<Line> lines(String incubator, Actor actor) {
        AccessWeeks.Told told = read(incubator, actor).told();
        List<Line> lines = new ArrayList<>();
        for (AccessWeeks.Week week : told.weeks())
            lines.add(new Line("ecarts-ouverts", week.monday().toString(), week.open(), null));
        for (AccessWeeks.Month month : told.months())
            lines.add(new Line(
                    "jours-jusqu-au-retrait", month.month().atDay(1).toString(), month.median(), month.departures()));
        return lines;
    }
}
