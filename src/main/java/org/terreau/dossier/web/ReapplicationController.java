package org.terreau.dossier.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.Reapplications;
import org.terreau.identity.Actor;
import org.terreau.shared.Refused;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** A redirected dossier is presented again. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class ReapplicationController {

    private final Pages pages;
    private final Reapplications reapplications;

    ReapplicationController(Pages pages, Reapplications reapplications) {
        this.pages = pages;
        this.reapplications = reapplications;
    }

    @PostMapping("/dossiers/{id}/nouvelle-demande")
    ModelAndView again(@PathVariable String id, Actor actor) {
        DossierId former = DossierId.parse(id);
        try {
            return pages.after("/dossiers/" + reapplications.again(former, actor) + "/fiche", "flash.dossier.again");
        } catch (Refused notRedirected) {
            return pages.after("/dossiers/" + former, "flash.dossier.again.not");
        }
    }
}
