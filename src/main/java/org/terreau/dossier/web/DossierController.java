package org.terreau.dossier.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.dossier.Applications;
import org.terreau.dossier.Brief;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.DossierState;
import org.terreau.eligibility.Assessments;
import org.terreau.eligibility.Prerequisite;
import org.terreau.eligibility.Standing;
import org.terreau.identity.Actor;
import org.terreau.outreach.CallBackRequests;
import org.terreau.outreach.RequestReference;
import org.terreau.review.Outcome;
import org.terreau.review.Reviews;
import org.terreau.shared.Money;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.shared.Stale;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityPicker;
import org.terreau.web.Csv;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** Dossiers: the list, the product brief and its versions, the review and the decision. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class DossierController {

    private static final String TERRITORY = Brief.Part.TERRITORY.code();

    private final Pages pages;
    private final Applications applications;
    private final CallBackRequests requests;
    private final Reviews reviews;
    private final Assessments assessments;
    private final Collectivities collectivities;
    private final CollectivityPicker picker;

    DossierController(
            Pages pages,
            Applications applications,
            CallBackRequests requests,
            Reviews reviews,
            Assessments assessments,
            Collectivities collectivities,
            CollectivityPicker picker) {
        this.pages = pages;
        this.applications = applications;
        this.requests = requests;
        this.reviews = reviews;
        this.assessments = assessments;
        this.collectivities = collectivities;
        this.picker = picker;
    }

    @Bean
    static NavigationEntry dossierNavigation() {
        return NavigationEntry.forSignedIn(320, "dossier.menu", "/dossiers");
    }

    @GetMapping("/dossiers")
    ModelAndView list(
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(defaultValue = "1") String page,
            Actor actor) {
        Form form = Form.of(typed);
        int number = page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1;
        Slice<DossierRecord> dossiers = applications.list(state(form.text("etat")), number, actor);
        return pages.show("dossier/dossiers", new DossierListPage(form, dossiers, actor.staff()));
    }

    @GetMapping("/dossiers.csv")
    ResponseEntity<byte[]> csv(@RequestParam(defaultValue = "") String etat, Actor actor) {
        return Csv.file(
                "dossiers.csv",
                List.of("numero", "titre", "organisation", "etat", "ouvert_le", "modifie_le"),
                applications.export(state(etat), actor).stream()
                        .map(dossier -> List.of(
                                dossier.id().toString(),
                                dossier.title(),
                                dossier.organisation(),
                                dossier.state().code(),
                                dossier.openedAt().toString(),
                                dossier.changedAt().toString()))
                        .toList());
    }

    /** A dossier as programs list it. */
    record Line(String numero, String titre, String organisation, String etat, String ouvertLe, String modifieLe) {}

    @GetMapping("/api/dossiers")
    ResponseEntity<List<Line>> json(@RequestParam(defaultValue = "") String etat, Actor actor) {
        return ResponseEntity.ok(applications.export(state(etat), actor).stream()
                .map(dossier -> new Line(
                        dossier.id().toString(),
                        dossier.title(),
                        dossier.organisation(),
                        dossier.state().code(),
                        dossier.openedAt().toString(),
                        dossier.changedAt().toString()))
                .toList());
    }

    @GetMapping("/dossiers/nouveau")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView opening(@RequestParam(defaultValue = "") String demande, Actor actor) {
        return pages.show("dossier/opening", new OpeningPage(requests.read(reference(demande), actor), Form.EMPTY));
    }

    @PostMapping("/dossiers/nouveau")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView open(@RequestParam(defaultValue = "") String demande, Actor actor) {
        RequestReference reference = reference(demande);
        try {
            return pages.after("/dossiers/" + applications.open(reference, actor), "flash.dossier.opened");
        } catch (Refused refusal) {
            return pages.refused(
                    "dossier/opening", new OpeningPage(requests.read(reference, actor), Form.EMPTY.refused(refusal)));
        }
    }

    @GetMapping("/dossiers/{id}")
    ModelAndView read(@PathVariable String id, Actor actor) {
        DossierRecord dossier = applications.read(id(id), actor);
        return pages.show("dossier/dossier", page(dossier, dossier.draft(), null, actor));
    }

    @GetMapping("/dossiers/{id}/versions/{number:\\d{1,6}}")
    ModelAndView version(@PathVariable String id, @PathVariable int number, Actor actor) {
        DossierRecord dossier = applications.read(id(id), actor);
        return pages.show(
                "dossier/dossier", page(dossier, applications.version(dossier.id(), number, actor), number, actor));
    }

    private DossierPage page(DossierRecord dossier, Brief shown, @Nullable Integer number, Actor actor) {
        return new DossierPage(
                dossier,
                shown,
                number,
                territory(shown),
                applications.versions(dossier.id(), actor),
                reviews.decisions(DossierId.REVIEWED_AS, dossier.id().toString()),
                dossier.state() == DossierState.DRAFT,
                applications.staff(dossier, actor));
    }

    @GetMapping("/dossiers/{id}/fiche")
    ModelAndView brief(@PathVariable String id, Actor actor) {
        DossierRecord dossier = applications.read(id(id), actor);
        if (dossier.state() != DossierState.DRAFT) return pages.redirect(dossier.path());
        return pages.show("dossier/brief", new BriefPage(dossier, form(dossier), List.of(), Map.of()));
    }

    private Form form(DossierRecord dossier) {
        Map<String, String> stored = new LinkedHashMap<>();
        for (Brief.Part part : Brief.Part.values())
            stored.put(part.code(), dossier.draft().get(part));
        Collectivity territory = territory(dossier.draft());
        stored.put(TERRITORY + "-recherche", territory == null ? "" : territory.label());
        stored.put("version", Long.toString(dossier.version()));
        return Form.filled(stored);
    }

    @PostMapping("/dossiers/{id}/fiche")
    ModelAndView save(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        DossierRecord dossier = applications.read(id(id), actor);
        boolean submitting = form.text("action").equals("soumettre");
        CollectivityPicker.Picked picked = form.text(TERRITORY + "-recherche").isEmpty()
                ? CollectivityPicker.Picked.NONE
                : picker.read(form, TERRITORY);
        Brief brief = typed(form, picked.chosen());
        try {
            if (!picked.problems().isEmpty()) throw new Refused(picked.problems());
            if (submitting) applications.submit(dossier.id(), brief, version(form), actor);
            else applications.save(dossier.id(), brief, version(form), true, actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "dossier/brief", new BriefPage(dossier, form.refused(refusal), picked.candidates(), Map.of()));
        } catch (Stale stale) {
            return conflict(dossier, form, brief, picked);
        }
        return submitting
                ? pages.after(dossier.path(), "flash.dossier.submitted")
                : pages.after(dossier.path() + "/fiche", "flash.dossier.saved");
    }

    /** Nothing typed is lost: the other's text stands beside one's own, and saving again is a choice. */
    private ModelAndView conflict(DossierRecord dossier, Form form, Brief mine, CollectivityPicker.Picked picked) {
        Map<String, String> theirs = new LinkedHashMap<>();
        Collectivity territory = territory(dossier.draft());
        for (Brief.Part part : Applications.differences(mine, dossier.draft()))
            theirs.put(
                    part.code(),
                    part == Brief.Part.TERRITORY
                            ? territory == null ? "" : territory.label()
                            : dossier.draft().get(part));
        return pages.show(
                "dossier/brief",
                new BriefPage(
                        dossier, form.with("version", Long.toString(dossier.version())), picked.candidates(), theirs),
                HttpStatus.CONFLICT);
    }

    /** What the page needs to go on typing. */
    record Saved(long version) {}

    @PostMapping("/dossiers/{id}/fiche/brouillon")
    ResponseEntity<Saved> autosave(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        DossierRecord dossier = applications.read(id(id), actor);
        Optional<Collectivity> chosen =
                CollectivityId.parse(form.text(TERRITORY)).flatMap(collectivities::find);
        try {
            return ResponseEntity.ok(new Saved(
                    applications.save(dossier.id(), typed(form, chosen.orElse(null)), version(form), false, actor)));
        } catch (Refused refusal) {
            return ResponseEntity.unprocessableContent().build();
        } catch (Stale stale) {
            return ResponseEntity.status(HttpStatus.CONFLICT).build();
        }
    }

    private static Brief typed(Form form, @Nullable Collectivity territory) {
        Map<Brief.Part, String> values = new EnumMap<>(Brief.Part.class);
        for (Brief.Part part : Brief.Part.values()) values.put(part, form.text(part.code()));
        values.put(Brief.Part.TERRITORY, territory == null ? "" : territory.id().toString());
        return new Brief(values);
    }

    @GetMapping("/dossiers/{id}/instruction")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView review(@PathVariable String id, Actor actor) {
        DossierRecord dossier = staffed(id, actor);
        return pages.show("dossier/review", reviewPage(dossier, actor, null, Form.EMPTY, Form.EMPTY));
    }

    @PostMapping("/dossiers/{id}/avis")
    @OpenTo(OpenTo.Audience.STAFF)
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
    @OpenTo(OpenTo.Audience.STAFF)
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
    @OpenTo(OpenTo.Audience.STAFF)
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
        DossierRecord dossier = applications.read(id(id), actor);
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
                territory(dossier.draft()),
                opinions,
                reviews.decisions(DossierId.REVIEWED_AS, dossier.id().toString()),
                opinion == null ? own(opinions, actor) : opinion,
                decision,
                back,
                applications.lead(dossier, actor));
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

    private @Nullable Collectivity territory(Brief brief) {
        return CollectivityId.parse(brief.get(Brief.Part.TERRITORY))
                .flatMap(collectivities::find)
                .orElse(null);
    }

    private static @Nullable DossierState state(String code) {
        for (DossierState state : DossierState.values()) if (state.code().equals(code)) return state;
        return null;
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

    private static long version(Form form) {
        String written = form.text("version");
        return written.matches("\\d{1,15}") ? Long.parseLong(written) : -1;
    }

    private static DossierId id(String written) {
        if (!written.matches("[1-9]\\d{0,15}")) throw new NotFound("dossier", written);
        return new DossierId(Long.parseLong(written));
    }

    private static RequestReference reference(String written) {
        if (!written.matches("T-[2-9A-HJ-NP-Z]{6}")) throw new NotFound("call-back request", written);
        return new RequestReference(written);
    }
}
