package org.terreau.dossier.web;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
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
import org.terreau.eligibility.Prerequisite;
import org.terreau.eligibility.Standing;
import org.terreau.identity.Actor;
import org.terreau.review.Agreement;
import org.terreau.review.Reviews;
import org.terreau.review.Syntheses;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** The synthesis of the opinions, written by a lead for the applicant. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class SynthesisController {

    private final Pages pages;
    private final Applications applications;
    private final Reviews reviews;
    private final Syntheses syntheses;

    SynthesisController(Pages pages, Applications applications, Reviews reviews, Syntheses syntheses) {
        this.pages = pages;
        this.applications = applications;
        this.reviews = reviews;
        this.syntheses = syntheses;
    }

    @GetMapping("/dossiers/{id}/synthese")
    ModelAndView read(@PathVariable String id, Actor actor) {
        return pages.show("dossier/synthesis", page(led(id, actor), actor, null, null));
    }

    @PostMapping("/dossiers/{id}/synthese")
    ModelAndView write(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        DossierRecord dossier = led(id, actor);
        Form form = Form.of(typed);
        boolean sending = form.text("action").equals("envoyer");
        try {
            Levels.mustBeChosen(form, "niveau-", "texte-");
            if (sending) syntheses.send(dossier.subject(), lines(form), form.version(), dossier.applicantId(), actor);
            else syntheses.save(dossier.subject(), lines(form), form.version(), actor);
        } catch (Refused refusal) {
            return pages.refused("dossier/synthesis", page(dossier, actor, form.refused(refusal), null));
        } catch (Stale stale) {
            Syntheses.Synthesis theirs =
                    syntheses.draft(dossier.subject(), actor).orElse(null);
            Form again = form.with("version", Long.toString(theirs == null ? 0 : theirs.version()));
            return pages.show("dossier/synthesis", page(dossier, actor, again, theirs), HttpStatus.CONFLICT);
        }
        return sending
                ? pages.after(dossier.path(), "flash.dossier.synthesis-sent")
                : pages.after(dossier.path() + "/synthese", "flash.dossier.synthesis-saved");
    }

    private DossierRecord led(String id, Actor actor) {
        DossierRecord dossier = applications.mustInstruct(DossierId.parse(id), actor);
        if (!applications.lead(dossier, actor)) throw new NotAllowed("synthesis of dossier " + id);
        return dossier;
    }

    private SynthesisPage page(
            DossierRecord dossier, Actor actor, @Nullable Form form, Syntheses.@Nullable Synthesis theirs) {
        Syntheses.Synthesis draft = syntheses.draft(dossier.subject(), actor).orElse(null);
        List<Agreement> agreements = reviews.synthesis(dossier.subject(), actor);
        Map<Prerequisite, Map<Standing, String>> wordings = syntheses.wordings(
                dossier.subject(),
                pages.outsideRequest(LocaleContextHolder.getLocale()).words());
        return new SynthesisPage(
                dossier,
                agreements,
                wordings,
                syntheses.sent(DossierId.REVIEWED_AS, dossier.id().toString()),
                theirs,
                form == null ? SynthesisPage.proposed(draft, agreements, wordings) : form);
    }

    private static Map<Prerequisite, Syntheses.Line> lines(Form form) {
        Map<Prerequisite, Syntheses.Line> lines = new EnumMap<>(Prerequisite.class);
        for (Prerequisite prerequisite : Prerequisite.values())
            for (Standing standing : Standing.values())
                if (standing.code().equals(form.text("niveau-" + prerequisite.code())))
                    lines.put(prerequisite, new Syntheses.Line(standing, form.text("texte-" + prerequisite.code())));
        return lines;
    }
}
