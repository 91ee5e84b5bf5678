package org.terreau.problem.web;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.problem.Declarations;
import org.terreau.problem.Spokespeople;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.territory.Collectivities;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** Where referents, and the staff for collectivities without one, say who speaks for a collectivity. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class ValidationController {

    private final Pages pages;
    private final Declarations declarations;
    private final Spokespeople spokespeople;
    private final Collectivities collectivities;

    ValidationController(
            Pages pages, Declarations declarations, Spokespeople spokespeople, Collectivities collectivities) {
        this.pages = pages;
        this.declarations = declarations;
        this.spokespeople = spokespeople;
        this.collectivities = collectivities;
    }

    @GetMapping(Spokespeople.VALIDATIONS)
    ModelAndView waiting(Actor actor) {
        return pages.show("problem/validations", page(actor, Form.EMPTY, 0));
    }

    private ValidationsPage page(Actor actor, Form form, long about) {
        List<Declarations.Read> waiting = declarations.waitingFor(actor);
        return new ValidationsPage(
                waiting,
                collectivities.findAll(waiting.stream()
                        .map(read -> read.declaration().collectivity())
                        .toList()),
                List.copyOf(
                        collectivities.findAll(spokespeople.answeredBy(actor)).values()),
                form,
                about);
    }

    @PostMapping(Spokespeople.VALIDATIONS + "/{id}")
    ModelAndView answer(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        if (!id.matches("[1-9]\\d{0,15}")) throw new NotFound("declaration", id);
        long declaration = Long.parseLong(id);
        Form form = Form.of(typed);
        boolean accepted = form.text("decision").equals("accepter");
        try {
            if (accepted) declarations.accept(declaration, form.ticked("domaine"), actor);
            else declarations.refuse(declaration, form.text("motif"), actor);
        } catch (Refused refusal) {
            return pages.refused("problem/validations", page(actor, form.refused(refusal), declaration));
        }
        return pages.after(
                Spokespeople.VALIDATIONS, accepted ? "flash.problem.accepted" : "flash.problem.declaration-refused");
    }
}
