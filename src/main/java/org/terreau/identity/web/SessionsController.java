package org.terreau.identity.web;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.identity.Sessions;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.RecentProof;

/** Where one is signed in, and signing out from there. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class SessionsController {

    private static final String PATH = "/mes-connexions";

    private final Pages pages;
    private final Sessions sessions;
    private final long hours;

    SessionsController(Pages pages, Sessions sessions, @Value("${spring.session.timeout}") Duration idle) {
        this.pages = pages;
        this.sessions = sessions;
        this.hours = idle.toHours();
    }

    @Bean
    static NavigationEntry sessionsNavigation() {
        return NavigationEntry.forSignedIn(395, "identity.sessions.title", PATH);
    }

    @GetMapping(PATH)
    ModelAndView list(Actor actor, HttpSession current) {
        return pages.show(
                "identity/sessions",
                new SessionsPage(
                        sessions.of(actor, current.getId()), sessions.longest().toDays(), hours, sessions.most()));
    }

    @PostMapping(PATH + "/arret")
    @RecentProof
    ModelAndView end(@RequestParam(defaultValue = "") String connexion, Actor actor) {
        sessions.end(connexion, actor);
        return pages.after(PATH, "flash.identity.session-ended");
    }

    @PostMapping(PATH + "/arret-ailleurs")
    @RecentProof
    ModelAndView endOthers(Actor actor, HttpSession current) {
        int ended = sessions.endOthers(current.getId(), actor);
        return pages.after(PATH, "flash.identity.sessions-ended", ended);
    }
}
