package org.terreau.problem.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.problem.Spokespeople;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Refused;
import org.terreau.territory.Collectivities;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityPicker;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** Who answers for collectivities, as the staff set it. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class SpokespeopleController {

    private static final String PATH = "/problemes/referents";

    private final Pages pages;
    private final Spokespeople spokespeople;
    private final Collectivities collectivities;
    private final CollectivityPicker picker;

    SpokespeopleController(
            Pages pages, Spokespeople spokespeople, Collectivities collectivities, CollectivityPicker picker) {
        this.pages = pages;
        this.spokespeople = spokespeople;
        this.collectivities = collectivities;
        this.picker = picker;
    }

    @GetMapping(PATH)
    ModelAndView list(Actor actor) {
        return pages.show("problem/spokespeople", page(actor, Form.EMPTY, CollectivityPicker.Picked.NONE));
    }

    private SpokespeoplePage page(Actor actor, Form form, CollectivityPicker.Picked picked) {
        List<Spokespeople.Referent> referents = spokespeople.referents(actor);
        List<Spokespeople.Domain> domains = spokespeople.domains(actor);
        List<CollectivityId> ids = new ArrayList<>();
        referents.forEach(referent -> ids.add(referent.collectivity()));
        domains.forEach(domain -> ids.add(domain.collectivity()));
        return new SpokespeoplePage(referents, domains, collectivities.findAll(ids), form, picked.candidates());
    }

    /** Names a referent when a name or an address is given, and keeps the e-mail domain when one is. */
    @PostMapping(PATH)
    ModelAndView add(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        CollectivityPicker.Picked picked = picker.read(form, "collectivite");
        CollectivityId collectivity = picked.id();
        try {
            if (collectivity == null) throw new Refused(picked.problems());
            if (form.text("action").equals("domaine"))
                spokespeople.addDomain(collectivity, form.text("domaine"), actor);
            else spokespeople.name(collectivity, form.text("nom"), form.text("courriel"), actor);
        } catch (Refused refusal) {
            return pages.refused("problem/spokespeople", page(actor, form.refused(refusal), picked));
        }
        return pages.after(PATH, "flash.problem.spokespeople");
    }

    @PostMapping(PATH + "/retrait")
    ModelAndView remove(
            @RequestParam(defaultValue = "") String collectivite,
            @RequestParam(defaultValue = "") String courriel,
            @RequestParam(defaultValue = "") String domaine,
            Actor actor) {
        CollectivityId.parse(collectivite).ifPresent(id -> {
            if (EmailAddress.valid(courriel)) spokespeople.remove(id, new EmailAddress(courriel), actor);
            if (!domaine.isEmpty()) spokespeople.removeDomain(id, domaine, actor);
        });
        return pages.after(PATH, "flash.problem.spokespeople");
    }
}
