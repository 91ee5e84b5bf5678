package org.terreau.dossier.web;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.dossier.Access;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierLife;
import org.terreau.dossier.DossierRecord;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** A dossier's history; withdrawn, archived, reopened, given to somebody else. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class LifeController {

    private final Pages pages;
    private final Applications applications;
    private final DossierLife life;

    LifeController(Pages pages, Applications applications, DossierLife life) {
        this.pages = pages;
        this.applications = applications;
        this.life = life;
    }

    @GetMapping("/dossiers/{id}/parcours")
    ModelAndView read(@PathVariable String id, Actor actor) {
        return pages.show("dossier/life", page(applications.read(DossierId.parse(id), actor), actor, Form.EMPTY));
    }

    @PostMapping("/dossiers/{id}/parcours/{action:retirer|archiver|rouvrir}")
    ModelAndView move(
            @PathVariable String id,
            @PathVariable String action,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        DossierRecord dossier = applications.mustAct(DossierId.parse(id), actor);
        Form form = Form.of(typed);
        String reason = form.text("raison");
        try {
            switch (action) {
                case "retirer" -> life.withdraw(dossier.id(), reason, actor);
                case "archiver" -> life.archive(dossier.id(), reason, actor);
                case "rouvrir" -> life.reopen(dossier.id(), reason, actor);
                default -> throw new NotFound("action", action);
            }
        } catch (Refused refusal) {
            return pages.refused("dossier/life", page(dossier, actor, form.refused(refusal)));
        }
        return pages.after(dossier.path() + DossierTab.LIFE.path(), "flash.dossier." + action);
    }

    @PostMapping("/dossiers/{id}/parcours/responsable")
    ModelAndView assign(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        DossierRecord dossier = applications.mustAct(DossierId.parse(id), actor);
        Form form = Form.of(typed);
        String chosen = form.text("responsable");
        try {
            life.assign(
                    dossier.id(),
                    chosen.matches("[1-9]\\d{0,14}") ? new AccountId(Long.parseLong(chosen)) : null,
                    actor);
        } catch (Refused refusal) {
            return pages.refused("dossier/life", page(dossier, actor, form.refused(refusal)));
        }
        return pages.after(dossier.path() + DossierTab.LIFE.path(), "flash.dossier.assigned");
    }

    private LifePage page(DossierRecord dossier, Actor actor, Form form) {
        Access access = applications.access(dossier, actor);
        DossierLife.Situation situation = life.situation(dossier, actor);
        AccountId assignee = situation.assignee();
        return new LifePage(
                dossier,
                situation,
                life.history(dossier.id(), actor),
                access.staff() ? applications.colleagues(dossier) : List.of(),
                life.reopenedTo(dossier.id()),
                access,
                form.refused()
                        ? form
                        : Form.filled(Map.of("responsable", assignee == null ? "" : assignee.toString())));
    }
}
