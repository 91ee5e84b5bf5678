package org.terreau.exchange.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
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
import org.terreau.dossier.Access;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierRecord;
import org.terreau.exchange.DossierTask;
import org.terreau.exchange.DossierTasks;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** The tasks of a dossier. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class TasksController {

    private final Pages pages;
    private final Applications applications;
    private final DossierTasks tasks;

    TasksController(Pages pages, Applications applications, DossierTasks tasks) {
        this.pages = pages;
        this.applications = applications;
        this.tasks = tasks;
    }

    @GetMapping("/dossiers/{id}/taches")
    ModelAndView list(@PathVariable String id, Actor actor) {
        return pages.show("exchange/tasks", page(DossierId.parse(id), Form.EMPTY, actor));
    }

    private TasksPage page(DossierId id, Form form, Actor actor) {
        DossierRecord dossier = applications.read(id, actor);
        return new TasksPage(
                dossier,
                applications.access(dossier, actor),
                tasks.of(id, actor),
                tasks.today(),
                tasks.candidates(dossier),
                form);
    }

    @PostMapping("/dossiers/{id}/taches")
    ModelAndView add(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        DossierId dossier = DossierId.parse(id);
        Form form = Form.of(typed);
        try {
            tasks.add(dossier, proposed(form), actor);
        } catch (Refused refusal) {
            return pages.refused("exchange/tasks", page(dossier, form.refused(refusal), actor));
        }
        return pages.after(path(dossier), "flash.exchange.tasks.added");
    }

    private static DossierTask.Proposed proposed(Form form) {
        return new DossierTask.Proposed(
                form.text("tache"),
                form.number("pour").map(AccountId::new).orElse(null),
                day(form.text("echeance")),
                form.ticked("interne"));
    }

    private static @Nullable LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException notADay) {
            return null;
        }
    }

    @GetMapping("/dossiers/{id}/taches/{task:\\d{1,15}}")
    ModelAndView changing(@PathVariable String id, @PathVariable long task, Actor actor) {
        DossierTask read = tasks.read(DossierId.parse(id), task, actor);
        Form form = Form.filled(Map.of(
                "tache", read.what(),
                "pour", String.valueOf(read.assigneeId()),
                "echeance", read.due().toString(),
                "interne", read.internal() ? "oui" : "",
                "version", Long.toString(read.version())));
        return pages.show("exchange/task", changing(read, null, form, actor));
    }

    private TaskPage changing(DossierTask task, @Nullable DossierTask theirs, Form form, Actor actor) {
        DossierRecord dossier = applications.read(task.dossier(), actor);
        Access access = applications.access(dossier, actor);
        return new TaskPage(
                dossier,
                access,
                task,
                theirs,
                tasks.today(),
                tasks.candidates(dossier),
                tasks.mayDelete(task, access, actor),
                form);
    }

    @PostMapping("/dossiers/{id}/taches/{task:\\d{1,15}}")
    ModelAndView change(
            @PathVariable String id,
            @PathVariable long task,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        DossierId dossier = DossierId.parse(id);
        Form form = Form.of(typed);
        try {
            tasks.change(dossier, task, proposed(form), form.version(), actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "exchange/task", changing(tasks.read(dossier, task, actor), null, form.refused(refusal), actor));
        } catch (Stale stale) {
            DossierTask theirs = tasks.read(dossier, task, actor);
            return pages.show(
                    "exchange/task",
                    changing(theirs, theirs, form.with("version", Long.toString(theirs.version())), actor),
                    HttpStatus.CONFLICT);
        }
        return pages.after(path(dossier), "flash.exchange.tasks.changed");
    }

    @PostMapping("/dossiers/{id}/taches/{task:\\d{1,15}}/etat")
    ModelAndView state(
            @PathVariable String id,
            @PathVariable long task,
            @RequestParam(defaultValue = "") String etat,
            @RequestParam(defaultValue = "") String suite,
            Actor actor) {
        DossierId dossier = DossierId.parse(id);
        boolean done = etat.equals("faite");
        if (done) tasks.done(dossier, task, actor);
        else tasks.reopen(dossier, task, actor);
        return pages.after(
                suite.equals("taches") ? "/taches" : path(dossier),
                done ? "flash.exchange.tasks.done" : "flash.exchange.tasks.reopened");
    }

    @PostMapping("/dossiers/{id}/taches/{task:\\d{1,15}}/retrait")
    ModelAndView delete(@PathVariable String id, @PathVariable long task, Actor actor) {
        DossierId dossier = DossierId.parse(id);
        tasks.delete(dossier, task, actor);
        return pages.after(path(dossier), "flash.exchange.tasks.deleted");
    }

    @GetMapping("/dossiers/{id}/taches.csv")
    ResponseEntity<byte[]> csv(@PathVariable String id, Actor actor) {
        DossierId dossier = DossierId.parse(id);
        return TaskLines.csv("dossier-" + dossier + "-taches.csv", tasks.of(dossier, actor), tasks.today());
    }

    @GetMapping("/api/dossiers/{id}/taches")
    ResponseEntity<List<TaskLines.Answer>> json(@PathVariable String id, Actor actor) {
        return ResponseEntity.ok(TaskLines.answers(tasks.of(DossierId.parse(id), actor), tasks.today()));
    }

    private static String path(DossierId dossier) {
        return "/dossiers/" + dossier + "/taches";
    }
}
