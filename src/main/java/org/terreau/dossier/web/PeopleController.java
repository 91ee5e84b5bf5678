package org.terreau.dossier.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
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
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.MemberKind;
import org.terreau.dossier.Members;
import org.terreau.dossier.ReviewRequests;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** The people of a dossier: who may read and write it, and whose look was asked for. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class PeopleController {

    private final Pages pages;
    private final Applications applications;
    private final Members members;
    private final ReviewRequests requests;
    private final Clock clock;

    PeopleController(Pages pages, Applications applications, Members members, ReviewRequests requests, Clock clock) {
        this.pages = pages;
        this.applications = applications;
        this.members = members;
        this.requests = requests;
        this.clock = clock;
    }

    @GetMapping("/dossiers/{id}/personnes")
    ModelAndView people(@PathVariable String id, Actor actor) {
        return pages.show("dossier/people", page(id, Form.EMPTY, Form.EMPTY, Form.EMPTY, actor));
    }

    private PeoplePage page(String id, Form invitation, Form look, Form answer, Actor actor) {
        DossierRecord dossier = applications.read(DossierId.parse(id), actor);
        Access access = applications.access(dossier, actor);
        return new PeoplePage(
                dossier,
                members.list(dossier),
                requests.list(dossier),
                access.invites() ? requests.colleagues(dossier) : java.util.List.of(),
                invitation,
                look,
                answer,
                access,
                actor,
                Paris.today(clock));
    }

    @PostMapping("/dossiers/{id}/personnes")
    ModelAndView invite(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        try {
            members.invite(
                    DossierId.parse(id),
                    form.text("courriel"),
                    form.text("nom"),
                    MemberKind.of(form.text("acces")).orElse(null),
                    actor);
        } catch (Refused refusal) {
            return pages.refused("dossier/people", page(id, form.refused(refusal), Form.EMPTY, Form.EMPTY, actor));
        }
        return done(id, "flash.dossier.invited");
    }

    @PostMapping("/dossiers/{id}/personnes/{account:\\d{1,15}}/retrait")
    ModelAndView remove(@PathVariable String id, @PathVariable long account, Actor actor) {
        members.remove(DossierId.parse(id), new AccountId(account), actor);
        return account == actor.id().value()
                ? pages.after("/dossiers", "flash.dossier.left")
                : done(id, "flash.dossier.removed");
    }

    @PostMapping("/dossiers/{id}/relectures")
    ModelAndView ask(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        try {
            String due = form.text("echeance");
            requests.ask(
                    DossierId.parse(id),
                    new ReviewRequests.Asked(
                            form.text("personne"),
                            form.text("courriel-relecture"),
                            form.text("nom-relecture"),
                            due.isEmpty() ? null : LocalDate.parse(due),
                            form.text("message")),
                    actor);
        } catch (DateTimeParseException notOne) {
            Refused refusal = new Refused("echeance", "dossier.look.due");
            return pages.refused("dossier/people", page(id, Form.EMPTY, form.refused(refusal), Form.EMPTY, actor));
        } catch (Refused refusal) {
            return pages.refused("dossier/people", page(id, Form.EMPTY, form.refused(refusal), Form.EMPTY, actor));
        }
        return done(id, "flash.dossier.look-asked");
    }

    @PostMapping("/dossiers/{id}/relectures/{request:\\d{1,15}}/reponse")
    ModelAndView answer(
            @PathVariable String id,
            @PathVariable long request,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Form form = Form.of(typed);
        try {
            requests.answer(DossierId.parse(id), request, form.text("reponse-" + request), actor);
        } catch (Refused refusal) {
            return pages.refused("dossier/people", page(id, Form.EMPTY, Form.EMPTY, form.refused(refusal), actor));
        }
        return done(id, "flash.dossier.look-answered");
    }

    @PostMapping("/dossiers/{id}/relectures/{request:\\d{1,15}}/annulation")
    ModelAndView cancel(@PathVariable String id, @PathVariable long request, Actor actor) {
        try {
            requests.cancel(DossierId.parse(id), request, actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "dossier/people", page(id, Form.EMPTY, Form.EMPTY, Form.EMPTY.refused(refusal), actor));
        }
        return done(id, "flash.dossier.look-cancelled");
    }

    private ModelAndView done(String id, String key) {
        return pages.after("/dossiers/" + DossierId.parse(id) + "/personnes", key);
    }
}
