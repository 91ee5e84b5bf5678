package org.terreau.recruitment.web;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.recruitment.RecruitmentSettings;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** The settings of recruitment, for the lead of an incubator. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class SettingsController {

    private static final String PAGE = "recruitment/settings";
    private static final String PATH = "/reglages/{id}/recrutement";

    private final Pages pages;
    private final Incubators incubators;
    private final RecruitmentSettings settings;

    SettingsController(Pages pages, Incubators incubators, RecruitmentSettings settings) {
        this.pages = pages;
        this.incubators = incubators;
        this.settings = settings;
    }

    @GetMapping(PATH)
    ModelAndView read(@PathVariable String id, Actor actor) {
        Incubator incubator = led(id, actor);
        Map<String, String> known = Map.of("conservation", String.valueOf(settings.keptMonths(incubator.id())));
        return pages.show(PAGE, new SettingsPage(incubator, Form.filled(known)));
    }

    @PostMapping(PATH)
    ModelAndView change(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Incubator incubator = led(id, actor);
        Form form = Form.of(typed);
        try {
            settings.change(incubator.id(), form.text("conservation"), actor);
        } catch (Refused refusal) {
            return pages.refused(PAGE, new SettingsPage(incubator, form.refused(refusal)));
        }
        return pages.after("/reglages/" + id + "/recrutement", "flash.recruitment.settings");
    }

    private Incubator led(String id, Actor actor) {
        actor.mustHave(id, Role.LEAD);
        return incubators.find(new IncubatorId(id)).orElseThrow(() -> new NotFound("incubator", id));
    }
}
