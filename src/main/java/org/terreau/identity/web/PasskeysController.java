package org.terreau.identity.web;

import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.identity.Passkeys;
import org.terreau.identity.Role;
import org.terreau.identity.Sessions;
import org.terreau.identity.SignInLinks;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.RecentProof;

/** One's own passkeys: seen, made, removed. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class PasskeysController {

    static final String PATH = "/mes-cles-d-acces";

    private final Pages pages;
    private final Passkeys passkeys;
    private final Sessions sessions;

    PasskeysController(Pages pages, Passkeys passkeys, Sessions sessions) {
        this.pages = pages;
        this.passkeys = passkeys;
        this.sessions = sessions;
    }

    @Bean
    static NavigationEntry passkeysNavigation() {
        return NavigationEntry.forSignedIn(396, "passkey.title", PATH);
    }

    @GetMapping(PATH)
    ModelAndView list(Actor actor, HttpSession session, @RequestParam(defaultValue = "") String suite) {
        return pages.show("identity/passkeys", page(Form.EMPTY, actor, session, suite));
    }

    /** What a browser is asked to make one with; a session that was left open gets none. */
    @PostMapping(PATH + "/defi")
    ResponseEntity<Passkeys.ToMake> challenge(Actor actor, HttpSession session) {
        return proven(session)
                ? ResponseEntity.ok(passkeys.toMake(actor))
                : ResponseEntity.status(403).build();
    }

    @PostMapping(PATH)
    @RecentProof
    ModelAndView add(@RequestParam MultiValueMap<String, String> typed, Actor actor, HttpSession session) {
        Form form = Form.of(typed);
        try {
            passkeys.add(PasskeyFields.made(form), form.text("nom"), actor);
        } catch (Refused refusal) {
            return pages.refused("identity/passkeys", page(form.refused(refusal), actor, session, form.text("suite")));
        }
        String next = form.text("suite");
        return pages.after(next.isEmpty() ? PATH : SignInLinks.ownPath(next), "flash.passkey.made");
    }

    @GetMapping(PATH + "/{id:[0-9]{1,15}}/retrait")
    ModelAndView removal(@PathVariable long id, Actor actor) {
        return pages.show("identity/passkey-removal", new PasskeyRemovalPage(Form.EMPTY, passkeys.one(id, actor)));
    }

    @PostMapping(PATH + "/{id:[0-9]{1,15}}/retrait")
    @RecentProof
    ModelAndView remove(@PathVariable long id, Actor actor) {
        try {
            passkeys.remove(id, actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "identity/passkey-removal",
                    new PasskeyRemovalPage(Form.EMPTY.refused(refusal), passkeys.one(id, actor)));
        }
        return pages.after(PATH, "flash.passkey.removed");
    }

    private PasskeysPage page(Form form, Actor actor, HttpSession session, String next) {
        return new PasskeysPage(
                form,
                passkeys.of(actor),
                proven(session),
                passkeys.toMakeBefore(actor).orElse(null),
                next.isEmpty() ? "" : SignInLinks.ownPath(next),
                actor.administrator() || !actor.scopes(Role.LEAD).isEmpty(),
                sessions.of(actor, session.getId()).size() > 1);
    }

    private boolean proven(HttpSession session) {
        return sessions.proves(Instant.ofEpochMilli(session.getCreationTime()));
    }
}
