package org.terreau.dossier.web;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.Timeline;
import org.terreau.identity.Actor;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Table;
import org.terreau.web.Ui;

/** The story of a dossier. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class TimelineController {

    private static final Table<Answer> TABLE = Table.of(Answer.class).without("adresse");

    private final Pages pages;
    private final Applications applications;
    private final Timeline timeline;

    TimelineController(Pages pages, Applications applications, Timeline timeline) {
        this.pages = pages;
        this.applications = applications;
        this.timeline = timeline;
    }

    @GetMapping("/dossiers/{id}/chronologie")
    ModelAndView tell(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        DossierId dossier = DossierId.parse(id);
        DossierRecord read = applications.read(dossier, actor);
        Form form = Form.of(typed);
        return pages.show(
                "dossier/timeline",
                new TimelinePage(read, applications.access(read, actor), story(dossier, form, actor), form));
    }

    private Timeline.Story story(DossierId dossier, Form form, Actor actor) {
        return timeline.tell(dossier, form.text("genre"), form.text("ordre").equals("ancien"), actor);
    }

    /** A fact as programs list it. */
    record Answer(String le, String genre, String fait, String par, String adresse) {}

    private List<Answer> answers(String id, MultiValueMap<String, String> typed, Actor actor) {
        Ui ui = pages.outsideRequest(Locale.FRENCH);
        return story(DossierId.parse(id), Form.of(typed), actor).facts().stream()
                .map(fact -> new Answer(
                        fact.at().toString(),
                        fact.kind(),
                        ui.t(fact.key(), fact.arguments().toArray()),
                        Objects.toString(fact.who(), ""),
                        Objects.toString(fact.path(), "")))
                .toList();
    }

    @GetMapping("/dossiers/{id}/chronologie.csv")
    ResponseEntity<byte[]> csv(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return TABLE.csv("dossier-" + DossierId.parse(id) + "-chronologie.csv", answers(id, typed, actor));
    }

    @GetMapping("/api/dossiers/{id}/chronologie")
    ResponseEntity<List<Answer>> json(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return ResponseEntity.ok(answers(id, typed, actor));
    }
}
