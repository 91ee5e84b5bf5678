package org.terreau.identity.web;

import jakarta.servlet.http.HttpSession;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.identity.Sessions;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.RecentProof;
import org.terreau.web.Viewer;

/** Signing out somebody, or everybody, when one fears that somebody else is in their place. */
@Controller
@OpenTo(OpenTo.Audience.ADMINISTRATOR)
class EveryonesSessionsController {

    private static final String PATH = "/administration/connexions";
    private static final String PAGE = "identity/everyones-sessions";

    private final Pages pages;
    private final Sessions sessions;

    EveryonesSessionsController(Pages pages, Sessions sessions) {
        this.pages = pages;
        this.sessions = sessions;
    }

    @Bean
    static NavigationEntry everyonesSessionsNavigation() {
        return new NavigationEntry(
                NavigationEntry.Group.INCUBATOR, 898, "identity.everyone.menu", PATH, Viewer::administrator);
    }

    @GetMapping(PATH)
    ModelAndView read(Actor actor) {
        return pages.show(PAGE, new EveryonesSessionsPage(Form.EMPTY));
    }

    @PostMapping(PATH + "/arret")
    @RecentProof
    ModelAndView end(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        try {
            return pages.after(PATH, "flash.identity.everyone.one", sessions.endAllOf(form.text("adresse"), actor));
        } catch (Refused refusal) {
            return pages.refused(PAGE, new EveryonesSessionsPage(form.refused(refusal)));
        }
    }

    @PostMapping(PATH + "/toutes/arret")
    @RecentProof
    ModelAndView endAll(@RequestParam MultiValueMap<String, String> typed, Actor actor, HttpSession current) {
        Form form = Form.of(typed);
        if (!form.has("confirme", "oui"))
            return pages.refused(
                    PAGE,
                    new EveryonesSessionsPage(
                            form.refused(new Refused("confirme", "identity.everyone.confirm.missing"))));
        return pages.after(PATH, "flash.identity.everyone.all", sessions.endAll(current.getId(), actor));
    }
}
