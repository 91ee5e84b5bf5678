package org.terreau.team.web;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.Settings;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.shared.Stale;
import org.terreau.team.Persons;
import org.terreau.team.Rhythm;
import org.terreau.team.Transverse;
import org.terreau.team.Transverses;
import org.terreau.team.TypedMission;
import org.terreau.team.Workforce;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** What people do for whole incubators, for those who lead them. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class TransverseController {

    private static final int PAGE = 30;
    private static final String LIST = "/equipes/transverses";
    private static final String ONE = LIST + "/{mission:[0-9]+}";

    private static final String BEGIN = "team/transverse-begin";
    private static final Slice<Transverse> NONE = Slice.of(List.of(), 1, PAGE);

    private final Pages pages;
    private final Transverses transverses;
    private final Settings settings;
    private final Clock clock;

    TransverseController(Pages pages, Transverses transverses, Settings settings, Clock clock) {
        this.pages = pages;
        this.transverses = transverses;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping(LIST)
    ModelAndView list(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        Workforce.Filter filter =
                new Workforce.Filter(form.text(Transverses.INCUBATOR), form.text("metier"), form.text("statut"), "");
        return pages.show(
                "team/transverses", page(Slice.of(transverses.of(filter, actor), form.page(), PAGE), form, actor));
    }

    private TransversesPage page(Slice<Transverse> missions, Form form, Actor actor) {
        return new TransversesPage(settings.ledBy(actor), missions, form, Paris.today(clock));
    }

    @GetMapping(LIST + "/nouvelle")
    ModelAndView beginning(Actor actor) {
        if (!Workforce.readBy(actor)) throw new NotAllowed("people of incubators");
        return pages.show(BEGIN, page(NONE, Form.EMPTY, actor));
    }

    @PostMapping(LIST + "/nouvelle")
    ModelAndView begin(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        List<Incubator> led = settings.ledBy(actor);
        String incubator = led.size() == 1 ? led.get(0).id().value() : form.text(Transverses.INCUBATOR);
        try {
            transverses.begin(
                    incubator,
                    new Persons.TypedPerson(form.text("nom"), form.text("courriel"), false),
                    TypedMission.of(form::text),
                    actor);
            return pages.after(LIST, "flash.team.written");
        } catch (Refused refusal) {
            return pages.refused(BEGIN, page(NONE, form.refused(refusal), actor));
        }
    }

    @GetMapping(ONE)
    ModelAndView read(@PathVariable String mission, Actor actor) {
        return pages.show("team/transverse", page(mission, null, false, actor));
    }

    private TransversePage page(String mission, @Nullable Form typed, boolean conflict, Actor actor) {
        Transverse known = transverses.read(TeamAddresses.number(mission, "transverse mission"), actor);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("version", String.valueOf(known.version()));
        if (known.span().until() != null)
            values.put(TypedMission.UNTIL, known.span().until().toString());
        if (known.days() != null) values.put(Rhythm.FIELD, new Rhythm(known.days(), Rhythm.Unit.DAYS).typed());
        Form form = typed == null
                ? Form.filled(values)
                : conflict ? typed.with("version", String.valueOf(known.version())) : typed;
        return new TransversePage(known, form, conflict);
    }

    @PostMapping(ONE)
    ModelAndView change(@PathVariable String mission, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        try {
            Transverse changed = transverses.change(
                    TeamAddresses.number(mission, "transverse mission"),
                    form.text(TypedMission.UNTIL),
                    form.text(Rhythm.FIELD),
                    form.version(),
                    actor);
            return pages.after(changed.path(), "flash.team.changed");
        } catch (Refused refusal) {
            return pages.refused("team/transverse", page(mission, form.refused(refusal), false, actor));
        } catch (Stale stale) {
            return pages.show("team/transverse", page(mission, form, true, actor), HttpStatus.CONFLICT);
        }
    }

    @PostMapping(ONE + "/depart")
    ModelAndView leave(@PathVariable String mission, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        try {
            transverses.leave(TeamAddresses.number(mission, "transverse mission"), form.text("le"), actor);
            return pages.after(LIST, "flash.team.left");
        } catch (Refused refusal) {
            return pages.refused("team/transverse", page(mission, form.refused(refusal), false, actor));
        }
    }
}
