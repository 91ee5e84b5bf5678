package org.terreau.incubator.web;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;
import org.terreau.identity.Actor;
import org.terreau.incubator.BudgetClosure;
import org.terreau.incubator.CommitteeCalendar;
import org.terreau.incubator.EntryCost;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Members;
import org.terreau.incubator.Programme;
import org.terreau.incubator.Settings;
import org.terreau.shared.Money;
import org.terreau.shared.Objections;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;

@Controller
@OpenTo(OpenTo.Audience.STAFF)
class SettingsController {

    static final List<String> FIGURES =
            List.copyOf(Settings.figures(Programme.USUAL).keySet());

    static final List<String> CLOSURE =
            List.copyOf(Settings.closure(BudgetClosure.USUAL).keySet());

    private final Pages pages;
    private final Settings settings;
    private final Members members;
    private final EntryCost entry;

    SettingsController(Pages pages, Settings settings, Members members, EntryCost entry) {
        this.pages = pages;
        this.settings = settings;
        this.members = members;
        this.entry = entry;
    }

    @Bean
    static NavigationEntry settingsNavigation() {
        return new NavigationEntry(
                NavigationEntry.Group.INCUBATOR,
                890,
                "incubator.menu",
                "/reglages",
                viewer -> viewer instanceof Actor actor
                        && !actor.scopes(org.terreau.identity.Role.LEAD).isEmpty());
    }

    static String path(IncubatorId id) {
        return "/reglages/" + UriUtils.encodePathSegment(id.value(), StandardCharsets.UTF_8);
    }

    @GetMapping("/reglages")
    ModelAndView list(Actor actor) {
        List<Incubator> led = settings.ledBy(actor);
        return led.size() == 1
                ? pages.redirect(path(led.get(0).id()))
                : pages.show("incubator/settings-list", new SettingsListPage(led));
    }

    @GetMapping("/reglages/{id}")
    ModelAndView form(@PathVariable String id, @RequestParam(defaultValue = "1") int page, Actor actor) {
        Settings.Edited edited = settings.read(new IncubatorId(id), actor);
        Programme figures = edited.programme();
        Map<String, String> stored = new HashMap<>();
        stored.put("titre", edited.incubator().title());
        stored.put("contact", given(edited.incubator().contact()));
        stored.put("presentation", given(edited.incubator().shortDescription()));
        stored.put("version", Long.toString(edited.version()));
        Settings.figures(figures).forEach((field, value) -> stored.put(field, value.toString()));
        BudgetClosure closure = figures.calendar().closure();
        stored.put(Settings.CLOSURE, closure.observed() ? "oui" : "");
        stored.putAll(Settings.closure(closure));
        return pages.show(
                "incubator/settings",
                new SettingsPage(
                        edited.incubator().id(),
                        edited.incubator().title(),
                        members.none(edited.incubator().id(), actor),
                        Form.filled(stored),
                        settings.history(edited.incubator().id(), page, actor),
                        entry.of(edited.incubator().id())));
    }

    @PostMapping("/reglages/{id}")
    ModelAndView change(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        IncubatorId incubator = new IncubatorId(id);
        Settings.Edited current = settings.read(incubator, actor);
        Form form = Form.of(typed);
        try {
            PublicWords.check(form, "presentation");
            settings.change(
                    incubator,
                    form.text("titre"),
                    form.text("contact"),
                    form.text("presentation"),
                    figures(form),
                    form.version(),
                    actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "incubator/settings",
                    new SettingsPage(
                            incubator,
                            current.incubator().title(),
                            members.none(incubator, actor),
                            form.refused(refusal),
                            settings.history(incubator, 1, actor),
                            entry.of(incubator)));
        }
        return pages.after(path(incubator), "flash.incubator.saved");
    }

    private static Programme figures(Form form) {
        Objections objections = new Objections();
        Map<String, Integer> read = new HashMap<>();
        for (String field : FIGURES) {
            String digits = form.text(field).replaceAll("[\\s\u00a0\u202f€%]", "");
            if (digits.matches("\\d{1,8}")) read.put(field, Integer.parseInt(digits));
            else objections.add(field, "incubator.figure.wrong");
        }
        BudgetClosure closure = new ClosureForm(form, objections).read();
        objections.raise();
        return new Programme(
                read.getOrDefault("delai", 0),
                read.getOrDefault("semaines-instruction", 0),
                read.getOrDefault("semaines-min", 0),
                read.getOrDefault("semaines-max", 0),
                Money.euros(read.getOrDefault("cout-investigation", 0)),
                Money.euros(read.getOrDefault("cout-entree", 0)),
                read.getOrDefault("increment", 0),
                read.getOrDefault("comite", 0),
                read.getOrDefault("entretiens", 0),
                read.getOrDefault("part-agent", 0),
                read.getOrDefault("collectivites", 0),
                read.getOrDefault("comite-avant-max", 0),
                read.getOrDefault("comite-avant-min", 0),
                read.getOrDefault("papiers", 0),
                read.getOrDefault("seuil-avis", 0),
                read.getOrDefault("silence", 0),
                new CommitteeCalendar(read.getOrDefault("comite-ecart", 0), closure));
    }

    private static String given(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }
}
