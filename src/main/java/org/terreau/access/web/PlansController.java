package org.terreau.access.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.access.Plans;
import org.terreau.access.References;
import org.terreau.access.Tools;
import org.terreau.identity.Actor;
import org.terreau.incubator.Incubator;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Table;

/** Those who arrive and those who leave: the desk of staff, each plan, and one's own. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class PlansController {

    private static final int PAGE = 12;
    private static final String DESK = "/arrivees-et-departs";
    private static final String PLAN = DESK + "/{plan:[0-9]+}";
    private static final Table<PlanLine> LINES = Table.of(PlanLine.class);

    private final Pages pages;
    private final Plans plans;
    private final References references;
    private final Tools tools;
    private final Clock clock;

    PlansController(Pages pages, Plans plans, References references, Tools tools, Clock clock) {
        this.pages = pages;
        this.plans = plans;
        this.references = references;
        this.tools = tools;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry plansNavigation() {
        return NavigationEntry.forStaff(362, "access.desk", DESK);
    }

    @GetMapping(DESK)
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView desk(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = shown(Form.of(typed));
        Incubator incubator = tools.kept(form.text("incubateur"), actor);
        LocalDate today = Paris.today(clock);
        List<Incubator> others = tools.kept(actor).stream()
                .filter(one -> !one.id().equals(incubator.id()))
                .toList();
        return pages.show(
                "access/desk",
                new DeskPage(
                        incubator, others, form, Slice.of(taken(form, incubator, actor), form.page(), PAGE), today));
    }

    private static Form shown(Form form) {
        return form.text("etat").isEmpty() ? form.with("etat", DeskPage.OPEN) : form;
    }

    private List<Plans.Told> taken(Form form, Incubator incubator, Actor actor) {
        LocalDate today = Paris.today(clock);
        return plans.desk(incubator.id(), actor).stream()
                .filter(one -> DeskPage.takes(one, form, today))
                .sorted(Comparator.comparing((Plans.Told one) -> !one.plan().near(today)))
                .toList();
    }

    @GetMapping(DESK + ".csv")
    @OpenTo(OpenTo.Audience.STAFF)
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return LINES.csv("arrivees-et-departs.csv", lines(typed, actor));
    }

    @GetMapping("/api/arrivees-et-departs")
    @OpenTo(OpenTo.Audience.STAFF)
    ResponseEntity<List<PlanLine>> json(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return ResponseEntity.ok(lines(typed, actor));
    }

    private List<PlanLine> lines(MultiValueMap<String, String> typed, Actor actor) {
        Form form = shown(Form.of(typed));
        return taken(form, tools.kept(form.text("incubateur"), actor), actor).stream()
                .flatMap(told -> told.plan().steps().stream().map(step -> PlanLine.of(told, step)))
                .toList();
    }

    @GetMapping("/mon-parcours")
    ModelAndView mine(Actor actor) {
        return pages.show("access/own", OwnPlansPage.of(plans.mine(actor), Paris.today(clock)));
    }

    @GetMapping(PLAN)
    ModelAndView plan(@PathVariable String plan, Actor actor) {
        return pages.show("access/plan", page(plan, Form.EMPTY, actor));
    }

    private PlanPage page(String plan, Form form, Actor actor) {
        Plans.Shown shown = plans.read(Addresses.number(plan), actor);
        return new PlanPage(shown, references.of(shown), form, Paris.today(clock));
    }

    @PostMapping(PLAN + "/fait")
    ModelAndView done(@PathVariable String plan, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        try {
            plans.done(Addresses.number(plan), form.number("etape").orElse(0L), form.text("preuve"), actor);
        } catch (Refused refusal) {
            return pages.refused("access/plan", page(plan, form.refused(refusal), actor));
        }
        return pages.after(DESK + "/" + plan, "flash.access.step.done");
    }

    @PostMapping(PLAN + "/rouvrir")
    ModelAndView reopen(@PathVariable String plan, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        try {
            plans.reopen(Addresses.number(plan), form.number("etape").orElse(0L), actor);
        } catch (Refused refusal) {
            return pages.refused("access/plan", page(plan, form.refused(refusal), actor));
        }
        return pages.after(DESK + "/" + plan, "flash.access.step.reopened");
    }

    @PostMapping(PLAN + "/defait")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView undone(@PathVariable String plan, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        plans.undone(Addresses.number(plan), Form.of(typed).number("etape").orElse(0L), actor);
        return pages.after(DESK + "/" + plan, "flash.access.step.undone");
    }
}
