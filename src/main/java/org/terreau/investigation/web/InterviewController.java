package org.terreau.investigation.web;

import java.util.LinkedHashMap;
import java.util.List;
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
import org.terreau.identity.Actor;
import org.terreau.investigation.Consent;
import org.terreau.investigation.FieldKind;
import org.terreau.investigation.Hypotheses;
import org.terreau.investigation.Interview;
import org.terreau.investigation.InterviewDraft;
import org.terreau.investigation.InterviewSeries;
import org.terreau.investigation.Interviews;
import org.terreau.investigation.Investigation;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.territory.CollectivityPicker;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Searched;
import org.terreau.web.Table;

/** Interviews and field tests: the list and its files, one of them, a series of them, what is forgotten. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class InterviewController {

    private static final Table<Line> TABLE = Table.of(Line.class);

    private static final String PLACE = "collectivite";

    private final Pages pages;
    private final Logs logs;
    private final Investigation investigation;
    private final Interviews interviews;
    private final Hypotheses hypotheses;
    private final CollectivityPicker picker;

    InterviewController(
            Pages pages,
            Logs logs,
            Investigation investigation,
            Interviews interviews,
            Hypotheses hypotheses,
            CollectivityPicker picker) {
        this.pages = pages;
        this.logs = logs;
        this.investigation = investigation;
        this.interviews = interviews;
        this.hypotheses = hypotheses;
        this.picker = picker;
    }

    @GetMapping("/dossiers/{id}/investigation/entretiens")
    ModelAndView list(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Log log = logs.of(id, actor);
        Form form = Form.of(typed);
        int number = form.page();
        return pages.show(
                "investigation/interviews",
                new InterviewListPage(log, form, interviews.page(log.dossier().id(), filter(form), number, actor)));
    }

    private static Interviews.Filter filter(Form form) {
        return new Interviews.Filter(Searched.of(form), kind(form.text("genre")), form.text("etat"));
    }

    private static @Nullable FieldKind kind(String code) {
        for (FieldKind kind : FieldKind.values()) if (kind.code().equals(code)) return kind;
        return null;
    }

    /** An interview as a file or a program has it: facts and what was learnt, never a name, a contact or notes. */
    record Line(
            String numero,
            String genre,
            String etat,
            String date,
            String role,
            String collectivite,
            String codeCollectivite,
            String organisation,
            String canal,
            String accord,
            String appris,
            String conserveJusquAu,
            boolean anonymise) {

        static Line of(Interview one) {
            return new Line(
                    one.id().toString(),
                    one.kind().code(),
                    one.planned() ? "prevu" : "fait",
                    one.on().toString(),
                    one.role(),
                    one.place() == null ? "" : one.place().label(),
                    one.place() == null ? "" : one.place().id().toString(),
                    one.organisation(),
                    one.channel(),
                    one.consent().code(),
                    one.learnt(),
                    one.keepUntil().toString(),
                    one.forgotten() != null);
        }
    }

    @GetMapping("/dossiers/{id}/investigation/entretiens.csv")
    ResponseEntity<byte[]> csv(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return TABLE.csv("entretiens-dossier-" + logs.of(id, actor).dossier().id() + ".csv", lines(id, typed, actor));
    }

    @GetMapping("/api/dossiers/{id}/investigation/entretiens")
    ResponseEntity<List<Line>> json(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return ResponseEntity.ok(lines(id, typed, actor));
    }

    private List<Line> lines(String id, MultiValueMap<String, String> typed, Actor actor) {
        return interviews.export(logs.of(id, actor).dossier().id(), filter(Form.of(typed)), actor).stream()
                .map(Line::of)
                .toList();
    }

    @GetMapping("/dossiers/{id}/investigation/entretiens/nouveau")
    ModelAndView blank(@PathVariable String id, Actor actor) {
        Form form =
                Form.filled(Map.of("genre", FieldKind.INTERVIEW.code(), "fait", "fait", "accord", Consent.NONE.code()));
        return pages.show(
                "investigation/interview-form",
                new InterviewFormPage(logs.writable(id, actor), null, form, List.of(), Map.of()));
    }

    @PostMapping("/dossiers/{id}/investigation/entretiens")
    ModelAndView add(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Log log = logs.writable(id, actor);
        Form form = Form.of(typed);
        CollectivityPicker.Picked picked = picked(form);
        try {
            Interview.Id added =
                    interviews.add(log.dossier().id(), draft(form, picked, null), picked.problems(), actor);
            return pages.after(log.path() + "/entretiens/" + added, "flash.investigation.interview.added");
        } catch (Refused refusal) {
            return pages.refused(
                    "investigation/interview-form",
                    new InterviewFormPage(log, null, form.refused(refusal), picked.candidates(), Map.of()));
        }
    }

    private CollectivityPicker.Picked picked(Form form) {
        return form.text(PLACE + "-recherche").isEmpty() ? CollectivityPicker.Picked.NONE : picker.read(form, PLACE);
    }

    /** What was typed; once notes are forgotten the consent stays as it is. */
    private static InterviewDraft draft(Form form, CollectivityPicker.Picked picked, @Nullable Interview forgotten) {
        return new InterviewDraft(
                kind(form.text("genre")),
                form.text("fait").equals("prevu"),
                Logs.date(form.text("date")),
                form.text("role"),
                picked.chosen(),
                form.text("organisation"),
                form.text("canal"),
                forgotten == null ? consent(form.text("accord")) : forgotten.consent(),
                forgotten == null ? Logs.date(form.text("accord-date")) : forgotten.consentOn(),
                form.text("personne"),
                form.text("joindre"),
                form.text("notes"),
                form.text("appris"),
                form.ticked("mot-a-mot"),
                forgotten == null ? Logs.date(form.text("conservation")) : forgotten.keepUntil());
    }

    private static Consent consent(String code) {
        return code.equals(Consent.ORAL.code())
                ? Consent.ORAL
                : code.equals(Consent.WRITTEN.code()) ? Consent.WRITTEN : Consent.NONE;
    }

    @GetMapping("/dossiers/{id}/investigation/entretiens/{number:\\d+}")
    ModelAndView read(@PathVariable String id, @PathVariable String number, Actor actor) {
        Log log = logs.of(id, actor);
        Interview interview = interviews.read(log.dossier().id(), Interview.Id.parse(number), actor);
        String author = investigation.authors(List.of(interview.author())).getOrDefault(interview.author(), "");
        return pages.show(
                "investigation/interview",
                new InterviewPage(
                        log,
                        interview,
                        author,
                        hypotheses.of(log.dossier().id(), actor),
                        hypotheses.saidBy(log.dossier().id(), interview.id(), actor)));
    }

    @GetMapping("/dossiers/{id}/investigation/entretiens/{number:\\d+}/modifier")
    ModelAndView edit(@PathVariable String id, @PathVariable String number, Actor actor) {
        Log log = logs.writable(id, actor);
        Interview interview = interviews.read(log.dossier().id(), Interview.Id.parse(number), actor);
        return pages.show(
                "investigation/interview-form",
                new InterviewFormPage(log, interview, form(interview), List.of(), Map.of()));
    }

    private static Form form(Interview one) {
        Map<String, String> stored = new LinkedHashMap<>();
        stored.put("genre", one.kind().code());
        stored.put("fait", one.planned() ? "prevu" : "fait");
        stored.put("date", one.on().toString());
        stored.put("role", one.role());
        stored.put(PLACE, one.place() == null ? "" : one.place().id().toString());
        stored.put(PLACE + "-recherche", one.place() == null ? "" : one.place().label());
        stored.put("organisation", one.organisation());
        stored.put("canal", one.channel());
        stored.put("accord", one.consent().code());
        stored.put("accord-date", one.consentOn() == null ? "" : one.consentOn().toString());
        stored.put("personne", one.person());
        stored.put("joindre", one.contact());
        stored.put("notes", one.notes());
        stored.put("appris", one.learnt());
        if (one.verbatim()) stored.put("mot-a-mot", "oui");
        stored.put("conservation", one.keepUntil().toString());
        stored.put("version", Long.toString(one.version()));
        return Form.filled(stored);
    }

    @PostMapping("/dossiers/{id}/investigation/entretiens/{number:\\d+}/modifier")
    ModelAndView correct(
            @PathVariable String id,
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Log log = logs.writable(id, actor);
        Interview interview = interviews.read(log.dossier().id(), Interview.Id.parse(number), actor);
        Form form = Form.of(typed);
        CollectivityPicker.Picked picked = picked(form);
        try {
            interviews.correct(
                    log.dossier().id(),
                    interview.id(),
                    draft(form, picked, interview.forgotten() == null ? null : interview),
                    picked.problems(),
                    form.version(),
                    actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "investigation/interview-form",
                    new InterviewFormPage(log, interview, form.refused(refusal), picked.candidates(), Map.of()));
        } catch (Stale stale) {
            return conflict(log, interview, form, picked);
        }
        return pages.after(interview.path(), "flash.investigation.interview.saved");
    }

    /** Nothing typed is lost: the other's text stands beside one's own, and saving again is a choice. */
    private ModelAndView conflict(Log log, Interview theirs, Form mine, CollectivityPicker.Picked picked) {
        Form stored = form(theirs);
        Map<String, String> other = new LinkedHashMap<>();
        for (String field : List.of("date", "role", "organisation", "personne", "joindre", "notes", "appris"))
            if (!stored.text(field).equals(mine.text(field))) other.put(field, stored.text(field));
        return pages.show(
                "investigation/interview-form",
                new InterviewFormPage(
                        log, theirs, mine.with("version", stored.text("version")), picked.candidates(), other),
                HttpStatus.CONFLICT);
    }

    /** What can't be undone, asked first: to anonymise, to withdraw consent, to delete. */
    @GetMapping("/dossiers/{id}/investigation/entretiens/{number:\\d+}/{gesture:anonymiser|retrait|supprimer}")
    ModelAndView confirm(
            @PathVariable String id, @PathVariable String number, @PathVariable String gesture, Actor actor) {
        Log log = logs.writable(id, actor);
        Interview interview = interviews.read(log.dossier().id(), Interview.Id.parse(number), actor);
        return pages.show("investigation/confirm", confirmation(log, interview, gesture, Form.EMPTY));
    }

    private static ConfirmPage confirmation(Log log, Interview interview, String gesture, Form form) {
        return new ConfirmPage(
                log,
                LogSection.INTERVIEWS,
                gesture,
                interview.role() + ", " + interview.where(),
                interview.path() + "/" + gesture,
                interview.path(),
                form);
    }

    @PostMapping("/dossiers/{id}/investigation/entretiens/{number:\\d+}/anonymiser")
    ModelAndView anonymise(@PathVariable String id, @PathVariable String number, Actor actor) {
        Log log = logs.writable(id, actor);
        interviews.anonymise(log.dossier().id(), Interview.Id.parse(number), actor);
        return pages.after(log.path() + "/entretiens/" + number, "flash.investigation.anonymised");
    }

    @PostMapping("/dossiers/{id}/investigation/entretiens/{number:\\d+}/retrait")
    ModelAndView withdraw(@PathVariable String id, @PathVariable String number, Actor actor) {
        Log log = logs.writable(id, actor);
        interviews.withdrawConsent(log.dossier().id(), Interview.Id.parse(number), actor);
        return pages.after(log.path() + "/entretiens/" + number, "flash.investigation.withdrawn");
    }

    @PostMapping("/dossiers/{id}/investigation/entretiens/{number:\\d+}/supprimer")
    ModelAndView delete(@PathVariable String id, @PathVariable String number, Actor actor) {
        Log log = logs.writable(id, actor);
        Interview interview = interviews.read(log.dossier().id(), Interview.Id.parse(number), actor);
        try {
            interviews.delete(log.dossier().id(), interview.id(), actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "investigation/confirm", confirmation(log, interview, "supprimer", Form.EMPTY.refused(refusal)));
        }
        return pages.after(log.path() + "/entretiens", "flash.investigation.interview.deleted");
    }

    @GetMapping("/dossiers/{id}/investigation/entretiens/serie")
    ModelAndView series(@PathVariable String id, Actor actor) {
        return pages.show("investigation/series", new SeriesPage(logs.writable(id, actor), Form.EMPTY, List.of()));
    }

    @PostMapping("/dossiers/{id}/investigation/entretiens/serie")
    ModelAndView addSeries(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Log log = logs.writable(id, actor);
        Form form = Form.of(typed);
        Map<Integer, String> choices = new LinkedHashMap<>();
        typed.forEach((field, values) -> {
            if (field.matches("choix-\\d{1,4}")) choices.put(Integer.valueOf(field.substring(6)), form.text(field));
        });
        InterviewSeries series = interviews.series(String.join("\n", form.all("lignes")), choices);
        try {
            int count = interviews.addSeries(log.dossier().id(), series, actor);
            return pages.after(log.path() + "/entretiens", "flash.investigation.series.added", count);
        } catch (Refused refusal) {
            return pages.refused("investigation/series", new SeriesPage(log, form.refused(refusal), series.doubts()));
        }
    }
}
