package org.terreau.access.web;

import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.access.Plans;
import org.terreau.access.Removals;
import org.terreau.access.Tools;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.Paris;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** All that somebody holds, for staff; and one account, for whoever answers for its tool and was written to. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class RemovalsController {

    private static final String PERSON = "/arrivees-et-departs/personnes/{person:[0-9]+}";
    private static final String STEP = "/arrivees-et-departs/{plan:[0-9]+}/comptes/{step:[0-9]+}";
    private static final String ACCOUNT = "/outils/{tool:[0-9]+}/comptes/{account:[0-9]+}";
    private static final String ASKED = "access/asked";

    private final Pages pages;
    private final Plans plans;
    private final Removals removals;
    private final Tools tools;
    private final Clock clock;

    RemovalsController(Pages pages, Plans plans, Removals removals, Tools tools, Clock clock) {
        this.pages = pages;
        this.plans = plans;
        this.removals = removals;
        this.tools = tools;
        this.clock = clock;
    }

    @GetMapping(PERSON)
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView all(@PathVariable String person, @RequestParam(defaultValue = "") String incubateur, Actor actor) {
        IncubatorId incubator = tools.kept(incubateur, actor).id();
        return pages.show("access/removals", new RemovalsPage(removals.of(incubator, Addresses.number(person), actor)));
    }

    @PostMapping(PERSON + "/demande")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView ask(@PathVariable String person, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        IncubatorId incubator =
                tools.kept(Form.of(typed).text("incubateur"), actor).id();
        long number = Addresses.number(person);
        int letters = removals.ask(incubator, number, actor);
        return pages.after(RemovalsPage.path(incubator, number), "flash.access.removals.asked", letters);
    }

    @PostMapping(PERSON + "/fait")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView done(@PathVariable String person, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        IncubatorId incubator = tools.kept(form.text("incubateur"), actor).id();
        removals.done(form.number("outil").orElse(0L), form.number("compte").orElse(0L), actor);
        return pages.after(RemovalsPage.path(incubator, Addresses.number(person)), "flash.access.removed");
    }

    @GetMapping(STEP)
    ModelAndView step(@PathVariable String plan, @PathVariable String step, Actor actor) {
        Plans.Asked asked = plans.asked(Addresses.number(plan), Addresses.number(step), actor);
        return pages.show(ASKED, AskedPage.of(asked, Paris.today(clock)));
    }

    @PostMapping(STEP + "/fait")
    ModelAndView stepDone(@PathVariable String plan, @PathVariable String step, Actor actor) {
        Plans.Asked asked = plans.doneAsAsked(Addresses.number(plan), Addresses.number(step), actor);
        return pages.after(asked.path(), "flash.access.step.done");
    }

    @GetMapping(ACCOUNT)
    ModelAndView account(@PathVariable String tool, @PathVariable String account, Actor actor) {
        return pages.show(ASKED, AskedPage.of(removals.read(Addresses.number(tool), Addresses.number(account), actor)));
    }

    @PostMapping(ACCOUNT + "/fait")
    ModelAndView accountDone(@PathVariable String tool, @PathVariable String account, Actor actor) {
        removals.done(Addresses.number(tool), Addresses.number(account), actor);
        return pages.after("/outils/" + tool + "/comptes/" + account, "flash.access.removed");
    }
}
