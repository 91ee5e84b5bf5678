package org.terreau.standard.web;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.incubator.Incubator;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.Slice;
import org.terreau.standard.Check;
import org.terreau.standard.MeasuredChecks;
import org.terreau.standard.SiteMatrix;
import org.terreau.standard.Theme;
import org.terreau.web.Csv;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** Where staff read how the sites of their products stand, and what ends this month. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class SiteMatrixController {

    private static final int PAGE = 20;

    private final Pages pages;
    private final SiteMatrix matrix;
    private final MeasuredChecks measured;

    SiteMatrixController(Pages pages, SiteMatrix matrix, MeasuredChecks measured) {
        this.pages = pages;
        this.matrix = matrix;
        this.measured = measured;
    }

    @Bean
    static NavigationEntry qualityNavigation() {
        return NavigationEntry.forStaff(352, "standard.title", "/qualite");
    }

    @GetMapping("/qualite")
    ModelAndView show(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        SiteMatrix.Matrix all = read(form, actor);
        return pages.show(
                "standard/matrix",
                new SiteMatrixPage(
                        form,
                        matrix.worksFor(actor),
                        actor.has(all.incubator().value(), org.terreau.identity.Role.LEAD),
                        all,
                        Slice.of(all.rows(), form.page(), PAGE)));
    }

    private Incubator incubator(Form form, Actor actor) {
        String asked = form.text("incubateur");
        return matrix.worksFor(actor).stream()
                .filter(one -> asked.isEmpty() || one.id().value().equals(asked))
                .findFirst()
                .orElseThrow(() -> new NotAllowed("sites of " + asked));
    }

    @GetMapping("/qualite/pratiques")
    ModelAndView choosing(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Incubator incubator = incubator(Form.of(typed), actor);
        MeasuredChecks.Choice choice = measured.choice(incubator.id(), actor);
        Map<String, String> chosen = new LinkedHashMap<>();
        choice.informs().forEach((check, practice) -> chosen.put(check.code(), String.valueOf(practice)));
        return pages.show("standard/practices", new CheckPracticesPage(incubator, choice, Form.filled(chosen)));
    }

    @PostMapping("/qualite/pratiques")
    ModelAndView choose(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        Incubator incubator = incubator(form, actor);
        Map<Check, Long> chosen = new EnumMap<>(Check.class);
        for (Check check : Check.values()) form.number(check.code()).ifPresent(number -> chosen.put(check, number));
        measured.choose(incubator.id(), chosen, actor);
        return pages.after("/qualite", "flash.standard.practices");
    }

    private SiteMatrix.Matrix read(Form form, Actor actor) {
        return matrix.of(
                incubator(form, actor).id(), Theme.of(form.text("norme")).orElse(null), form.ticked("echecs"), actor);
    }

    /** A product as programs read it: its checks and where each stands. */
    record Line(String produit, int sites, int echecs, Map<String, String> controles) {}

    @GetMapping("/api/qualite")
    ResponseEntity<List<Line>> json(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return ResponseEntity.ok(read(Form.of(typed), actor).rows().stream()
                .map(row -> {
                    Map<String, String> checks = new LinkedHashMap<>();
                    for (Check check : Check.values()) {
                        SiteMatrix.Cell cell = row.cells().get(check);
                        if (cell != null)
                            checks.put(check.code(), cell.outcome().code());
                    }
                    return new Line(row.product().value(), row.sites(), row.failed(), checks);
                })
                .toList());
    }

    @GetMapping("/qualite.csv")
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        List<Check> columns = SiteMatrixPage.columns(form);
        List<String> header = new ArrayList<>(List.of("produit", "nom", "sites", "echecs"));
        columns.forEach(check -> header.add(check.code()));
        return Csv.file(
                "qualite.csv",
                header,
                read(form, actor).rows().stream()
                        .map(row -> {
                            List<String> line = new ArrayList<>(List.of(
                                    row.product().value(),
                                    row.name(),
                                    String.valueOf(row.sites()),
                                    String.valueOf(row.failed())));
                            for (Check check : columns) {
                                SiteMatrix.Cell cell = row.cells().get(check);
                                line.add(cell == null ? "" : cell.outcome().code());
                            }
                            return line;
                        })
                        .toList());
    }
}
