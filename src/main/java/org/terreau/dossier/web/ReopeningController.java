package org.terreau.dossier.web;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierRecord;
import org.terreau.identity.Actor;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** A submitted brief is let be written again. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class ReopeningController {

    private final Pages pages;
    private final Applications applications;

    ReopeningController(Pages pages, Applications applications) {
        this.pages = pages;
        this.applications = applications;
    }

    @GetMapping("/dossiers/{id}/reouverture")
    ModelAndView ask(@PathVariable String id, Actor actor) {
        DossierRecord dossier = applications.mustInstruct(DossierId.parse(id), actor);
        if (dossier.open() || !dossier.state().reopenable()) return pages.redirect(dossier.path());
        return pages.show("dossier/reopening", new ReopeningPage(dossier, Form.EMPTY));
    }

    @PostMapping("/dossiers/{id}/reouverture")
    ModelAndView reopen(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        DossierRecord dossier = applications.mustInstruct(DossierId.parse(id), actor);
        Form form = Form.of(typed);
        try {
            applications.giveBack(dossier.id(), form.text("retour"), actor);
        } catch (Refused refusal) {
            return pages.refused("dossier/reopening", new ReopeningPage(dossier, form.refused(refusal)));
        }
        return pages.after(dossier.path(), "flash.dossier.given-back");
    }
}
