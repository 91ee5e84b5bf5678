package org.terreau.committee.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.committee.Session;
import org.terreau.committee.Sessions;
import org.terreau.decision.Decidable;
import org.terreau.decision.Decision;
import org.terreau.decision.DecisionSubject;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Pdf;

/** The sessions of committees: their agenda, the day's sheet, and their end. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class SessionController {

    private static final String ALL = "/comites/seances";
    private static final String ONE = ALL + "/{incubator}/" + Addresses.DATE;

    private final Pages pages;
    private final Sessions sessions;
    private final Incubators incubators;
    private final Pdf pdf;

    SessionController(Pages pages, Sessions sessions, Incubators incubators, Pdf pdf) {
        this.pages = pages;
        this.sessions = sessions;
        this.incubators = incubators;
        this.pdf = pdf;
    }

    @GetMapping(ALL)
    ModelAndView list(Actor actor) {
        return pages.show("committee/sessions", all(Form.EMPTY, actor));
    }

    private SessionsPage all(Form form, Actor actor) {
        return new SessionsPage(
                sessions.list(actor),
                sessions.changes(actor),
                incubators.all(),
                sessions.waiting(actor),
                sessions.today(),
                form);
    }

    /** A subject of an agenda for programs. */
    record Line(
            int rang,
            String debut,
            String sujet,
            String nom,
            String etape,
            @Nullable String issue,
            String adresse) {

        static Line of(Sessions.Item item) {
            Decision decision = item.decision();
            return new Line(
                    item.rank(),
                    item.begins().toString(),
                    item.about().subject().key().toString(),
                    item.about().subject().title(),
                    item.about().stage().code(),
                    decision == null ? null : decision.outcome().code(),
                    item.about().subject().path());
        }
    }

    @GetMapping("/api/comites/seances/{incubator}/" + Addresses.DATE)
    ResponseEntity<List<Line>> json(@PathVariable String incubator, @PathVariable String date, Actor actor) {
        return ResponseEntity.ok(
                view(incubator, date, actor).items().stream().map(Line::of).toList());
    }

    private Sessions.View view(String incubator, String date, Actor actor) {
        return sessions.read(new IncubatorId(incubator), Addresses.date(date), actor);
    }

    @GetMapping(ONE)
    ModelAndView read(@PathVariable String incubator, @PathVariable String date, Actor actor) {
        Sessions.View view = view(incubator, date, actor);
        return pages.show("committee/session", new SessionPage(view, filled(view.session())));
    }

    private static Form filled(Session session) {
        return Form.filled(Map.of("heure", session.startsAt().toString(), "lieu", session.place()));
    }

    @GetMapping(ONE + ".pdf")
    ResponseEntity<byte[]> sheet(
            @PathVariable String incubator, @PathVariable String date, Locale locale, Actor actor) {
        Sessions.View view = view(incubator, date, actor);
        return pdf.file(
                "comite-" + incubator + "-" + date + ".pdf",
                "committee/session-sheet",
                pages.outsideRequest(locale),
                new SessionPage(view, Form.EMPTY));
    }

    @PostMapping(ONE + "/{act:sujets|retrait|ordre|reglages|cloture|report}")
    ModelAndView act(
            @PathVariable String incubator,
            @PathVariable String date,
            @PathVariable String act,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        IncubatorId id = new IncubatorId(incubator);
        LocalDate day = Addresses.date(date);
        Form form = Form.of(typed);
        String path = ALL + "/" + incubator + "/" + date;
        try {
            switch (act) {
                case "sujets" -> {
                    sessions.add(id, day, form.text("sujet"), actor);
                    return pages.after(path, "flash.committee.subject");
                }
                case "retrait" -> {
                    sessions.remove(id, day, form.text("sujet"), form.version(), actor);
                    return pages.after(ALL, "flash.committee.subject.removed");
                }
                case "ordre" -> sessions.raise(id, day, form.text("sujet"), form.version(), actor);
                case "reglages" ->
                    sessions.settle(id, day, hour(form.text("heure")), form.text("lieu"), form.version(), actor);
                case "cloture" -> {
                    sessions.close(id, day, actor);
                    return pages.after(path, "flash.committee.closed");
                }
                default -> {
                    int told = sessions.postpone(
                            id, day, form.date("date"), form.ticked("abandon"), form.text("motif"), actor);
                    return pages.after(ALL, "flash.committee.postponed", told);
                }
            }
        } catch (Refused refusal) {
            return refused(id, day, form.refused(refusal), HttpStatus.UNPROCESSABLE_CONTENT, actor);
        } catch (Stale stale) {
            return refused(id, day, form.refused(new Refused("", "committee.stale")), HttpStatus.CONFLICT, actor);
        }
        return pages.after(path, "flash.committee.session");
    }

    private ModelAndView refused(IncubatorId id, LocalDate day, Form form, HttpStatus status, Actor actor) {
        return pages.show("committee/session", new SessionPage(sessions.read(id, day, actor), form), status);
    }

    private static @Nullable LocalTime hour(String typed) {
        try {
            return LocalTime.parse(typed);
        } catch (DateTimeException notOne) {
            return null;
        }
    }

    @PostMapping(ALL)
    ModelAndView convene(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        IncubatorId incubator = sessions.waiting(actor).stream()
                .map(Decidable::subject)
                .filter(subject -> subject.key().toString().equals(form.text("sujet")))
                .map(DecisionSubject::incubator)
                .findFirst()
                .orElse(incubators.host().id());
        LocalDate day = form.date("date");
        try {
            sessions.add(incubator, day, form.text("sujet"), actor);
        } catch (Refused refusal) {
            return pages.refused("committee/sessions", all(form.refused(refusal), actor));
        }
        return pages.after(ALL + "/" + incubator.value() + "/" + day, "flash.committee.subject");
    }
}
