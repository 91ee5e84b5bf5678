package org.terreau.committee.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.committee.ClockWords;
import org.terreau.committee.Clocks;
import org.terreau.committee.Committees;
import org.terreau.committee.ProductClock;
import org.terreau.identity.Actor;
import org.terreau.shared.Words;
import org.terreau.web.CalendarFile;
import org.terreau.web.Csv;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Searched;
import org.terreau.web.Ui;

/** The list of committees for the staff, to read, to take away and to keep in a calendar. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class CommitteeListController {

    private final Pages pages;
    private final Committees committees;
    private final Clocks clocks;
    private final CommitteesCalendar calendar;
    private final Clock clock;
    private final String baseUrl;

    CommitteeListController(
            Pages pages,
            Committees committees,
            Clocks clocks,
            CommitteesCalendar calendar,
            Clock clock,
            @Value("${terreau.base-url}") String baseUrl) {
        this.pages = pages;
        this.committees = committees;
        this.clocks = clocks;
        this.calendar = calendar;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    private static Form form(MultiValueMap<String, String> typed) {
        Form form = Form.of(typed);
        String when = form.text("quand");
        return form.with("quand", when.equals("passes") || when.equals("tous") ? when : "a-venir")
                .with("tri", form.text("tri").equals("produit") ? "produit" : "date");
    }

    private static Committees.Filter filter(Form form) {
        return new Committees.Filter(
                Searched.of(form), form.text("etat"), form.text("quand"), form.text("tri"), form.text("incubateur"));
    }

    @Bean
    static NavigationEntry committeesNavigation() {
        return NavigationEntry.forStaff(340, "committee.title", "/comites");
    }

    @GetMapping("/comites")
    ModelAndView list(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = form(typed);
        return pages.show(
                "committee/list",
                new CommitteeListPage(
                        committees.list(filter(form), form.page(), actor),
                        clocks.pressing(actor),
                        form,
                        committees.today()));
    }

    @GetMapping("/comites.csv")
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> typed, Locale locale, Actor actor) {
        Ui ui = pages.outsideRequest(locale);
        List<List<String>> rows = new ArrayList<>();
        for (Committees.Line line : committees.all(filter(form(typed)), actor))
            rows.add(List.of(
                    line.product().id().value(),
                    line.product().name(),
                    line.committee().meetsOn().toString(),
                    line.papersDue().toString(),
                    ui.t("committee.state." + line.committee().state().code()),
                    day(line.clock(), clock -> clock.period().ends()),
                    day(line.clock(), clock -> clock.deadline().orderBy()),
                    day(line.clock(), clock -> clock.deadline().decideBy()),
                    line.clock() == null ? "" : ClockWords.committee(line.clock(), ui.words()),
                    line.committee().early(),
                    line.decided() == null
                            ? ""
                            : ui.t("decision.outcome."
                                    + line.decided().outcome().code()),
                    line.decided() == null ? "" : ui.baseUrl() + line.decided().path()));
        return Csv.file(
                "comites.csv",
                List.of(
                        "id",
                        ui.t("committee.product"),
                        ui.t("committee.date"),
                        ui.t("committee.papers"),
                        ui.t("committee.pack.state"),
                        ui.t("clock.ends"),
                        ui.t("clock.order-by"),
                        ui.t("clock.decide-by"),
                        ui.t("clock.title"),
                        ui.t("committee.early"),
                        ui.t("committee.outcome"),
                        ui.t("committee.outcome.address")),
                rows);
    }

    private static String day(@Nullable ProductClock clock, Function<ProductClock, LocalDate> day) {
        return clock == null ? "" : day.apply(clock).toString();
    }

    /**
     * A committee for programs.
     *
     * @param clock how much time is left to its product; null when nobody wrote what pays it
     */
    record Answer(
            String product,
            String name,
            LocalDate date,
            LocalDate papersDue,
            String state,
            String path,
            String early,
            @Nullable ClockAnswer clock,
            @Nullable Outcome outcome) {

        /** What was decided that day, when it is public. */
        record Outcome(String code, String path) {}
    }

    @GetMapping("/api/comites")
    ResponseEntity<List<Answer>> json(@RequestParam MultiValueMap<String, String> typed, Locale locale, Actor actor) {
        Words words = pages.outsideRequest(locale).words();
        return ResponseEntity.ok(committees.all(filter(form(typed)), actor).stream()
                .map(line -> new Answer(
                        line.product().id().value(),
                        line.product().name(),
                        line.committee().meetsOn(),
                        line.papersDue(),
                        line.committee().state().code(),
                        line.committee().path(),
                        line.committee().early(),
                        line.clock() == null ? null : ClockAnswer.of(line.clock(), words),
                        line.decided() == null
                                ? null
                                : new Answer.Outcome(
                                        line.decided().outcome().code(),
                                        line.decided().path())))
                .toList());
    }

    @GetMapping("/comites.ics")
    ResponseEntity<byte[]> calendar(@RequestParam MultiValueMap<String, String> typed, Locale locale, Actor actor) {
        return CalendarFile.file(
                "comites.ics",
                calendar.events(
                        filter(form(typed)), actor, pages.outsideRequest(locale).words()),
                baseUrl,
                clock.instant());
    }
}
