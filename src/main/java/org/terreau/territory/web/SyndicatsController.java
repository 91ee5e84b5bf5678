package org.terreau.territory.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.territory.Collectivities;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.Syndicat;
import org.terreau.territory.Syndicats;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** Entering the syndicats, which the official code does not list. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class SyndicatsController {

    private final Pages pages;
    private final Syndicats syndicats;
    private final Collectivities collectivities;

    SyndicatsController(Pages pages, Syndicats syndicats, Collectivities collectivities) {
        this.pages = pages;
        this.syndicats = syndicats;
        this.collectivities = collectivities;
    }

    @GetMapping(SyndicatsPage.PATH)
    ModelAndView list(Actor actor) {
        return pages.show("territory/syndicats", page(null, Form.EMPTY, actor));
    }

    private SyndicatsPage page(@Nullable Syndicat changed, Form form, Actor actor) {
        return page(changed, form, Form.EMPTY, actor);
    }

    private SyndicatsPage page(@Nullable Syndicat changed, Form form, Form removal, Actor actor) {
        return new SyndicatsPage(
                syndicats.list(actor),
                changed,
                form,
                changed == null ? List.of() : syndicats.uses(changed, actor),
                removal);
    }

    @PostMapping(SyndicatsPage.PATH)
    ModelAndView enter(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        try {
            Syndicat entered = syndicats.enter(typed(form), actor);
            return pages.after(SyndicatsPage.PATH, "flash.territory.syndicat.entered", entered.name());
        } catch (Refused refusal) {
            return pages.refused("territory/syndicats", page(null, form.refused(refusal), actor));
        }
    }

    @GetMapping(SyndicatsPage.PATH + "/{siren}")
    ModelAndView one(@PathVariable String siren, Actor actor) {
        Syndicat syndicat = syndicats.read(siren, actor);
        return pages.show("territory/syndicats", page(syndicat, filled(syndicat), actor));
    }

    private Form filled(Syndicat syndicat) {
        return Form.filled(Map.of(
                "nom", syndicat.name(),
                "nature", syndicat.kind().code(),
                "version", String.valueOf(syndicat.version()),
                "membres", syndicat.members().stream().map(this::written).collect(Collectors.joining("\n"))));
    }

    /** So that it is read again as itself: its label where no other bears it, its code otherwise. */
    private String written(CollectivityId member) {
        return collectivities
                .find(member)
                .map(place -> place.label())
                .filter(label -> collectivities.named(label).size() == 1)
                .orElse(member.toString());
    }

    @PostMapping(SyndicatsPage.PATH + "/{siren}")
    ModelAndView change(@PathVariable String siren, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Syndicat syndicat = syndicats.read(siren, actor);
        Form form = Form.of(typed);
        try {
            syndicats.change(syndicat, typed(form), form.version(), actor);
            return pages.after(SyndicatsPage.PATH, "flash.territory.syndicat.changed", form.text("nom"));
        } catch (Refused refusal) {
            return pages.refused("territory/syndicats", page(syndicat, form.refused(refusal), actor));
        } catch (Stale stale) {
            return pages.refused(
                    "territory/syndicats",
                    page(syndicat, form.refused(new Refused("", "territory.syndicat.stale")), actor));
        }
    }

    @PostMapping(SyndicatsPage.PATH + "/{siren}/retrait")
    ModelAndView remove(@PathVariable String siren, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Syndicat syndicat = syndicats.read(siren, actor);
        Form form = Form.of(typed);
        try {
            syndicats.remove(syndicat, form.ticked("confirme"), actor);
            return pages.after(SyndicatsPage.PATH, "flash.territory.syndicat.removed", syndicat.name());
        } catch (Refused refusal) {
            return pages.refused("territory/syndicats", page(syndicat, filled(syndicat), form.refused(refusal), actor));
        }
    }

    private static Syndicats.Typed typed(Form form) {
        return new Syndicats.Typed(form.text("siren"), form.text("nom"), form.text("nature"), form.text("membres"));
    }
}
