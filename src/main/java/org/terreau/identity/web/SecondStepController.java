package org.terreau.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.identity.PasskeyRecoveries;
import org.terreau.identity.Passkeys;
import org.terreau.identity.SecondStep;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** What a passkey has still to end of a sign-in by a link; and what every browser is asked to sign in with. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class SecondStepController {

    private final Pages pages;
    private final Passkeys passkeys;
    private final PasskeyRecoveries recoveries;
    private final SignedInPeople people;

    SecondStepController(Pages pages, Passkeys passkeys, PasskeyRecoveries recoveries, SignedInPeople people) {
        this.pages = pages;
        this.passkeys = passkeys;
        this.recoveries = recoveries;
        this.people = people;
    }

    @PostMapping(PasskeySignIn.PATH + "/defi")
    ResponseEntity<Passkeys.ToUse> challenge(HttpServletRequest request) {
        return passkeys.toUse(request.getRemoteAddr())
                .map(ResponseEntity::ok)
                .orElseGet(() ->
                        ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build());
    }

    @GetMapping(PendingSignIn.PATH)
    ModelAndView step(HttpServletRequest request) {
        Optional<Pending> pending = pending(request);
        return pending.isEmpty()
                ? pages.redirect("/connexion")
                : pages.show("identity/second-step", page(Form.EMPTY, pending.get()));
    }

    @PostMapping(PendingSignIn.PATH + "/defi")
    ResponseEntity<Passkeys.ToMake> challengeToMake(HttpServletRequest request) {
        return pending(request)
                .filter(pending -> pending.step() == SecondStep.MAKE)
                .map(pending -> ResponseEntity.ok(passkeys.toMake(pending.person())))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.FORBIDDEN).build());
    }

    @PostMapping(PendingSignIn.PATH)
    ModelAndView make(@RequestParam MultiValueMap<String, String> typed, HttpServletRequest request) {
        Pending pending =
                pending(request).filter(one -> one.step() == SecondStep.MAKE).orElse(null);
        if (pending == null) return pages.redirect("/connexion");
        Form form = Form.of(typed);
        try {
            passkeys.add(PasskeyFields.made(form), form.text("nom"), pending.person());
        } catch (Refused refusal) {
            return pages.refused("identity/second-step", page(form.refused(refusal), pending));
        }
        return pages.after(PendingSignIn.done(request, "/"), "flash.passkey.made");
    }

    @PostMapping(PendingSignIn.PATH + "/recuperation")
    ModelAndView recover(HttpServletRequest request) {
        Pending pending =
                pending(request).filter(one -> one.step() == SecondStep.USE).orElse(null);
        if (pending == null) return pages.redirect("/connexion");
        recoveries.ask(pending.person());
        return pages.after(PendingSignIn.PATH, "flash.passkey.asked");
    }

    /** Somebody who came by a link, and what they have still to do. */
    private record Pending(Actor person, SecondStep step) {}

    private Optional<Pending> pending(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        SecondStep step = session == null ? SecondStep.NONE : PendingSignIn.of(session);
        return step.before() ? people.pending().map(person -> new Pending(person, step)) : Optional.empty();
    }

    private SecondStepPage page(Form form, Pending pending) {
        return new SecondStepPage(
                form,
                pending.step() == SecondStep.MAKE,
                pending.person().email().value(),
                recoveries.askedBy(pending.person()).orElse(null));
    }
}
