package org.terreau.team.web;

import java.util.HashMap;
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
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.team.Norm;
import org.terreau.team.Norms;
import org.terreau.team.TeamNorms;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** What an incubator asks of its teams: each figure with where it comes from. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class NormsController {

    private static final String PAGE = "team/norms";

    private final Pages pages;
    private final Incubators incubators;
    private final TeamNorms norms;

    NormsController(Pages pages, Incubators incubators, TeamNorms norms) {
        this.pages = pages;
        this.incubators = incubators;
        this.norms = norms;
    }

    @GetMapping("/reglages/{id}/equipes")
    ModelAndView read(@PathVariable String id, Actor actor) {
        Incubator incubator = led(id, actor);
        Norms known = norms.of(incubator.id());
        Map<String, String> stored = new HashMap<>();
        known.all()
                .forEach((norm, value) ->
                        stored.put(norm.code(), value.toPlainString().replace('.', ',')));
        return pages.show(PAGE, new NormsPage(incubator, known, Form.filled(stored)));
    }

    @PostMapping("/reglages/{id}/equipes")
    ModelAndView change(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Incubator incubator = led(id, actor);
        Form form = Form.of(typed);
        Map<String, String> figures = new HashMap<>();
        for (Norm norm : Norm.values()) figures.put(norm.code(), form.text(norm.code()));
        try {
            norms.change(incubator.id(), figures, actor);
        } catch (Refused refusal) {
            return pages.refused(PAGE, new NormsPage(incubator, norms.of(incubator.id()), form.refused(refusal)));
        }
        return pages.after("/reglages/" + id + "/equipes", "flash.team.norms");
    }

    private Incubator led(String id, Actor actor) {
        actor.mustHave(id, Role.LEAD);
        return incubators.find(new IncubatorId(id)).orElseThrow(() -> new NotFound("incubator", id));
    }
}
