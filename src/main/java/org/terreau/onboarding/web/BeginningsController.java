package org.terreau.onboarding.web;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.IncubatorId;
import org.terreau.onboarding.Beginnings;
import org.terreau.shared.NotAllowed;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** The first steps of an incubator, for who leads it. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class BeginningsController {

    private final Pages pages;
    private final Beginnings beginnings;

    BeginningsController(Pages pages, Beginnings beginnings) {
        this.pages = pages;
        this.beginnings = beginnings;
    }

    @GetMapping(Beginnings.PATH)
    ModelAndView show(@RequestParam(defaultValue = "") String incubateur, Actor actor) {
        List<Incubator> led = beginnings.led(actor);
        Incubator shown = chosen(led, incubateur);
        return pages.show(
                "onboarding/beginning",
                new BeginningPage(
                        beginnings.of(shown.id(), actor),
                        led.stream().filter(one -> !one.equals(shown)).toList()));
    }

    private static Incubator chosen(List<Incubator> led, String asked) {
        return led.stream()
                .filter(one -> asked.isEmpty() || one.id().value().equals(asked))
                .findFirst()
                .orElseThrow(() -> new NotAllowed("first steps of " + asked));
    }

    @PostMapping(Beginnings.PATH)
    ModelAndView hide(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        boolean hide = form.text("geste").equals("masquer");
        IncubatorId incubator =
                chosen(beginnings.led(actor), form.text("incubateur")).id();
        beginnings.hide(incubator, hide, actor);
        return pages.after(
                Beginnings.PATH + "?incubateur=" + incubator.value(),
                hide ? "flash.onboarding.hidden" : "flash.onboarding.shown");
    }
}
