package org.terreau.legal.web;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.legal.Opening;
import org.terreau.legal.Particular;
import org.terreau.legal.Particulars;
import org.terreau.legal.SiteParticulars;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;
import org.terreau.web.Viewer;

/** What the administrator says of the site, and what remains to be done before it opens. */
@Controller
@OpenTo(OpenTo.Audience.ADMINISTRATOR)
class AdministrationController {

    private final Pages pages;
    private final SiteParticulars particulars;
    private final Opening opening;

    AdministrationController(Pages pages, SiteParticulars particulars, Opening opening) {
        this.pages = pages;
        this.particulars = particulars;
        this.opening = opening;
    }

    @Bean
    static NavigationEntry openingNavigation() {
        return new NavigationEntry(
                NavigationEntry.Group.INCUBATOR,
                895,
                "legal.opening.menu",
                "/administration/ouverture",
                Viewer::administrator);
    }

    @GetMapping("/administration/ouverture")
    ModelAndView opening(Actor actor) {
        return pages.show("legal/opening", new OpeningPage(opening.steps(actor)));
    }

    @GetMapping(SiteParticulars.PATH)
    ModelAndView form(@RequestParam(defaultValue = "1") int page, Actor actor) {
        Particulars now = particulars.read();
        Map<String, String> stored = new HashMap<>();
        stored.put("version", Long.toString(now.version()));
        now.said().forEach((one, text) -> stored.put(one.field(), text));
        return pages.show(
                "legal/particulars", new ParticularsPage(Form.filled(stored), particulars.history(page, actor)));
    }

    @PostMapping(SiteParticulars.PATH)
    ModelAndView change(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        try {
            Particulars said = read(form);
            PublicWords.check(form, written(said, particulars.read()));
            particulars.change(said, actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "legal/particulars", new ParticularsPage(form.refused(refusal), particulars.history(1, actor)));
        }
        return pages.after(SiteParticulars.PATH, "flash.legal.saved");
    }

    /** The fields of the long texts that are new: what was taken once is not asked about again. */
    private static String[] written(Particulars said, Particulars before) {
        return Stream.of(Particular.AUDIT_FAULTS, Particular.EXEMPTIONS, Particular.TERMS)
                .filter(one -> !said.text(one).equals(before.text(one)))
                .map(Particular::field)
                .toArray(String[]::new);
    }

    private static Particulars read(Form form) {
        Map<Particular, String> said = new EnumMap<>(Particular.class);
        for (Particular one : Particular.values()) said.put(one, form.text(one.field()));
        return new Particulars(said, form.version());
    }
}
