package org.terreau.investigation.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.dossier.Brief;
import org.terreau.dossier.DossierId;
import org.terreau.identity.Actor;
import org.terreau.investigation.Hypotheses;
import org.terreau.investigation.Interviews;
import org.terreau.investigation.Learning;
import org.terreau.investigation.Learnings;
import org.terreau.investigation.Pivot;
import org.terreau.investigation.Pivots;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** What the investigation finds: learnings and pivots. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class FindingController {

    private final Pages pages;
    private final Logs logs;
    private final Interviews interviews;
    private final Hypotheses hypotheses;
    private final Learnings learnings;
    private final Pivots pivots;

    FindingController(
            Pages pages, Logs logs, Interviews interviews, Hypotheses hypotheses, Learnings learnings, Pivots pivots) {
        this.pages = pages;
        this.logs = logs;
        this.interviews = interviews;
        this.hypotheses = hypotheses;
        this.learnings = learnings;
        this.pivots = pivots;
    }

    private Choices choices(DossierId dossier, Actor actor) {
        return new Choices(interviews.done(dossier, actor), hypotheses.of(dossier, actor));
    }

    @GetMapping("/dossiers/{id}/investigation/apprentissages")
    ModelAndView learnings(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return pages.show("investigation/learnings", page(logs.of(id, actor), null, Form.of(typed), actor));
    }

    private LearningsPage page(Log log, @Nullable Learning edited, Form form, Actor actor) {
        DossierId dossier = log.dossier().id();
        return new LearningsPage(log, learnings.of(dossier, actor), choices(dossier, actor), edited, form, false);
    }

    private static Learnings.Written learning(Form form) {
        return new Learnings.Written(
                form.text("appris"), form.text("change"), Logs.interviews(form), Logs.hypotheses(form));
    }

    @PostMapping("/dossiers/{id}/investigation/apprentissages")
    ModelAndView learn(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Log log = logs.writable(id, actor);
        Form form = Form.of(typed);
        try {
            learnings.add(log.dossier().id(), learning(form), actor);
        } catch (Refused refusal) {
            return pages.refused("investigation/learnings", page(log, null, form.refused(refusal), actor));
        }
        return pages.after(log.path() + "/apprentissages", "flash.investigation.learning.added");
    }

    @GetMapping("/dossiers/{id}/investigation/apprentissages/{number:\\d+}")
    ModelAndView edit(@PathVariable String id, @PathVariable String number, Actor actor) {
        Log log = logs.writable(id, actor);
        Learning one = learnings.read(log.dossier().id(), Learning.Id.parse(number), actor);
        Form form = Logs.filled(
                Map.of("appris", one.learnt(), "change", one.changes(), "version", Long.toString(one.version())),
                one.interviews(),
                one.hypotheses());
        return pages.show("investigation/learning-form", page(log, one, form, actor));
    }

    @PostMapping("/dossiers/{id}/investigation/apprentissages/{number:\\d+}")
    ModelAndView correct(
            @PathVariable String id,
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Log log = logs.writable(id, actor);
        Learning one = learnings.read(log.dossier().id(), Learning.Id.parse(number), actor);
        Form form = Form.of(typed);
        try {
            learnings.correct(log.dossier().id(), one.id(), learning(form), form.version(), actor);
        } catch (Refused refusal) {
            return pages.refused("investigation/learning-form", page(log, one, form.refused(refusal), actor));
        } catch (Stale stale) {
            return pages.show(
                    "investigation/learning-form",
                    new LearningsPage(
                            log,
                            List.of(),
                            choices(log.dossier().id(), actor),
                            one,
                            form.with("version", Long.toString(one.version())),
                            true),
                    HttpStatus.CONFLICT);
        }
        return pages.after(log.path() + "/apprentissages", "flash.investigation.learning.saved");
    }

    @GetMapping("/dossiers/{id}/investigation/apprentissages/{number:\\d+}/supprimer")
    ModelAndView confirm(@PathVariable String id, @PathVariable String number, Actor actor) {
        Log log = logs.writable(id, actor);
        Learning one = learnings.read(log.dossier().id(), Learning.Id.parse(number), actor);
        return pages.show(
                "investigation/confirm",
                new ConfirmPage(
                        log,
                        LogSection.LEARNINGS,
                        "oublier",
                        one.learnt(),
                        one.path() + "/supprimer",
                        log.path() + "/apprentissages",
                        Form.EMPTY));
    }

    @PostMapping("/dossiers/{id}/investigation/apprentissages/{number:\\d+}/supprimer")
    ModelAndView delete(@PathVariable String id, @PathVariable String number, Actor actor) {
        Log log = logs.writable(id, actor);
        learnings.delete(log.dossier().id(), Learning.Id.parse(number), actor);
        return pages.after(log.path() + "/apprentissages", "flash.investigation.learning.deleted");
    }

    @GetMapping("/dossiers/{id}/investigation/pivots")
    ModelAndView pivots(@PathVariable String id, Actor actor) {
        return pages.show("investigation/pivots", pivotsPage(logs.of(id, actor), Form.EMPTY, actor));
    }

    private PivotsPage pivotsPage(Log log, Form form, Actor actor) {
        DossierId dossier = log.dossier().id();
        return new PivotsPage(
                log,
                pivots.of(dossier, actor),
                choices(dossier, actor),
                pivots.unexplained(dossier, actor),
                pivots.briefOpen(log.dossier()),
                form);
    }

    /** The form starts from what was submitted and, where the draft says otherwise, from the draft. */
    @GetMapping("/dossiers/{id}/investigation/pivots/nouveau")
    ModelAndView blank(@PathVariable String id, @RequestParam(defaultValue = "") String partie, Actor actor) {
        Log log = logs.writable(id, actor);
        Brief.Part part = Pivots.part(partie).orElse(Brief.Part.SOLUTION_LEAD);
        Pivot.Unexplained start = pivots.startingFrom(log.dossier().id(), part, actor);
        Form form = Form.filled(Map.of(
                "partie", part.code(),
                "date", pivots.today().toString(),
                "avant", start.before(),
                "apres", start.after()));
        return pages.show(
                "investigation/pivot-form",
                new PivotFormPage(log, choices(log.dossier().id(), actor), form));
    }

    @PostMapping("/dossiers/{id}/investigation/pivots")
    ModelAndView overturn(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Log log = logs.writable(id, actor);
        Form form = Form.of(typed);
        try {
            pivots.add(
                    log.dossier().id(),
                    new Pivots.Written(
                            Pivots.part(form.text("partie")).orElse(null),
                            Logs.date(form.text("date")),
                            form.text("avant"),
                            form.text("apres"),
                            form.text("pourquoi"),
                            Logs.interviews(form),
                            Logs.hypotheses(form)),
                    actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "investigation/pivot-form",
                    new PivotFormPage(log, choices(log.dossier().id(), actor), form.refused(refusal)));
        }
        return pages.after(log.path() + "/pivots", "flash.investigation.pivot.added");
    }

    @PostMapping("/dossiers/{id}/investigation/pivots/{number:\\d+}/fiche")
    ModelAndView carry(
            @PathVariable String id,
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Log log = logs.writable(id, actor);
        try {
            pivots.carryToBrief(
                    log.dossier().id(), Pivot.Id.parse(number), Form.of(typed).version(), actor);
        } catch (Refused refusal) {
            return pages.refused("investigation/pivots", pivotsPage(log, Form.EMPTY.refused(refusal), actor));
        } catch (Stale stale) {
            Form form = Form.EMPTY.refused(new Refused("", "investigation.pivot.stale"));
            return pages.show("investigation/pivots", pivotsPage(log, form, actor), HttpStatus.CONFLICT);
        }
        return pages.after(log.dossier().path() + "/fiche", "flash.investigation.pivot.carried");
    }
}
