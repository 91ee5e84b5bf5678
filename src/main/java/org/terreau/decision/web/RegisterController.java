package org.terreau.decision.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.decision.Condition;
import org.terreau.decision.Decision;
import org.terreau.decision.Outcome;
import org.terreau.decision.Register;
import org.terreau.incubator.Incubators;
import org.terreau.web.AtomFeed;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Searched;
import org.terreau.web.Table;
import org.terreau.web.Ui;

/** The public register of decisions, to read, to take away and to follow. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class RegisterController {

    private static final int ENTRIES = 50;
    private static final Table<DecisionLine> LINES = Table.of(DecisionLine.class);

    private final Pages pages;
    private final Register register;
    private final Incubators incubators;

    RegisterController(Pages pages, Register register, Incubators incubators) {
        this.pages = pages;
        this.register = register;
        this.incubators = incubators;
    }

    @Bean
    static NavigationEntry decisionsNavigation() {
        return NavigationEntry.forEveryone(145, "decision.register", "/decisions");
    }

    static Register.Filter filter(Form form) {
        return new Register.Filter(
                Searched.of(form),
                Outcome.named(form.text("issue")).map(Outcome::code).orElse(""),
                form.text("incubateur"),
                year(form.text("annee")),
                day(form.text("comite")),
                form.text("sujet"),
                Condition.State.named(form.text("conditions"))
                        .map(Condition.State::code)
                        .orElse(""));
    }

    private static @Nullable Integer year(String written) {
        return written.matches("(19|20)\\d\\d") ? Integer.valueOf(written) : null;
    }

    private static @Nullable LocalDate day(String written) {
        try {
            return written.isEmpty() ? null : LocalDate.parse(written);
        } catch (DateTimeException notOne) {
            return null;
        }
    }

    @GetMapping("/decisions")
    ModelAndView list(@RequestParam MultiValueMap<String, String> typed) {
        return pages.showToAll("decision/register", () -> {
            Form form = Form.of(typed);
            return new RegisterPage(register.page(filter(form), form.page()), form, names());
        });
    }

    private Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        incubators.all().forEach(incubator -> names.put(incubator.id().value(), incubator.title()));
        return names;
    }

    @GetMapping("/decisions.csv")
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> typed) {
        return LINES.csv(
                "decisions.csv",
                register.all(filter(Form.of(typed))).stream()
                        .map(DecisionLine::of)
                        .toList());
    }

    @GetMapping("/api/decisions")
    ResponseEntity<List<DecisionLine>> json(@RequestParam MultiValueMap<String, String> typed) {
        return ResponseEntity.ok(register.all(filter(Form.of(typed))).stream()
                .map(DecisionLine::of)
                .toList());
    }

    @GetMapping("/decisions.atom")
    ResponseEntity<byte[]> feed(@RequestParam MultiValueMap<String, String> typed) {
        Ui ui = pages.outsideRequest(Locale.FRENCH);
        List<AtomFeed.Item> items = register.latest(filter(Form.of(typed)), ENTRIES).stream()
                .map(one -> item(one, ui))
                .toList();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(AtomFeed.MEDIA_TYPE))
                .cacheControl(CacheControl.noCache())
                .body(AtomFeed.of(
                        ui.t("decision.feed.title", ui.brand().name()), "/decisions.atom", "/decisions", items, ui));
    }

    private static AtomFeed.Item item(Decision decision, Ui ui) {
        return new AtomFeed.Item(
                decision.path(),
                ui.t(
                        "decision.feed.entry",
                        decision.subject().title(),
                        ui.t("decision.outcome." + decision.outcome().code())),
                Optional.ofNullable(decision.publication().publishedAt()).orElse(Instant.EPOCH),
                decision.path(),
                decision.reason());
    }
}
