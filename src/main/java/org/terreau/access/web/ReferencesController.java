package org.terreau.access.web;

import java.time.Clock;
import java.time.LocalDate;
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
import org.terreau.access.Plans;
import org.terreau.access.Reference;
import org.terreau.access.References;
import org.terreau.identity.Actor;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Table;

/** What somebody who leaves answers for, on the plan of their departure. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class ReferencesController {

    private static final String DESK = "/arrivees-et-departs/";
    private static final String REFERENCES = DESK + "{plan:[0-9]+}/references";
    private static final Table<ReferenceLine> LINES = Table.of(ReferenceLine.class);

    private final Pages pages;
    private final Plans plans;
    private final References references;
    private final Clock clock;

    ReferencesController(Pages pages, Plans plans, References references, Clock clock) {
        this.pages = pages;
        this.plans = plans;
        this.references = references;
        this.clock = clock;
    }

    /** A reference in files. */
    record ReferenceLine(
            String nature,
            String reference,
            String sort,
            String repreneur,
            @Nullable LocalDate regleeLe) {

        static ReferenceLine of(Reference one) {
            return new ReferenceLine(one.kind().code(), one.name(), one.fate().code(), one.heir(), one.settled());
        }
    }

    @GetMapping(REFERENCES + ".csv")
    ResponseEntity<byte[]> csv(@PathVariable String plan, Actor actor) {
        return LINES.csv("references-" + Addresses.number(plan) + ".csv", lines(plan, actor));
    }

    @GetMapping("/api" + REFERENCES)
    ResponseEntity<List<ReferenceLine>> json(@PathVariable String plan, Actor actor) {
        return ResponseEntity.ok(lines(plan, actor));
    }

    private List<ReferenceLine> lines(String plan, Actor actor) {
        return references.of(Addresses.number(plan), actor).stream()
                .map(ReferenceLine::of)
                .toList();
    }

    @PostMapping(REFERENCES)
    ModelAndView add(@PathVariable String plan, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        long number = Addresses.number(plan);
        Form form = Form.of(typed);
        try {
            references.add(
                    number,
                    new References.Typed(
                            form.text("nature"), form.text("reference"), form.text("sort"), form.text("repreneur")),
                    actor);
        } catch (Refused refusal) {
            return refused(number, form, refusal, actor);
        }
        return pages.after(DESK + plan, "flash.access.reference.added");
    }

    @PostMapping(REFERENCES + "/fait")
    ModelAndView settle(@PathVariable String plan, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        long number = Addresses.number(plan);
        Form form = Form.of(typed);
        try {
            references.settle(number, form.number("numero").orElse(0L), actor);
        } catch (Refused refusal) {
            return refused(number, form, refusal, actor);
        }
        return pages.after(DESK + plan, "flash.access.reference.settled");
    }

    @PostMapping(REFERENCES + "/retrait")
    ModelAndView remove(@PathVariable String plan, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        long number = Addresses.number(plan);
        Form form = Form.of(typed);
        try {
            references.remove(number, form.number("numero").orElse(0L), actor);
        } catch (Refused refusal) {
            return refused(number, form, refusal, actor);
        }
        return pages.after(DESK + plan, "flash.access.reference.removed");
    }

    private ModelAndView refused(long plan, Form form, Refused refusal, Actor actor) {
        Plans.Shown shown = plans.read(plan, actor);
        return pages.refused(
                "access/plan", new PlanPage(shown, references.of(shown), form.refused(refusal), Paris.today(clock)));
    }
}
