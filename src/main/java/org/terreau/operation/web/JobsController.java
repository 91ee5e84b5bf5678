package org.terreau.operation.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.operation.Job;
import org.terreau.operation.Jobs;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Table;

/** The jobs that run by themselves. */
@Controller
@OpenTo(OpenTo.Audience.ADMINISTRATOR)
class JobsController {

    private static final String PATH = "/administration/travaux";
    private static final Table<Line> LINES = Table.of(Line.class);

    private final Pages pages;
    private final Jobs jobs;

    JobsController(Pages pages, Jobs jobs) {
        this.pages = pages;
        this.jobs = jobs;
    }

    @GetMapping(PATH)
    ModelAndView list(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return pages.show("operation/jobs", new JobsPage(jobs.all(actor), jobs.now(), Form.of(typed)));
    }

    /** A job for a program. */
    record Line(
            String nom,
            String etat,
            @Nullable Instant dernierSucces,
            @Nullable Instant dernierEchec,
            @Nullable Instant prochain,
            int echecsDeSuite,
            String raison) {

        static Line of(Job job, Instant now) {
            return new Line(
                    job.name(),
                    job.state(now).code(),
                    job.lastSuccess(),
                    job.lastFailure(),
                    job.next(),
                    job.failures(),
                    job.reason());
        }
    }

    private List<Line> lines(Actor actor) {
        Instant now = jobs.now();
        return jobs.all(actor).stream().map(job -> Line.of(job, now)).toList();
    }

    @GetMapping("/api/administration/travaux")
    ResponseEntity<List<Line>> json(Actor actor) {
        return ResponseEntity.ok(lines(actor));
    }

    @GetMapping(PATH + ".csv")
    ResponseEntity<byte[]> csv(Actor actor) {
        return LINES.csv("travaux.csv", lines(actor));
    }

    @PostMapping(PATH + "/{nom:[a-z-]{1,60}}")
    ModelAndView run(@PathVariable String nom, Actor actor) {
        try {
            jobs.run(nom, actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "operation/jobs", new JobsPage(jobs.all(actor), jobs.now(), Form.EMPTY.refused(refusal)));
        }
        return pages.after(PATH, "flash.operation.jobs.run");
    }
}
