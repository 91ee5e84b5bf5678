package org.terreau.dossier.web;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.decision.Decisions;
import org.terreau.dossier.Access;
import org.terreau.dossier.Applications;
import org.terreau.dossier.Brief;
import org.terreau.dossier.BriefTerritories;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierLetters;
import org.terreau.dossier.DossierLife;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.JudgedBriefs;
import org.terreau.dossier.PrerequisiteEvidence;
import org.terreau.dossier.ReviewSection;
import org.terreau.eligibility.Assessments;
import org.terreau.eligibility.Prerequisite;
import org.terreau.eligibility.Standing;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.review.ConflictKind;
import org.terreau.review.Reviewers;
import org.terreau.review.Reviews;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** The review: opinions on the six prerequisites, and the brief given back. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class ReviewController {

    private final Pages pages;
    private final Applications applications;
    private final Reviews reviews;
    private final Decisions decisions;
    private final Assessments assessments;
    private final JudgedBriefs briefs;
    private final BriefTerritories territories;
    private final List<ReviewSection> sections;
    private final List<PrerequisiteEvidence> evidence;
    private final Reviewers reviewers;
    private final DossierLife life;
    private final DossierLetters letters;

    ReviewController(
            Pages pages,
            Applications applications,
            Reviews reviews,
            Decisions decisions,
            Assessments assessments,
            JudgedBriefs briefs,
            BriefTerritories territories,
            List<ReviewSection> sections,
            List<PrerequisiteEvidence> evidence,
            Reviewers reviewers,
            DossierLife life,
            DossierLetters letters) {
        this.letters = letters;
        this.reviewers = reviewers;
        this.life = life;
        this.pages = pages;
        this.applications = applications;
        this.reviews = reviews;
        this.decisions = decisions;
        this.assessments = assessments;
        this.briefs = briefs;
        this.territories = territories;
        this.sections = List.copyOf(sections);
        this.evidence = List.copyOf(evidence);
    }

    @GetMapping("/dossiers/{id}/instruction")
    ModelAndView review(@PathVariable String id, Actor actor) {
        DossierRecord dossier = applications.mustInstruct(DossierId.parse(id), actor);
        return pages.show("dossier/review", reviewPage(dossier, actor, null, Form.EMPTY));
    }

    /** An opinion for a program; what the reader may not read yet is not there. */
    record Given(String prerequis, String auteur, String niveau, String motif, String le, int versions) {}

    @GetMapping("/api/dossiers/{id}/avis")
    ResponseEntity<List<Given>> opinions(@PathVariable String id, Actor actor) {
        return ResponseEntity.ok(
                reviews
                        .opinions(
                                applications
                                        .mustInstruct(DossierId.parse(id), actor)
                                        .subject(),
                                actor)
                        .stream()
                        .map(opinion -> new Given(
                                opinion.prerequisite().code(),
                                opinion.author(),
                                opinion.standing().code(),
                                opinion.reason(),
                                opinion.at().toString(),
                                opinion.earlier().size() + 1))
                        .toList());
    }

    @PostMapping("/dossiers/{id}/themes")
    ModelAndView tag(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        DossierRecord dossier = applications.mustInstruct(DossierId.parse(id), actor);
        life.tag(dossier.id(), Form.of(typed).all("theme"), actor);
        return pages.after(reviewPath(dossier) + "#relecteurs", "flash.dossier.tagged");
    }

    @PostMapping("/dossiers/{id}/relecteurs")
    ModelAndView assign(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        DossierRecord dossier = applications.mustInstruct(DossierId.parse(id), actor);
        Form form = Form.of(typed);
        try {
            reviewers.assign(
                    dossier.subject(),
                    reviewPath(dossier),
                    form.all("relecteurs").stream()
                            .filter(chosen -> chosen.matches("[1-9]\\d{0,14}"))
                            .map(chosen -> new AccountId(Long.parseLong(chosen)))
                            .collect(Collectors.toSet()),
                    form.date("avant-le"),
                    Set.of(dossier.applicantId()),
                    actor);
        } catch (Refused refusal) {
            return refused(dossier, actor, form.refused(refusal), Form.EMPTY);
        }
        return pages.after(reviewPath(dossier), "flash.dossier.asked");
    }

    @PostMapping("/dossiers/{id}/relecture")
    ModelAndView answer(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        DossierRecord dossier = applications.mustInstruct(DossierId.parse(id), actor);
        Form form = Form.of(typed);
        try {
            if (form.text("reponse").equals("refuser")) reviewers.decline(dossier.subject(), form.text("refus"), actor);
            else reviewers.accept(dossier.subject(), actor);
        } catch (Refused refusal) {
            return refused(dossier, actor, Form.EMPTY, form.refused(refusal));
        }
        return pages.after(
                reviewPath(dossier),
                form.text("reponse").equals("refuser") ? "flash.dossier.declined" : "flash.dossier.accepted");
    }

    @PostMapping("/dossiers/{id}/conflit")
    ModelAndView conflict(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        DossierRecord dossier = applications.mustInstruct(DossierId.parse(id), actor);
        Form form = Form.of(typed);
        try {
            reviewers.declareConflict(
                    dossier.subject(),
                    ConflictKind.named(form.text("conflit")).orElse(null),
                    form.text("precision"),
                    actor);
        } catch (Refused refusal) {
            return refused(dossier, actor, Form.EMPTY, form.refused(refusal));
        }
        return pages.after(dossier.path(), "flash.dossier.conflict");
    }

    @PostMapping("/dossiers/{id}/conflit/levee")
    ModelAndView lift(@PathVariable String id, @RequestParam(defaultValue = "") String personne, Actor actor) {
        DossierRecord dossier = applications.mustInstruct(DossierId.parse(id), actor);
        if (!personne.matches("[1-9]\\d{0,14}")) throw new NotFound("account", personne);
        try {
            reviewers.liftConflict(dossier.subject(), new AccountId(Long.parseLong(personne)), actor);
        } catch (Refused refusal) {
            return refused(dossier, actor, Form.EMPTY, Form.EMPTY.refused(refusal));
        }
        return pages.after(reviewPath(dossier), "flash.dossier.conflict-lifted");
    }

    private ModelAndView refused(DossierRecord dossier, Actor actor, Form asking, Form answer) {
        return pages.refused(
                "dossier/review", reviewPage(dossier, actor, null, Form.EMPTY, table(dossier, actor, asking, answer)));
    }

    private static String reviewPath(DossierRecord dossier) {
        return dossier.path() + DossierTab.REVIEW.path();
    }

    private ReviewTable table(DossierRecord dossier, Actor actor, Form asking, Form answer) {
        List<Reviewers.Assignment> assignments = reviewers.assignments(dossier.subject(), actor);
        DossierLife.Situation situation = life.situation(dossier, actor);
        Reviewers.Assignment mine = assignments.stream()
                .filter(assignment -> assignment.account().equals(actor.id())
                        || assignment.away() != null
                                && actor.id().equals(assignment.away().standIn())
                                && assignment.state().open())
                .findFirst()
                .orElse(null);
        boolean lead = applications.lead(dossier, actor);
        return new ReviewTable(
                situation,
                assignments,
                reviewers.proposals(dossier.subject(), situation.themes(), Set.of(dossier.applicantId()), actor),
                mine,
                lead ? reviewers.conflicts(dossier.subject(), actor) : List.of(),
                reviewers.complete(dossier.subject()),
                asking,
                answer);
    }

    @PostMapping("/dossiers/{id}/avis")
    ModelAndView opinion(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        DossierRecord dossier = applications.mustInstruct(DossierId.parse(id), actor);
        Form form = Form.of(typed);
        Map<Prerequisite, Reviews.Judgement> judgements = new EnumMap<>(Prerequisite.class);
        for (Prerequisite prerequisite : Prerequisite.values())
            for (Standing standing : Standing.values())
                if (standing.code().equals(form.text("avis-" + prerequisite.code())))
                    judgements.put(
                            prerequisite, new Reviews.Judgement(standing, form.text("motif-" + prerequisite.code())));
        try {
            Levels.mustBeChosen(form, "avis-", "motif-");
            reviews.give(dossier.subject(), judgements, actor);
        } catch (Refused refusal) {
            return pages.refused("dossier/review", reviewPage(dossier, actor, form.refused(refusal), Form.EMPTY));
        }
        return pages.after(dossier.path() + "/instruction", "flash.dossier.opinion");
    }

    @PostMapping("/dossiers/{id}/retour")
    ModelAndView giveBack(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        DossierRecord dossier = applications.mustInstruct(DossierId.parse(id), actor);
        Form form = Form.of(typed);
        try {
            applications.giveBack(dossier.id(), form.text("retour"), actor);
        } catch (Refused refusal) {
            return pages.refused("dossier/review", reviewPage(dossier, actor, null, form.refused(refusal)));
        }
        return pages.after(dossier.path(), "flash.dossier.given-back");
    }

    private ReviewPage reviewPage(DossierRecord dossier, Actor actor, @Nullable Form opinion, Form back) {
        return reviewPage(dossier, actor, opinion, back, table(dossier, actor, Form.EMPTY, Form.EMPTY));
    }

    private ReviewPage reviewPage(
            DossierRecord dossier, Actor actor, @Nullable Form opinion, Form back, ReviewTable table) {
        List<Reviews.Opinion> opinions = reviews.opinions(dossier.subject(), actor);
        Assessments.Assessment assessment = dossier.assessment() == null
                ? null
                : assessments.find(dossier.assessment()).orElse(null);
        Brief judged = briefs.judged(dossier);
        return new ReviewPage(
                dossier,
                judged,
                assessment,
                territories.of(judged),
                opinions,
                decisions.about(dossier.subject().key()),
                opinion == null ? own(opinions, actor) : opinion,
                back,
                applications.lead(dossier, actor),
                applications.lead(dossier, actor)
                        && decisions.subject(dossier.subject().key()).stage().decidable(),
                sections.stream()
                        .flatMap(section -> section.of(dossier).stream())
                        .toList(),
                evidence.stream().flatMap(one -> one.of(dossier).stream()).toList(),
                table,
                letters.lost(dossier, Access.STAFF));
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
}
