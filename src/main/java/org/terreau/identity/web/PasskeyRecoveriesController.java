package org.terreau.identity.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.identity.PasskeyRecoveries;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.RecentProof;

/** Answering for those who lost their passkeys. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class PasskeyRecoveriesController {

    private static final String PATH = "/recuperations-de-cles";

    private final Pages pages;
    private final PasskeyRecoveries recoveries;

    PasskeyRecoveriesController(Pages pages, PasskeyRecoveries recoveries) {
        this.pages = pages;
        this.recoveries = recoveries;
    }

    @GetMapping(PATH)
    ModelAndView list(Actor actor) {
        return pages.show("identity/passkey-recoveries", new PasskeyRecoveriesPage(recoveries.waiting(actor), actor));
    }

    @PostMapping(PATH + "/{id:[0-9]{1,15}}/accord")
    @RecentProof
    ModelAndView agree(@PathVariable long id, Actor actor) {
        return pages.after(
                PATH, recoveries.agree(id, actor) ? "flash.passkey.recovery-done" : "flash.passkey.recovery-agreed");
    }

    @PostMapping(PATH + "/{id:[0-9]{1,15}}/refus")
    ModelAndView refuse(@PathVariable long id, Actor actor) {
        recoveries.refuse(id, actor);
        return pages.after(PATH, "flash.passkey.recovery-refused");
    }
}
