package org.terreau.funding.web;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.funding.Needs;
import org.terreau.identity.Actor;
import org.terreau.incubator.Incubators;
import org.terreau.shared.Plain;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Searched;
import org.terreau.web.Table;

/** What an incubator's products still have to find, quarter by quarter: for those who work for it. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class NeedsController {

    private static final String PAGE = "/besoins";
    private static final int LINES = 20;

    private final Pages pages;
    private final Needs needs;
    private final Incubators incubators;

    NeedsController(Pages pages, Needs needs, Incubators incubators) {
        this.pages = pages;
        this.needs = needs;
        this.incubators = incubators;
    }

    @Bean
    static NavigationEntry needsNavigation() {
        return NavigationEntry.forStaff(460, "funding.needs.menu", PAGE);
    }

    private static List<Needs.Row> found(List<Needs.Row> all, Form form) {
        String words = Plain.text(Searched.of(form));
        return all.stream()
                .filter(one -> Plain.text(one.product().name()).contains(words))
                .filter(one -> form.text("incubateur").isEmpty()
                        || one.product().incubator().value().equals(form.text("incubateur")))
                .filter(one -> !form.ticked("a-trouver") || one.notFound().cents() > 0)
                .toList();
    }

    @GetMapping(PAGE)
    ModelAndView read(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        List<Needs.Row> all = needs.all(actor);
        Map<String, String> own = new LinkedHashMap<>();
        incubators.all().stream()
                .filter(one ->
                        all.stream().anyMatch(row -> row.product().incubator().equals(one.id())))
                .forEach(one -> own.put(one.id().value(), one.title()));
        List<Needs.Row> found = found(all, form);
        return pages.show(
                "funding/needs", new NeedsPage(form, Slice.of(found, form.page(), LINES), NeedsPage.sums(found), own));
    }

    /** A quarter of a product as files have it, in euros with their taxes. */
    record Line(
            String produit,
            String nom,
            String incubateur,
            String trimestre,
            BigDecimal besoin,
            boolean norme,
            BigDecimal finance,
            BigDecimal promis,
            BigDecimal demande,
            BigDecimal aTrouver) {

        static Line of(Needs.Row row, Needs.Cell cell) {
            return new Line(
                    row.product().id().value(),
                    row.product().name(),
                    row.product().incubator().value(),
                    NeedsPage.quarter(cell.quarter()),
                    cell.need().inEuros(),
                    cell.norm(),
                    cell.funded().inEuros(),
                    cell.promised().inEuros(),
                    cell.asked().inEuros(),
                    cell.notFound().inEuros());
        }
    }

    private List<Line> lines(MultiValueMap<String, String> typed, Actor actor) {
        return found(needs.all(actor), Form.of(typed)).stream()
                .sorted(Comparator.comparing(row -> row.product().id().value()))
                .flatMap(row -> row.cells().stream().map(cell -> Line.of(row, cell)))
                .toList();
    }

    @GetMapping(PAGE + ".csv")
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return Table.of(Line.class).csv("besoins.csv", lines(typed, actor));
    }

    @GetMapping(PAGE + ".xlsx")
    ResponseEntity<byte[]> xlsx(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return Table.of(Line.class).xlsx("besoins.xlsx", "Besoins", lines(typed, actor));
    }
}
