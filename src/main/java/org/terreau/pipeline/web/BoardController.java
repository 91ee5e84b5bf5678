package org.terreau.pipeline.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.dossier.DossierStep;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.pipeline.Pipeline;
import org.terreau.shared.Paris;
import org.terreau.territory.Collectivities;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Searched;
import org.terreau.web.Table;

/** The board of all dossiers: columns, list, files. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class BoardController {

    private static final int USUAL_PERIOD = 90;
    private static final Table<Row> TABLE = Table.of(Row.class);

    private final Pages pages;
    private final Pipeline pipeline;
    private final Collectivities collectivities;

    BoardController(Pages pages, Pipeline pipeline, Collectivities collectivities) {
        this.pages = pages;
        this.pipeline = pipeline;
        this.collectivities = collectivities;
    }

    @Bean
    static NavigationEntry boardNavigation() {
        return NavigationEntry.forStaff(315, "pipeline.board.menu", "/dossiers/tableau");
    }

    @GetMapping("/dossiers/tableau")
    ModelAndView board(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        Pipeline.Filter filter = filter(form);
        int period = period(form);
        if (form.text("vue").equals("liste")) {
            Pipeline.Listed listed = pipeline.list(filter, form.page(), actor);
            return pages.show(
                    "pipeline/board",
                    new BoardPage(
                            form, null, listed.cards(), listed.assignees(), collectivities.departements(), period));
        }
        Pipeline.Board board = pipeline.board(filter, period, actor);
        return pages.show(
                "pipeline/board",
                new BoardPage(form, board, null, board.assignees(), collectivities.departements(), period));
    }

    @GetMapping("/dossiers/tableau.csv")
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return TABLE.csv("tableau-des-dossiers.csv", rows(typed, actor));
    }

    @GetMapping("/dossiers/tableau.xlsx")
    ResponseEntity<byte[]> xlsx(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return TABLE.xlsx("tableau-des-dossiers.xlsx", "Dossiers", rows(typed, actor));
    }

    /** A dossier of the board in a file. */
    record Row(
            long numero,
            String titre,
            String organisation,
            String etape,
            LocalDate depuisLe,
            long jours,
            String retard,
            String responsable,
            List<String> themes,
            int relecteurs,
            int avisComplets,
            @Nullable LocalDate avisAttendusLe,
            LocalDate ouvertLe,
            @Nullable String territoire) {}

    private List<Row> rows(MultiValueMap<String, String> typed, Actor actor) {
        return pipeline.export(filter(Form.of(typed)), 0, actor).cards().stream()
                .map(card -> new Row(
                        card.id().value(),
                        card.title(),
                        card.organisation(),
                        card.step().code(),
                        day(card.since()),
                        card.days(),
                        age(card),
                        card.assignee(),
                        card.themes(),
                        card.reviewers(),
                        card.reviewed(),
                        card.reviewDue(),
                        day(card.openedAt()),
                        card.territory()))
                .toList();
    }

    private static LocalDate day(java.time.Instant instant) {
        return Paris.day(instant);
    }

    private static String age(Pipeline.Card card) {
        return card.late() ? "en retard" : card.ageing() ? "ancien" : "";
    }

    /** A dossier of the board for a program. */
    record Line(
            long numero,
            String titre,
            String organisation,
            String etape,
            String depuisLe,
            long jours,
            String retard,
            String responsable,
            List<String> themes,
            int relecteurs,
            int avisComplets,
            @Nullable LocalDate avisAttendusLe,
            @Nullable String territoire) {}

    /** How long a step takes, for a program. */
    record Delay(String etape, long quittee, double medianeJours, double neuviemeDecileJours) {}

    record Answer(List<Line> dossiers, List<Delay> delais) {}

    @GetMapping("/api/dossiers/tableau")
    ResponseEntity<Answer> json(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        Pipeline.Exported exported = pipeline.export(filter(form), period(form), actor);
        return ResponseEntity.ok(new Answer(
                exported.cards().stream()
                        .map(card -> new Line(
                                card.id().value(),
                                card.title(),
                                card.organisation(),
                                card.step().code(),
                                card.since().toString(),
                                card.days(),
                                age(card),
                                card.assignee(),
                                card.themes(),
                                card.reviewers(),
                                card.reviewed(),
                                card.reviewDue(),
                                card.territory()))
                        .toList(),
                exported.delays().stream()
                        .map(delay ->
                                new Delay(delay.step().code(), delay.left(), delay.medianDays(), delay.ninetiethDays()))
                        .toList()));
    }

    private static int period(Form form) {
        String written = form.text("periode");
        return BoardPage.PERIODS.stream()
                .filter(days -> days.toString().equals(written))
                .findFirst()
                .orElse(USUAL_PERIOD);
    }

    static Pipeline.Filter filter(Form form) {
        String whose = form.text("responsable");
        boolean one = whose.matches("[1-9]\\d{0,14}");
        return new Pipeline.Filter(
                one
                        ? Pipeline.Whose.ONE
                        : switch (whose) {
                            case "moi" -> Pipeline.Whose.MINE;
                            case "personne" -> Pipeline.Whose.NOBODY;
                            default -> Pipeline.Whose.EVERYBODY;
                        },
                one ? new AccountId(Long.parseLong(whose)) : null,
                form.text("theme"),
                form.text("departement"),
                step(form.text("etape")),
                form.text("age").matches("[1-9]\\d{0,3}") ? Integer.parseInt(form.text("age")) : 0,
                Searched.of(form),
                Arrays.stream(Pipeline.Order.values())
                        .filter(order -> order.code().equals(form.text("tri")))
                        .findFirst()
                        .orElse(Pipeline.Order.OLDEST));
    }

    private static @Nullable DossierStep step(String code) {
        for (DossierStep step : DossierStep.values()) if (step.code().equals(code)) return step;
        return null;
    }
}
