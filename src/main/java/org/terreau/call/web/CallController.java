package org.terreau.call.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.call.Call;
import org.terreau.call.CallId;
import org.terreau.call.Calls;
import org.terreau.call.ParisMinute;
import org.terreau.call.Submissions;
import org.terreau.identity.Actor;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;

/** Calls for problems: the list, the page of each, and writing them. A page that says "open" is never kept. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class CallController {

    private final Pages pages;
    private final Calls calls;
    private final Submissions submissions;

    CallController(Pages pages, Calls calls, Submissions submissions) {
        this.pages = pages;
        this.calls = calls;
        this.submissions = submissions;
    }

    @GetMapping("/appels")
    ModelAndView list(Optional<Actor> actor) {
        return pages.show(
                "call/calls",
                new CallListPage(calls.all(actor), actor.filter(Actor::staff).isPresent()));
    }

    /** A call as programs list it. */
    record Line(
            String id, String titre, String theme, String etat, Instant ouverture, Instant cloture, String adresse) {}

    @GetMapping("/api/appels")
    ResponseEntity<List<Line>> json() {
        return ResponseEntity.ok(calls.all(Optional.empty()).stream()
                .map(standing -> new Line(
                        standing.call().id().toString(),
                        standing.call().title(),
                        standing.call().theme(),
                        standing.status().code(),
                        standing.call().opensAt(),
                        standing.call().closesAt(),
                        standing.call().id().path()))
                .toList());
    }

    @GetMapping("/appels/{id:[0-9]+}")
    ModelAndView read(@PathVariable String id, Optional<Actor> actor) {
        Calls.Standing standing = calls.read(CallId.parse(id), actor);
        Call call = standing.call();
        return pages.show(
                "call/call",
                new CallPage(
                        standing,
                        submissions.results(call),
                        actor.filter(someone -> calls.staff(call, someone)).isPresent(),
                        actor.filter(someone -> calls.lead(call, someone)).isPresent()));
    }

    @GetMapping("/appels/nouveau")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView writing() {
        return pages.show(
                "call/edit", new CallEditPage(null, Form.filled(Map.of("cloture-heure", "12:00")), false, false));
    }

    @PostMapping("/appels/nouveau")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView write(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        try {
            PublicWords.check(form, "titre", "texte", "regles");
            return pages.after(calls.write(typed(form), actor).path(), "flash.call.written");
        } catch (Refused refusal) {
            return pages.refused("call/edit", new CallEditPage(null, form.refused(refusal), false, false));
        }
    }

    @GetMapping("/appels/{id:[0-9]+}/modifier")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView changing(@PathVariable String id, Actor actor) {
        Call call = staffed(id, actor);
        return pages.show(
                "call/edit",
                new CallEditPage(call.id(), Form.filled(Calls.values(call)), call.publishedAt() != null, false));
    }

    @PostMapping("/appels/{id:[0-9]+}/modifier")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView change(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Call call = staffed(id, actor);
        Form form = Form.of(typed);
        boolean published = call.publishedAt() != null;
        try {
            PublicWords.check(form, "titre", "texte", "regles");
            calls.change(call.id(), typed(form), form.version(), actor);
            return pages.after(call.id().path(), "flash.call.changed");
        } catch (Refused refusal) {
            return pages.refused("call/edit", new CallEditPage(call.id(), form.refused(refusal), published, false));
        } catch (Stale stale) {
            return pages.show(
                    "call/edit",
                    new CallEditPage(call.id(), form.with("version", Long.toString(call.version())), published, true),
                    HttpStatus.CONFLICT);
        }
    }

    @PostMapping("/appels/{id:[0-9]+}/publication")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView publish(@PathVariable String id, Actor actor) {
        CallId call = CallId.parse(id);
        calls.publish(call, actor);
        return pages.after(call.path(), "flash.call.published");
    }

    private Call staffed(String id, Actor actor) {
        Call call = calls.read(CallId.parse(id), Optional.of(actor)).call();
        if (!calls.staff(call, actor)) throw new NotAllowed("call " + id);
        return call;
    }

    private static Calls.Typed typed(Form form) {
        return new Calls.Typed(
                form.text("titre"),
                form.text("theme"),
                form.text("texte"),
                form.text("regles"),
                ParisMinute.parse(form.text("ouverture-jour"), form.text("ouverture-heure"))
                        .orElse(null),
                ParisMinute.parse(form.text("cloture-jour"), form.text("cloture-heure"))
                        .orElse(null));
    }
}
