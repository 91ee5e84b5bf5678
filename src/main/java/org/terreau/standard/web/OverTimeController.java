package org.terreau.standard.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.incubator.Incubator;
import org.terreau.shared.NotAllowed;
import org.terreau.standard.Check;
import org.terreau.standard.ChecksOverTime;
import org.terreau.standard.SiteMatrix;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Table;

/** Where staff read how many of the sites pass a check, month by month. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class OverTimeController {

    private static final Table<Line> LINES = Table.of(Line.class);

    private final Pages pages;
    private final SiteMatrix matrix;
    private final ChecksOverTime checks;

    OverTimeController(Pages pages, SiteMatrix matrix, ChecksOverTime checks) {
        this.pages = pages;
        this.matrix = matrix;
        this.checks = checks;
    }

    /**
     * A month as programs read it.
     *
     * @param part in hundredths; null when no site was measured
     * @param rupture the rule of the check is another than the month before
     */
    record Line(
            String mois,
            String controle,
            long reussis,
            long mesures,
            @Nullable Long part,
            boolean rupture) {}

    private OverTimePage read(MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        List<Incubator> incubators = matrix.worksFor(actor);
        String asked = form.text("incubateur");
        Incubator incubator = incubators.stream()
                .filter(one -> asked.isEmpty() || one.id().value().equals(asked))
                .findFirst()
                .orElseThrow(() -> new NotAllowed("sites of " + asked));
        Check check = Check.of(form.text("controle")).orElse(Check.MENTION);
        return new OverTimePage(
                form.with("controle", check.code()), incubators, check, checks.of(incubator.id(), check, actor));
    }

    @GetMapping("/qualite/evolution")
    ModelAndView show(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return pages.show("standard/over-time", read(typed, actor));
    }

    @GetMapping("/qualite/evolution.csv")
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return LINES.csv("evolution.csv", lines(typed, actor));
    }

    @GetMapping("/api/qualite/evolution")
    ResponseEntity<List<Line>> json(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return ResponseEntity.ok(lines(typed, actor));
    }

    private List<Line> lines(MultiValueMap<String, String> typed, Actor actor) {
        OverTimePage page = read(typed, actor);
        return page.months().stream()
                .map(one -> new Line(
                        one.month().toString(),
                        page.check().code(),
                        one.passed(),
                        one.measured(),
                        one.share(),
                        one.broken()))
                .toList();
    }
}
