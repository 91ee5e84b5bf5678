package org.terreau.problem.web;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.terreau.problem.Problem;
import org.terreau.problem.ProblemId;
import org.terreau.problem.ProblemSection;
import org.terreau.problem.Registry;
import org.terreau.problem.Statement;
import org.terreau.shared.NotFound;
import org.terreau.territory.Collectivities;
import org.terreau.web.Csv;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** The public page of a problem, and its tables. What was merged leads to what it is read as. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class ProblemController {

    private final Pages pages;
    private final Registry registry;
    private final Collectivities collectivities;
    private final List<ProblemSection> sections;

    ProblemController(Pages pages, Registry registry, Collectivities collectivities, List<ProblemSection> sections) {
        this.pages = pages;
        this.registry = registry;
        this.collectivities = collectivities;
        this.sections = sections.stream()
                .sorted(Comparator.comparingInt(ProblemSection::order))
                .toList();
    }

    /** Digits only, so that other pages under `/problemes/` keep their names. */
    @GetMapping("/problemes/{id:[0-9]+}")
    ModelAndView read(@PathVariable String id) {
        ProblemId asked = ProblemId.parse(id);
        try {
            return pages.showToAll("problem/problem", () -> page(registry.sheet(asked)));
        } catch (NotFound unknown) {
            RedirectView there = new RedirectView(registry.read(asked).id().path());
            there.setStatusCode(HttpStatus.MOVED_PERMANENTLY);
            return new ModelAndView(there);
        }
    }

    private ProblemPage page(Registry.Sheet sheet) {
        return new ProblemPage(
                sheet,
                List.copyOf(
                        collectivities.findAll(sheet.problem().territories()).values()),
                sections.stream()
                        .flatMap(section -> section.of(sheet.problem()).stream())
                        .toList());
    }

    @GetMapping("/problemes/{id:[0-9]+}/collectivites.csv")
    ResponseEntity<byte[]> csv(@PathVariable String id) {
        return Csv.file(
                "collectivites.csv",
                List.of("collectivite", "code", "type", "departement", "population", "depuis"),
                registry.sheet(registry.read(ProblemId.parse(id)).id()).places().stream()
                        .map(place -> List.of(
                                place.collectivity().name(),
                                place.collectivity().id().code(),
                                place.collectivity().id().kind().code(),
                                text(place.collectivity().departement()),
                                text(place.collectivity().population()),
                                place.since().toString()))
                        .toList());
    }

    /** A collectivity that has the problem, for a program. */
    record Place(
            String id,
            String nom,
            String type,
            @Nullable String departement,
            @Nullable Long population,
            String depuis) {}

    /** A testimony, for a program. */
    record Told(String fonction, String collectivite, String texte, String frequence) {}

    /** A problem in full, for a program. */
    record Answer(
            long numero,
            Map<String, String> enonce,
            List<String> themes,
            List<String> territoires,
            int collectivitesConfirmees,
            boolean partage,
            List<Place> collectivites,
            List<Told> temoignages,
            String adresse) {}

    @GetMapping("/api/problemes/{id:[0-9]+}")
    ResponseEntity<Answer> json(@PathVariable String id) {
        Registry.Sheet sheet = registry.sheet(registry.read(ProblemId.parse(id)).id());
        Problem problem = sheet.problem();
        Map<String, String> parts = new LinkedHashMap<>();
        for (Statement.Part part : Statement.Part.values())
            parts.put(part.code(), problem.statement().get(part));
        return ResponseEntity.ok(new Answer(
                problem.id().value(),
                parts,
                problem.themes(),
                problem.territories().stream().map(Object::toString).toList(),
                problem.collectivities(),
                sheet.shared(),
                sheet.places().stream()
                        .map(place -> new Place(
                                place.collectivity().id().toString(),
                                place.collectivity().name(),
                                place.collectivity().id().kind().code(),
                                place.collectivity().departement(),
                                place.collectivity().population(),
                                place.since().toString()))
                        .toList(),
                sheet.testimonies().stream()
                        .map(one ->
                                new Told(one.role(), one.collectivity().id().toString(), one.text(), one.frequency()))
                        .toList(),
                problem.id().path()));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
