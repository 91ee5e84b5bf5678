package org.terreau.call.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.call.Call;
import org.terreau.call.CallId;
import org.terreau.call.Calls;
import org.terreau.call.Submission;
import org.terreau.call.SubmissionId;
import org.terreau.call.SubmissionState;
import org.terreau.call.Submissions;
import org.terreau.identity.Actor;
import org.terreau.problem.Statement;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityPicker;
import org.terreau.web.Autosaved;
import org.terreau.web.Csv;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;

/** Submitting a problem to a call, and what the staff do with what was submitted. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class SubmissionController {

    private static final String COLLECTIVITY = "collectivite";
    private static final String[] PARTS =
            Stream.of(Statement.Part.values()).map(Statement.Part::code).toArray(String[]::new);

    private final Pages pages;
    private final Calls calls;
    private final Submissions submissions;
    private final Collectivities collectivities;
    private final CollectivityPicker picker;

    SubmissionController(
            Pages pages,
            Calls calls,
            Submissions submissions,
            Collectivities collectivities,
            CollectivityPicker picker) {
        this.pages = pages;
        this.calls = calls;
        this.submissions = submissions;
        this.collectivities = collectivities;
        this.picker = picker;
    }

    @GetMapping("/appels/{id:[0-9]+}/candidater")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ModelAndView applying(@PathVariable String id, Optional<Actor> actor) {
        return pages.show("call/apply", applyPage(CallId.parse(id), Form.EMPTY, actor));
    }

    private ApplyPage applyPage(CallId id, Form form, Optional<Actor> actor) {
        Calls.Standing standing = calls.read(id, actor);
        return new ApplyPage(
                standing,
                form,
                actor.isPresent(),
                actor.map(someone -> submissions.own(id, someone)).orElse(List.of()));
    }

    @PostMapping("/appels/{id:[0-9]+}/invitation")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ModelAndView invite(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, HttpServletRequest request) {
        CallId call = CallId.parse(id);
        Form form = Form.of(typed);
        try {
            submissions.invite(call, form.text("nom"), form.text("courriel"), request.getRemoteAddr());
        } catch (Refused refusal) {
            return pages.refused("call/apply", applyPage(call, form.refused(refusal), Optional.empty()));
        }
        return pages.after(call.path(), "flash.call.invited");
    }

    @PostMapping("/appels/{id:[0-9]+}/candidatures")
    ModelAndView begin(@PathVariable String id, Actor actor) {
        CallId call = CallId.parse(id);
        try {
            return pages.redirect(submissions.begin(call, actor).path());
        } catch (Refused refusal) {
            return pages.refused("call/apply", applyPage(call, Form.EMPTY.refused(refusal), Optional.of(actor)));
        }
    }

    @GetMapping("/candidatures/{id}")
    ModelAndView read(@PathVariable String id, Actor actor) {
        Submission submission = submissions.read(SubmissionId.parse(id), actor);
        return pages.show("call/submission", page(submission, actor));
    }

    private SubmissionPage page(Submission submission, Actor actor) {
        Collectivity place = place(submission.collectivity());
        Form form = Form.filled(Submissions.values(submission, place == null ? "" : place.label()));
        return page(submission, form, List.of(), false, false, actor);
    }

    private SubmissionPage page(
            Submission submission,
            Form form,
            List<Collectivities.Match> candidates,
            boolean late,
            boolean conflict,
            Actor actor) {
        Call call = submissions.call(submission);
        return new SubmissionPage(
                call,
                calls.read(call.id(), Optional.of(actor)).status(),
                submission,
                form,
                candidates,
                place(submission.collectivity()),
                submission.account().equals(actor.id()),
                late,
                conflict);
    }

    private @Nullable Collectivity place(@Nullable CollectivityId id) {
        return id == null ? null : collectivities.find(id).orElse(null);
    }

    @PostMapping("/candidatures/{id}")
    ModelAndView save(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        SubmissionId submission = SubmissionId.parse(id);
        Submission before = submissions.read(submission, actor);
        Form form = Form.of(typed);
        boolean submitting = form.text("action").equals("deposer");
        CollectivityPicker.Picked picked =
                form.text(COLLECTIVITY + "-recherche").isEmpty()
                        ? CollectivityPicker.Picked.NONE
                        : picker.read(form, COLLECTIVITY);
        Calls.Draft draft = draft(form, picked.id());
        try {
            if (!picked.problems().isEmpty()) throw new Refused(picked.problems());
            if (submitting) PublicWords.check(form, PARTS);
            if (submitting) submissions.submit(submission, draft, form.version(), actor);
            else submissions.save(submission, draft, form.version(), actor);
        } catch (Submissions.TooLate late) {
            return tooLate(before, draft, form, actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "call/submission", page(before, form.refused(refusal), picked.candidates(), false, false, actor));
        } catch (Stale stale) {
            Submission now = submissions.read(submission, actor);
            return pages.show(
                    "call/submission",
                    page(
                            now,
                            form.with("version", Long.toString(now.version())),
                            picked.candidates(),
                            false,
                            true,
                            actor),
                    HttpStatus.CONFLICT);
        }
        return submitting
                ? pages.after(submission.path(), "flash.call.submitted")
                : pages.after(submission.path(), "flash.call.saved");
    }

    /** Refused clearly, and kept as a draft. */
    private ModelAndView tooLate(Submission before, Calls.Draft draft, Form form, Actor actor) {
        Form kept = form;
        if (before.version() == form.version())
            kept = form.with("version", Long.toString(submissions.save(before.id(), draft, before.version(), actor)));
        return pages.refused("call/submission", page(before, kept, List.of(), true, false, actor));
    }

    @PostMapping("/candidatures/{id}/brouillon")
    ResponseEntity<Autosaved> autosave(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        SubmissionId submission = SubmissionId.parse(id);
        Form form = Form.of(typed);
        CollectivityId chosen = CollectivityId.parse(form.text(COLLECTIVITY))
                .filter(written -> collectivities.find(written).isPresent())
                .orElse(null);
        try {
            return Autosaved.whole(submissions.save(submission, draft(form, chosen), form.version(), actor));
        } catch (Refused refusal) {
            return submissions.read(submission, actor).state() == SubmissionState.DRAFT
                    ? ResponseEntity.unprocessableContent().build()
                    : Autosaved.conflict(new Autosaved(form.version(), Map.of(), List.of(), true));
        } catch (Stale stale) {
            return Autosaved.conflict(new Autosaved(form.version(), Map.of(), List.of(), false));
        }
    }

    private static Calls.Draft draft(Form form, @Nullable CollectivityId collectivity) {
        return new Calls.Draft(form.text("organisation"), collectivity, Statement.of(part -> form.text(part.code())));
    }

    @PostMapping("/candidatures/{id}/reprise")
    ModelAndView takeUp(@PathVariable String id, Actor actor) {
        SubmissionId submission = SubmissionId.parse(id);
        try {
            submissions.takeUp(submission, actor);
        } catch (Submissions.TooLate late) {
            Submission kept = submissions.read(submission, actor);
            return pages.refused(
                    "call/submission",
                    page(
                            kept,
                            Form.EMPTY.refused(new Refused("", "call.take-up.late")),
                            List.of(),
                            false,
                            false,
                            actor));
        }
        return pages.after(submission.path(), "flash.call.taken-up");
    }

    @PostMapping("/candidatures/{id}/retrait")
    ModelAndView withdraw(@PathVariable String id, Actor actor) {
        SubmissionId submission = SubmissionId.parse(id);
        Submission kept = submissions.read(submission, actor);
        try {
            submissions.withdraw(submission, actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "call/submission", page(kept, Form.EMPTY.refused(refusal), List.of(), false, false, actor));
        }
        return pages.after(kept.call().path() + "/candidater", "flash.call.withdrawn");
    }

    @GetMapping("/appels/{id:[0-9]+}/candidatures")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView submitted(@PathVariable String id, Actor actor) {
        return pages.show("call/submissions", listPage(CallId.parse(id), Form.EMPTY, actor));
    }

    private SubmissionListPage listPage(CallId id, Form form, Actor actor) {
        Calls.Standing standing = calls.read(id, Optional.of(actor));
        List<Submission> submitted = submissions.submitted(id, actor);
        return new SubmissionListPage(standing, submitted, places(submitted), form, calls.lead(standing.call(), actor));
    }

    private Map<CollectivityId, Collectivity> places(List<Submission> submitted) {
        return collectivities.findAll(submitted.stream()
                .map(Submission::collectivity)
                .filter(Objects::nonNull)
                .toList());
    }

    /** A submission as programs list it: never its author. */
    record Line(
            String id,
            String etat,
            String organisation,
            @Nullable String collectivite,
            String titre,
            @Nullable Instant deposeeLe,
            @Nullable String probleme) {}

    @GetMapping("/api/appels/{id}/candidatures")
    @OpenTo(OpenTo.Audience.STAFF)
    ResponseEntity<List<Line>> json(@PathVariable String id, Actor actor) {
        return ResponseEntity.ok(submissions.submitted(CallId.parse(id), actor).stream()
                .map(submission -> new Line(
                        submission.id().toString(),
                        submission.state().code(),
                        submission.organisation(),
                        submission.collectivity() == null
                                ? null
                                : submission.collectivity().toString(),
                        submission.statement().title(),
                        submission.submittedAt(),
                        submission.problem() == null
                                ? null
                                : submission.problem().path()))
                .toList());
    }

    @GetMapping("/appels/{id:[0-9]+}/candidatures.csv")
    @OpenTo(OpenTo.Audience.STAFF)
    ResponseEntity<byte[]> csv(@PathVariable String id, Actor actor) {
        SubmissionListPage page = listPage(CallId.parse(id), Form.EMPTY, actor);
        return Csv.file(
                "candidatures.csv",
                List.of(
                        "numero",
                        "etat",
                        "pour",
                        "titre",
                        "qui",
                        "situation",
                        "frequence",
                        "consequence",
                        "preuves",
                        "aujourdhui",
                        "deposee_le"),
                page.submissions().stream()
                        .map(submission -> List.of(
                                submission.id().toString(),
                                submission.state().code(),
                                page.behalf(submission),
                                submission.statement().title(),
                                submission.statement().get(Statement.Part.WHO),
                                submission.statement().get(Statement.Part.SITUATION),
                                submission.statement().get(Statement.Part.FREQUENCY),
                                submission.statement().get(Statement.Part.CONSEQUENCE),
                                submission.statement().get(Statement.Part.EVIDENCE),
                                submission.statement().get(Statement.Part.TODAY),
                                Objects.toString(submission.submittedAt(), "")))
                        .toList());
    }

    @PostMapping("/appels/{id:[0-9]+}/resultats")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView publishResults(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        CallId call = CallId.parse(id);
        Form form = Form.of(typed);
        Set<SubmissionId> laureates = new HashSet<>();
        Map<SubmissionId, String> reasons = new HashMap<>();
        for (Submission submission : submissions.submitted(call, actor)) {
            if (form.ticked("laureat-" + submission.id())) laureates.add(submission.id());
            reasons.put(submission.id(), form.text("motif-" + submission.id()));
        }
        try {
            PublicWords.check(form, "resultats");
            submissions.publishResults(call, form.text("resultats"), laureates, reasons, actor);
        } catch (Refused refusal) {
            return pages.refused("call/submissions", listPage(call, form.refused(refusal), actor));
        }
        return pages.after(call.path(), "flash.call.results");
    }
}
