package org.terreau.problem.web;

import java.time.Instant;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.incubator.Themes;
import org.terreau.problem.Registry;
import org.terreau.territory.Collectivities;
import org.terreau.web.Csv;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Searched;

/** The registry: the list of the problems that collectivities have. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class RegistryController {

    private final Pages pages;
    private final Registry registry;
    private final Collectivities collectivities;

    RegistryController(Pages pages, Registry registry, Collectivities collectivities) {
        this.pages = pages;
        this.registry = registry;
        this.collectivities = collectivities;
    }

    @Bean
    static NavigationEntry problemNavigation() {
        return NavigationEntry.forEveryone(100, "problem.menu", "/problemes");
    }

    @GetMapping("/problemes")
    ModelAndView list(@RequestParam MultiValueMap<String, String> typed) {
        return pages.showToAll("problem/problems", () -> {
            Form form = Form.of(typed);
            int threshold = registry.threshold();
            int number = form.page();
            return new RegistryPage(
                    form,
                    registry.page(choice(form), threshold, number),
                    threshold,
                    collectivities.regions(),
                    collectivities.departements());
        });
    }

    @GetMapping("/problemes.csv")
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> typed) {
        int threshold = registry.threshold();
        return Csv.file(
                "problemes.csv",
                List.of(
                        "numero",
                        "titre",
                        "qui",
                        "themes",
                        "collectivites_confirmees",
                        "partage",
                        "departements",
                        "publie_le",
                        "adresse"),
                registry.all(choice(Form.of(typed))).stream()
                        .map(card -> List.of(
                                card.id().toString(),
                                card.title(),
                                card.who(),
                                String.join(", ", card.themes()),
                                Integer.toString(card.collectivities()),
                                card.collectivities() >= threshold ? "oui" : "non",
                                String.join(", ", card.departements()),
                                card.publishedAt().toString(),
                                card.id().path()))
                        .toList());
    }

    /** A problem as programs list it. */
    record Line(
            long numero,
            String titre,
            String qui,
            List<String> themes,
            int collectivites,
            boolean partage,
            List<String> departements,
            Instant publieLe,
            String adresse) {}

    @GetMapping("/api/problemes")
    ResponseEntity<List<Line>> json(@RequestParam MultiValueMap<String, String> typed) {
        int threshold = registry.threshold();
        return ResponseEntity.ok(registry.all(choice(Form.of(typed))).stream()
                .map(card -> new Line(
                        card.id().value(),
                        card.title(),
                        card.who(),
                        card.themes(),
                        card.collectivities(),
                        card.collectivities() >= threshold,
                        card.departements(),
                        card.publishedAt(),
                        card.id().path()))
                .toList());
    }

    private static Registry.Choice choice(Form form) {
        String theme = form.text("theme");
        return new Registry.Choice(
                Searched.of(form),
                Themes.known(theme) ? theme : "",
                form.text("territoire"),
                form.text("partage").matches("oui|non") ? form.text("partage") : "",
                form.text("tri"));
    }
}
