package org.terreau.deployment.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.terreau.deployment.CollectivityServices;
import org.terreau.deployment.Experimentation;
import org.terreau.shared.NotFound;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityKind;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Searched;

/** The public page of each collectivity: the services it uses, tries, could use, and those of its neighbours. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class CollectivityController {

    private static final int FOUND = 20;

    private final Pages pages;
    private final CollectivityServices services;
    private final Collectivities collectivities;

    CollectivityController(Pages pages, CollectivityServices services, Collectivities collectivities) {
        this.pages = pages;
        this.services = services;
        this.collectivities = collectivities;
    }

    @GetMapping("/collectivites")
    ModelAndView search(@RequestParam MultiValueMap<String, String> typed) {
        return pages.showToAll("deployment/collectivities", () -> {
            Form form = Form.of(typed);
            String text = Searched.of(form);
            return new CollectivitySearchPage(
                    form, text.isEmpty() ? List.of() : collectivities.search(text, null, FOUND));
        });
    }

    /** Under its id ("commune:29019"); its bare code and the code of a commune of the past lead there. */
    @GetMapping("/collectivites/{code}")
    ModelAndView collectivity(@PathVariable String code) {
        Collectivity place = known(code);
        if (!place.id().toString().equals(code)) {
            RedirectView there = new RedirectView(CollectivityPage.path(place));
            there.setStatusCode(HttpStatus.MOVED_PERMANENTLY);
            return new ModelAndView(there);
        }
        return pages.showToAll("deployment/collectivity", () -> new CollectivityPage(services.of(place)));
    }

    private Collectivity known(String written) {
        return CollectivityId.parse(written)
                .or(() -> collectivities.registered(written).map(Collectivity::id))
                .or(() -> coded(written.toUpperCase(Locale.ROOT)))
                .flatMap(id -> collectivities
                        .find(id)
                        .map(collectivities::legalPerson)
                        .or(() -> collectivities.former(id).map(Collectivities.Former::current)))
                .orElseThrow(() -> new NotFound("collectivity", written));
    }

    private static Optional<CollectivityId> coded(String code) {
        if (code.matches("\\d{5}|\\d[AB]\\d{3}"))
            return Optional.of(new CollectivityId(CollectivityKind.COMMUNE, code));
        return code.matches("\\d{2,3}|2[AB]")
                ? Optional.of(new CollectivityId(CollectivityKind.DEPARTEMENT, code))
                : Optional.empty();
    }

    /** A service that is used or tried. */
    record UsedLine(
            String id,
            String nom,
            String etat,
            LocalDate depuis,
            @Nullable String decision) {

        static UsedLine of(CollectivityServices.Used used) {
            Experimentation.Decision decision = used.decision();
            return new UsedLine(
                    used.product().id().value(),
                    used.product().name(),
                    used.state().code(),
                    used.since(),
                    decision == null ? null : decision.code());
        }
    }

    /** A service that others use. */
    record SuggestedLine(String id, String nom, String parce, long usages) {

        static SuggestedLine of(CollectivityServices.Suggested suggested) {
            return new SuggestedLine(
                    suggested.product().id().value(),
                    suggested.product().name(),
                    suggested.why().code(),
                    suggested.uses());
        }
    }

    /** A collectivity as programs read it. */
    record Answer(
            String id,
            String nom,
            @Nullable String departement,
            @Nullable String groupement,
            String taille,
            @Nullable Long population,
            List<UsedLine> utilise,
            List<UsedLine> experimente,
            List<SuggestedLine> pourrait,
            List<SuggestedLine> voisins,
            List<Long> problemes) {}

    @GetMapping("/api/collectivites/{code}")
    ResponseEntity<Answer> json(@PathVariable String code) {
        CollectivityServices.Sheet sheet = services.of(known(code));
        return ResponseEntity.ok(new Answer(
                sheet.place().id().toString(),
                sheet.place().name(),
                sheet.place().departement(),
                sheet.grouping().map(one -> one.id().toString()).orElse(null),
                sheet.stratum().code(),
                sheet.place().population(),
                sheet.uses().stream().map(UsedLine::of).toList(),
                sheet.hosts().stream()
                        .filter(CollectivityServices.Used::tried)
                        .map(UsedLine::of)
                        .toList(),
                sheet.couldUse().stream().map(SuggestedLine::of).toList(),
                sheet.neighbours().stream().map(SuggestedLine::of).toList(),
                sheet.problems().stream().map(problem -> problem.id().value()).toList()));
    }
}
