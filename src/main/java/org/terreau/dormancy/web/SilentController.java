package org.terreau.dormancy.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.dormancy.Silences;
import org.terreau.identity.Actor;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Table;

/** The products whose teams were asked whether they live, for those who work for their incubators. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class SilentController {

    /** A product as files and programs read it. */
    record Line(
            String produit,
            String nom,
            String incubateur,
            String etat,
            String dernierSigne,
            LocalDate dernierSigneLe,
            LocalDate interrogeLe,
            LocalDate reponseAvantLe,
            @Nullable LocalDate dormantDepuisLe,
            String adresse) {

        static Line of(Silences.Line line) {
            return new Line(
                    line.product().id().value(),
                    line.product().name(),
                    line.incubator(),
                    SilentPage.state(line),
                    line.last().code(),
                    line.last().on(),
                    line.asked().on(),
                    line.asked().marksOn(),
                    line.asked().marked(),
                    line.product().id().path());
        }
    }

    private static final Table<Line> LINES = Table.of(Line.class);

    private final Pages pages;
    private final Silences silences;

    SilentController(Pages pages, Silences silences) {
        this.pages = pages;
        this.silences = silences;
    }

    @Bean
    static NavigationEntry silentNavigation() {
        return NavigationEntry.forStaff(355, "dormancy.title", "/produits-silencieux");
    }

    @GetMapping("/produits-silencieux")
    ModelAndView list(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        return pages.show("dormancy/silent", SilentPage.of(form, lines(form, actor)));
    }

    @GetMapping("/produits-silencieux.csv")
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return LINES.csv("produits-silencieux.csv", rows(typed, actor));
    }

    @GetMapping("/api/produits-silencieux")
    ResponseEntity<List<Line>> json(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return ResponseEntity.ok(rows(typed, actor));
    }

    private List<Line> rows(MultiValueMap<String, String> typed, Actor actor) {
        return lines(Form.of(typed), actor).stream().map(Line::of).toList();
    }

    private List<Silences.Line> lines(Form form, Actor actor) {
        String state = form.text("etat");
        return silences.asked(actor).stream()
                .filter(line -> state.isEmpty() || SilentPage.state(line).equals(state))
                .toList();
    }
}
