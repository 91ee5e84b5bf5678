package org.terreau.dossier.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
import org.terreau.dossier.Investigations;
import org.terreau.eligibility.Assessments;
import org.terreau.eligibility.Prerequisite;
import org.terreau.eligibility.Standing;
import org.terreau.identity.Actor;
import org.terreau.review.Outcome;
import org.terreau.review.Reviews;
import org.terreau.shared.Money;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** The review: opinions on the six prerequisites, the brief given back, the decision. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class ReviewController {

    private final Pages pages;
    private final Applications applications;
    private final Reviews reviews;
    private final Assessments assessments;
    private final BriefTerritories territories;
    private final Investigations investigations;

    ReviewController(
            Pages pages,
            Applications applications,
            Reviews reviews,
            Assessments assessments,
            BriefTerritories territories,
            Investigations investigations) {
        this.pages = pages;
        this.applications = applications;
        this.reviews = reviews;
        this.assessments = assessments;
        this.territories = territories;
        this.investigations = investigations;
    }

    @GetMapping("/dossiers/{id}/instruction")
    ModelAndView review(@PathVariable String id, Actor actor) {
        DossierRecord dossier = staffed(id, actor);
        return pages.show("dossier/review", reviewPage(dossier, actor, null, Form.EMPTY, Form.EMPTY));
    }

    @PostMapping("/dossiers/{id}/avis")
    ModelAndView opinion(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        DossierRecord dossier = staffed(id, actor);
        Form form = Form.of(typed);
        Map<Prerequisite, Reviews.Judgement> judgements = new EnumMap<>(Prerequisite.class);
        for (Prerequisite prerequisite : Prerequisite.values())
            for (Standing standing : Standing.values())
                if (standing.code().equals(form.text("avis-" + prerequisite.code())))
                    judgements.put(
                            prerequisite, new Reviews.Judgement(standing, form.text("motif-" + prerequisite.code())));
        try {
            reviews.give(dossier.subject(), judgements, actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "dossier/review", reviewPage(dossier, actor, form.refused(refusal), Form.EMPTY, Form.EMPTY));
        }
        return pages.after(dossier.path() + "/instruction", "flash.dossier.opinion");
    }

    @PostMapping("/dossiers/{id}/decision")
    ModelAndView decide(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        DossierRecord dossier = staffed(id, actor);
        Form form = Form.of(typed);
        try {
            if (!dossier.state().decidable()) throw new Refused("", "dossier.moved");
            reviews.decide(
                    dossier.subject(),
                    new Reviews.Proposed(
                            outcome(form.text("decision")),
                            form.text("motif"),
                            Money.parse(form.text("montant")).orElse(null),
                            date(form.text("echeance"))),
                    actor);
        } catch (Refused refusal) {
            return pages.refused("dossier/review", reviewPage(dossier, actor, null, form.refused(refusal), Form.EMPTY));
        }
        return pages.after(dossier.path(), "flash.dossier.decided");
    }

    @PostMapping("/dossiers/{id}/retour")
    ModelAndView giveBack(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        DossierRecord dossier = staffed(id, actor);
        Form form = Form.of(typed);
        try {
            applications.giveBack(dossier.id(), form.text("retour"), actor);
        } catch (Refused refusal) {
            return pages.refused("dossier/review", reviewPage(dossier, actor, null, Form.EMPTY, form.refused(refusal)));
        }
        return pages.after(dossier.path(), "flash.dossier.given-back");
    }

    private DossierRecord staffed(String id, Actor actor) {
        DossierRecord dossier = applications.read(DossierId.parse(id), actor);
        if (!applications.staff(dossier, actor)) throw new NotAllowed("review of dossier " + id);
        return dossier;
    }

    private ReviewPage reviewPage(
            DossierRecord dossier, Actor actor, @Nullable Form opinion, Form decision, Form back) {
        List<Reviews.Opinion> opinions = reviews.opinions(dossier.subject(), actor);
        Assessments.Assessment assessment = dossier.assessment() == null
                ? null
                : assessments.find(dossier.assessment()).orElse(null);
        return new ReviewPage(
                dossier,
                assessment,
                territories.of(dossier.draft()),
                opinions,
                reviews.decisions(DossierId.REVIEWED_AS, dossier.id().toString()),
                opinion == null ? own(opinions, actor) : opinion,
                decision,
                back,
                applications.lead(dossier, actor),
                investigations.progress(dossier.id()));
    }

    private static Form own(List<Reviews.Opinion> opinions, Actor actor) {
        Map<String, String> stored = new LinkedHashMap<>();
        for (Reviews.Opinion opinion : opinions)
            if (opinion.reviewer().equals(actor.id())) {
                stored.put(
                        "avis-" + opinion.prerequisite().code(),
                        opinion.standing().code());
                stored.put("motif-" + opinion.prerequisite().code(), opinion.reason());
            }
        return Form.filled(stored);
    }

    private static @Nullable Outcome outcome(String code) {
        for (Outcome outcome : Outcome.values()) if (outcome.code().equals(code)) return outcome;
        return null;
    }

    private static @Nullable LocalDate date(String typed) {
        try {
            return typed.isEmpty() ? null : LocalDate.parse(typed);
        } catch (DateTimeParseException notOne) {
            return null;
        }
    }
}
