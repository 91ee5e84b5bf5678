package org.terreau.today.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.shared.Words;
import org.terreau.today.Today;
import org.terreau.web.CalendarFile;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Table;

/** What waits for somebody, as files and for programs; its page is their home. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class TodayController {

    private static final Table<Line> TABLE = Table.of(Line.class);

    private final Pages pages;
    private final Today today;
    private final Clock clock;
    private final String baseUrl;

    TodayController(Pages pages, Today today, Clock clock, @Value("${terreau.base-url}") String baseUrl) {
        this.pages = pages;
        this.today = today;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    @Bean
    static NavigationEntry todayNavigation() {
        return NavigationEntry.forSignedIn(300, "today.title", "/");
    }

    /** What a letter leads to: it asks to sign in, which the home does not. */
    @GetMapping("/aujourdhui")
    ModelAndView fromLetter() {
        return pages.redirect("/");
    }

    /** Something that waits, for a file or a program. */
    record Line(
            String urgence,
            String rubrique,
            String quoi,
            @Nullable String sur,
            String pourquoi,
            @Nullable LocalDate depuis,
            @Nullable LocalDate avantLe,
            String adresse) {}

    @GetMapping("/aujourdhui.csv")
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> typed, Locale locale, Actor actor) {
        return TABLE.csv("aujourdhui.csv", lines(typed, locale, actor));
    }

    @GetMapping("/api/aujourdhui")
    ResponseEntity<List<Line>> json(@RequestParam MultiValueMap<String, String> typed, Locale locale, Actor actor) {
        return ResponseEntity.ok(lines(typed, locale, actor));
    }

    private List<Line> lines(MultiValueMap<String, String> typed, Locale locale, Actor actor) {
        return everything(typed, words(locale), actor)
                .lines()
                .map(line -> new Line(
                        line.urgency().code(),
                        line.source(),
                        line.awaited().what(),
                        TodayPage.name(line.awaited()),
                        line.awaited().why(),
                        line.awaited().since(),
                        line.awaited().until(),
                        baseUrl + line.awaited().action().path()))
                .toList();
    }

    /** What has a last day. */
    @GetMapping("/aujourdhui.ics")
    ResponseEntity<byte[]> calendar(@RequestParam MultiValueMap<String, String> typed, Locale locale, Actor actor) {
        return CalendarFile.file(
                "aujourdhui.ics",
                TodayCalendar.events(everything(typed, words(locale), actor)),
                baseUrl,
                clock.instant());
    }

    private Today.Waiting everything(MultiValueMap<String, String> typed, Words words, Actor actor) {
        return today.everything(wanted(Form.of(typed)), actor, words);
    }

    private Words words(Locale locale) {
        return pages.outsideRequest(locale).words();
    }

    static Today.Wanted wanted(Form form) {
        return new Today.Wanted(form.text("rubrique"), form.text("sur"));
    }
}
