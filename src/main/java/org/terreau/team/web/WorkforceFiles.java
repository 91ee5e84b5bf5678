package org.terreau.team.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.terreau.identity.Actor;
import org.terreau.team.Gates;
import org.terreau.team.Workforce;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Table;

/** Each table of the people of incubators as a file and for programs, for those who lead them. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class WorkforceFiles {

    private static final Table<Load> LOADS = Table.of(Load.class);
    private static final Table<End> ENDS = Table.of(End.class);
    private static final Table<Coach> COACHES = Table.of(Coach.class);
    private static final Table<Lack> LACKS = Table.of(Lack.class);

    private final Workforce workforce;

    WorkforceFiles(Workforce workforce) {
        this.workforce = workforce;
    }

    /**
     * Somebody's week.
     *
     * @param semaine its Monday
     * @param auDela the person's fullest week is more than the incubator bears
     */
    record Load(String personne, LocalDate semaine, BigDecimal jours, boolean auDela) {}

    /** @param produit null for what is done for a whole incubator */
    record End(
            LocalDate fin,
            String personne,
            String metier,
            @Nullable String produit) {}

    record Coach(String personne, long produits, BigDecimal joursParSemaine, long depuisJours, boolean auDela) {}

    /**
     * What lacks to a team.
     *
     * @param manque whether it is not there, or to be seen
     * @param depuis since when nobody holds it; null when nobody knows
     * @param responsable who answers for it; null as long as nobody does
     */
    record Lack(
            String produit,
            String besoin,
            boolean manque,
            @Nullable LocalDate depuis,
            @Nullable String criticite,
            @Nullable String responsable,
            @Nullable LocalDate echeance) {}

    private <T> List<T> told(
            MultiValueMap<String, String> typed, Actor actor, Function<Workforce.Report, List<T>> lines) {
        return lines.apply(workforce.report(WorkforceController.filter(Form.of(typed)), actor));
    }

    private static List<Load> loads(Workforce.Report report) {
        List<Load> lines = new ArrayList<>();
        for (Workforce.Load load : report.loads())
            for (int week = 0; week < report.weeks().size(); week++)
                lines.add(new Load(
                        load.person().name(),
                        report.weeks().get(week),
                        load.weeks().get(week),
                        load.over()));
        return lines;
    }

    private static List<End> ends(Workforce.Report report) {
        return report.ends().values().stream()
                .flatMap(List::stream)
                .map(end -> new End(
                        end.on(),
                        end.person().name(),
                        end.trade().code(),
                        end.product() == null ? null : end.product().id().value()))
                .toList();
    }

    private static List<Coach> coaches(Workforce.Report report) {
        return report.coaches().stream()
                .map(coach -> new Coach(
                        coach.person().name(), coach.products(), coach.days(), coach.longest(), coach.beyond()))
                .toList();
    }

    private static List<Lack> lacks(Workforce.Report report) {
        return report.lacking().stream()
                .flatMap(one ->
                        one.lacks().stream().map(lack -> lack(one.product().id().value(), lack)))
                .toList();
    }

    private static Lack lack(String product, Gates.Lack lack) {
        Gates.Owner owner = lack.owner();
        return new Lack(
                product,
                lack.need().kind().code(),
                lack.need().missing(),
                lack.need().since(),
                lack.need().criticality() == null
                        ? null
                        : lack.need().criticality().code(),
                owner == null ? null : owner.name(),
                owner == null ? null : owner.dueOn());
    }

    @GetMapping("/equipes/charge.csv")
    ResponseEntity<byte[]> loadsFile(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return LOADS.csv("charge.csv", told(typed, actor, WorkforceFiles::loads));
    }

    @GetMapping("/api/equipes/charge")
    ResponseEntity<List<Load>> loads(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return ResponseEntity.ok(told(typed, actor, WorkforceFiles::loads));
    }

    @GetMapping("/equipes/fins.csv")
    ResponseEntity<byte[]> endsFile(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return ENDS.csv("fins-de-mission.csv", told(typed, actor, WorkforceFiles::ends));
    }

    @GetMapping("/api/equipes/fins")
    ResponseEntity<List<End>> ends(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return ResponseEntity.ok(told(typed, actor, WorkforceFiles::ends));
    }

    @GetMapping("/equipes/coachs.csv")
    ResponseEntity<byte[]> coachesFile(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return COACHES.csv("coachs.csv", told(typed, actor, WorkforceFiles::coaches));
    }

    @GetMapping("/api/equipes/coachs")
    ResponseEntity<List<Coach>> coaches(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return ResponseEntity.ok(told(typed, actor, WorkforceFiles::coaches));
    }

    @GetMapping("/equipes/manques.csv")
    ResponseEntity<byte[]> lacksFile(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return LACKS.csv("manques.csv", told(typed, actor, WorkforceFiles::lacks));
    }

    @GetMapping("/api/equipes/manques")
    ResponseEntity<List<Lack>> lacks(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return ResponseEntity.ok(told(typed, actor, WorkforceFiles::lacks));
    }
}
