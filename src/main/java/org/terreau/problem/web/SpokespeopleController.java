package org.terreau.problem.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.problem.Spokespeople;
import org.terreau.problem.UndoneNamings;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Plain;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityPicker;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.RecentProof;
import org.terreau.web.Searched;

/** Who answers for collectivities, as the staff set it. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class SpokespeopleController {

    private static final String PATH = "/problemes/referents";
    private static final int PAGE = 50;

    private final Pages pages;
    private final Spokespeople spokespeople;
    private final Collectivities collectivities;
    private final CollectivityPicker picker;
    private final UndoneNamings namings;
    private final Clock clock;

    SpokespeopleController(
            Pages pages,
            Spokespeople spokespeople,
            Collectivities collectivities,
            CollectivityPicker picker,
            UndoneNamings namings,
            Clock clock) {
        this.pages = pages;
        this.spokespeople = spokespeople;
        this.collectivities = collectivities;
        this.picker = picker;
        this.namings = namings;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView list(
            @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") int page, Actor actor) {
        return pages.show(
                "problem/spokespeople", page(actor, Form.filled(Map.of("q", q)), page, CollectivityPicker.Picked.NONE));
    }

    private SpokespeoplePage page(Actor actor, Form form, int number, CollectivityPicker.Picked picked) {
        List<Spokespeople.Referent> referents = spokespeople.referents(actor);
        List<Spokespeople.Domain> domains = spokespeople.domains(actor);
        List<CollectivityId> ids = new ArrayList<>();
        referents.forEach(referent -> ids.add(referent.collectivity()));
        domains.forEach(domain -> ids.add(domain.collectivity()));
        Map<CollectivityId, Collectivity> places = collectivities.findAll(ids);
        String wanted = Plain.text(Searched.of(form));
        return new SpokespeoplePage(
                referents.stream()
                        .filter(one -> says(places, one.collectivity(), one.name() + " " + one.email(), wanted))
                        .toList(),
                Slice.of(
                        domains.stream()
                                .filter(one -> says(places, one.collectivity(), one.domain(), wanted))
                                .toList(),
                        number,
                        PAGE),
                places,
                form,
                picked.candidates(),
                actor,
                clock.instant());
    }

    private static boolean says(
            Map<CollectivityId, Collectivity> places, CollectivityId id, String more, String wanted) {
        Collectivity place = places.get(id);
        return Plain.text((place == null ? "" : place.label()) + " " + more).contains(wanted);
    }

    /** Names a referent when a name or an address is given, and keeps the e-mail domain when one is. */
    @PostMapping(PATH)
    @RecentProof
    ModelAndView add(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        CollectivityPicker.Picked picked = picker.read(form, "collectivite");
        CollectivityId collectivity = picked.id();
        boolean acts;
        try {
            if (collectivity == null) throw new Refused(picked.problems());
            acts = form.text("action").equals("domaine")
                    ? spokespeople.addDomain(collectivity, form.text("domaine"), actor)
                    : spokespeople.name(collectivity, form.text("nom"), form.text("courriel"), actor);
        } catch (Refused refusal) {
            return pages.refused("problem/spokespeople", page(actor, form.refused(refusal), 1, picked));
        }
        return pages.after(PATH, acts ? "flash.problem.spokespeople" : "flash.problem.spokespeople.waits");
    }

    @PostMapping(PATH + "/retrait")
    ModelAndView remove(
            @RequestParam(defaultValue = "") String collectivite,
            @RequestParam(defaultValue = "") String courriel,
            @RequestParam(defaultValue = "") String domaine,
            Actor actor) {
        Optional<CollectivityId> of = CollectivityId.parse(collectivite);
        int again = 0;
        if (of.isPresent() && EmailAddress.valid(courriel))
            again += namings.removeReferent(of.get(), new EmailAddress(courriel), actor);
        if (of.isPresent() && !domaine.isEmpty()) again += namings.removeDomain(of.get(), domaine, actor);
        return pages.after(
                PATH, again == 0 ? "flash.problem.spokespeople.removed" : "flash.problem.spokespeople.undone");
    }
}
