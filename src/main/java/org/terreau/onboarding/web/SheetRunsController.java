package org.terreau.onboarding.web;

import java.util.List;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.onboarding.Fate;
import org.terreau.onboarding.SheetRun;
import org.terreau.onboarding.Sheets;
import org.terreau.shared.Refused;
import org.terreau.shared.Words;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Table;

/** The reports of the tables that an incubator took over, and their undoing. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class SheetRunsController {

    private static final String RUN = SheetsPage.PATH + "/reprises/{number:[0-9]{1,18}}";
    private static final String API = "/api/reprises-de-tableaux";
    private static final String TEMPLATE = "onboarding/run";
    private static final Table<RunLine> RUNS = Table.of(RunLine.class);
    private static final Table<SheetLine> LINES = Table.of(SheetLine.class);

    private final Pages pages;
    private final Sheets sheets;

    SheetRunsController(Pages pages, Sheets sheets) {
        this.pages = pages;
        this.sheets = sheets;
    }

    private List<RunLine> runs(String incubator, Actor actor) {
        return sheets.runs(sheets.written(incubator, actor).id(), 1, actor).items().stream()
                .map(RunLine::of)
                .toList();
    }

    @GetMapping(SheetsPage.PATH + ".csv")
    ResponseEntity<byte[]> runsFile(@RequestParam(defaultValue = "") String incubateur, Actor actor) {
        return RUNS.csv("reprises-de-tableaux.csv", runs(incubateur, actor));
    }

    @GetMapping(API)
    ResponseEntity<List<RunLine>> runsRead(@RequestParam(defaultValue = "") String incubateur, Actor actor) {
        return ResponseEntity.ok(runs(incubateur, actor));
    }

    private ModelAndView shown(SheetRunPage page) {
        return pages.show(TEMPLATE, page);
    }

    private SheetRunPage page(long number, Form form, Form asked, Actor actor) {
        Sheets.Report report = sheets.report(number, actor);
        Fate fate = Fate.of(asked.text("devenir")).orElse(null);
        return new SheetRunPage(report, form, fate, SheetsController.some(report.lines(), fate, asked.page()));
    }

    @GetMapping(RUN)
    ModelAndView report(@PathVariable long number, @RequestParam MultiValueMap<String, String> asked, Actor actor) {
        return shown(page(number, Form.EMPTY, Form.of(asked), actor));
    }

    private List<SheetLine> lines(long number, Actor actor, Locale locale) {
        Words words = pages.outsideRequest(locale).words();
        return sheets.report(number, actor).lines().stream()
                .map(line -> SheetLine.of(line, words))
                .toList();
    }

    @GetMapping(RUN + ".csv")
    ResponseEntity<byte[]> file(@PathVariable long number, Actor actor, Locale locale) {
        return LINES.csv("reprise-" + number + ".csv", lines(number, actor, locale));
    }

    @GetMapping(API + "/{number:[0-9]{1,18}}")
    ResponseEntity<List<SheetLine>> read(@PathVariable long number, Actor actor, Locale locale) {
        return ResponseEntity.ok(lines(number, actor, locale));
    }

    /** The lines that were refused, as they were written, with why: to correct them and bring them again. */
    @GetMapping(RUN + "/refusees.csv")
    ResponseEntity<byte[]> refused(@PathVariable long number, Actor actor, Locale locale) {
        Sheets.Report report = sheets.report(number, actor);
        return SheetsController.refused(
                report.run().sheet().header(),
                report.lines(),
                pages.outsideRequest(locale).words());
    }

    @PostMapping(RUN + "/annulation")
    ModelAndView undo(@PathVariable long number, Actor actor) {
        SheetRunPage before = page(number, Form.EMPTY, Form.EMPTY, actor);
        try {
            Sheets.Undone undone = sheets.undo(number, actor);
            SheetRun run = before.run();
            return pages.after(run.path(), "flash.onboarding.undone", undone.removed(), undone.left());
        } catch (Refused refusal) {
            return pages.refused(TEMPLATE, page(number, Form.EMPTY.refused(refusal), Form.EMPTY, actor));
        }
    }
}
