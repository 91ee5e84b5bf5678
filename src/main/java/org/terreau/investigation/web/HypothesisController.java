package org.terreau.investigation.web;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.terreau.dossier.Brief;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.investigation.Hypotheses;
import org.terreau.investigation.Hypothesis;
import org.terreau.investigation.HypothesisState;
import org.terreau.investigation.Interview;
import org.terreau.investigation.Interviews;
import org.terreau.investigation.Investigation;
import org.terreau.investigation.Stance;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Table;

/** Hypotheses: written, confronted with what the field says, judged. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class HypothesisController {

    private static final Table<Line> TABLE = Table.of(Line.class);

    private final Pages pages;
    private final Logs logs;
    private final Investigation investigation;
    private final Hypotheses hypotheses;
    private final Interviews interviews;

    HypothesisController(
            Pages pages, Logs logs, Investigation investigation, Hypotheses hypotheses, Interviews interviews) {
        this.pages = pages;
        this.logs = logs;
        this.investigation = investigation;
        this.hypotheses = hypotheses;
        this.interviews = interviews;
    }

    @GetMapping("/dossiers/{id}/investigation/hypotheses")
    ModelAndView list(@PathVariable String id, Actor actor) {
        Log log = logs.of(id, actor);
        List<Hypothesis> known = hypotheses.of(log.dossier().id(), actor);
        String written = log.dossier().draft().get(Brief.Part.HYPOTHESIS);
        boolean fromBrief = known.isEmpty() && !written.isEmpty() && written.length() <= Hypotheses.TEXT;
        Form form = fromBrief
                ? Form.filled(Map.of("croyance", written, "sujet", Hypothesis.About.LEAD.code()))
                : Form.EMPTY;
        return pages.show("investigation/hypotheses", new HypothesesPage(log, known, form, fromBrief));
    }

    @PostMapping("/dossiers/{id}/investigation/hypotheses")
    ModelAndView add(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Log log = logs.writable(id, actor);
        Form form = Form.of(typed);
        try {
            Hypothesis.Id added = hypotheses.add(log.dossier().id(), written(form), actor);
            return pages.after(log.path() + "/hypotheses/" + added, "flash.investigation.hypothesis.added");
        } catch (Refused refusal) {
            return pages.refused(
                    "investigation/hypotheses",
                    new HypothesesPage(log, hypotheses.of(log.dossier().id(), actor), form.refused(refusal), false));
        }
    }

    private static Hypotheses.Written written(Form form) {
        Hypothesis.About subject = null;
        for (Hypothesis.About about : Hypothesis.About.values())
            if (about.code().equals(form.text("sujet"))) subject = about;
        return new Hypotheses.Written(subject, form.text("croyance"), form.text("refutation"));
    }

    /** A hypothesis as a file or a program has it. */
    record Line(
            String numero,
            String sujet,
            String croyance,
            String refutation,
            String etat,
            int appuis,
            int contradictions,
            int nuances) {

        static Line of(Hypothesis one) {
            return new Line(
                    one.id().toString(),
                    one.about().code(),
                    one.belief(),
                    one.refutation(),
                    one.state().code(),
                    one.says(Stance.SUPPORTS),
                    one.says(Stance.CONTRADICTS),
                    one.says(Stance.NUANCES));
        }
    }

    @GetMapping("/dossiers/{id}/investigation/hypotheses.csv")
    ResponseEntity<byte[]> csv(@PathVariable String id, Actor actor) {
        return TABLE.csv("hypotheses-dossier-" + logs.of(id, actor).dossier().id() + ".csv", lines(id, actor));
    }

    @GetMapping("/api/dossiers/{id}/investigation/hypotheses")
    ResponseEntity<List<Line>> json(@PathVariable String id, Actor actor) {
        return ResponseEntity.ok(lines(id, actor));
    }

    private List<Line> lines(String id, Actor actor) {
        return hypotheses.of(logs.of(id, actor).dossier().id(), actor).stream()
                .map(Line::of)
                .toList();
    }

    @GetMapping("/dossiers/{id}/investigation/hypotheses/{number:\\d+}")
    ModelAndView read(
            @PathVariable String id,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String entretien,
            Actor actor) {
        Form evidence = Form.filled(Map.of("entretien", entretien));
        return pages.show("investigation/hypothesis", page(id, number, evidence, Form.EMPTY, null, actor));
    }

    private HypothesisPage page(
            String id, String number, Form evidence, Form judgement, @Nullable Form rewriting, Actor actor) {
        Log log = logs.of(id, actor);
        Hypothesis.Detail detail = hypotheses.detail(log.dossier().id(), Hypothesis.Id.parse(number), actor);
        Hypothesis one = detail.hypothesis();
        Set<AccountId> authors = new HashSet<>(Set.of(one.author()));
        detail.evidence().forEach(piece -> authors.add(piece.author()));
        detail.moves().forEach(move -> authors.add(move.author()));
        Form stored = Form.filled(Map.of(
                "sujet",
                one.about().code(),
                "croyance",
                one.belief(),
                "refutation",
                one.refutation(),
                "version",
                Long.toString(one.version())));
        return new HypothesisPage(
                log,
                detail,
                interviews.done(log.dossier().id(), actor),
                investigation.authors(authors),
                evidence,
                judgement,
                rewriting == null ? stored : rewriting);
    }

    @PostMapping("/dossiers/{id}/investigation/hypotheses/{number:\\d+}/texte")
    ModelAndView rewrite(
            @PathVariable String id,
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Log log = logs.writable(id, actor);
        Form form = Form.of(typed);
        try {
            hypotheses.rewrite(log.dossier().id(), Hypothesis.Id.parse(number), written(form), form.version(), actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "investigation/hypothesis", page(id, number, Form.EMPTY, Form.EMPTY, form.refused(refusal), actor));
        }
        return pages.after(log.path() + "/hypotheses/" + number, "flash.investigation.hypothesis.saved");
    }

    @PostMapping("/dossiers/{id}/investigation/hypotheses/{number:\\d+}/preuves")
    ModelAndView prove(
            @PathVariable String id,
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Log log = logs.writable(id, actor);
        Form form = Form.of(typed);
        String interview = form.text("entretien");
        Stance said = null;
        for (Stance stance : Stance.values()) if (stance.code().equals(form.text("sens"))) said = stance;
        try {
            hypotheses.prove(
                    log.dossier().id(),
                    Hypothesis.Id.parse(number),
                    interview.isEmpty() ? null : Interview.Id.parse(interview),
                    said,
                    form.text("phrase"),
                    actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "investigation/hypothesis", page(id, number, form.refused(refusal), Form.EMPTY, null, actor));
        }
        return pages.after(log.path() + "/hypotheses/" + number, "flash.investigation.evidence.given");
    }

    @PostMapping("/dossiers/{id}/investigation/hypotheses/{number:\\d+}/preuves/{evidence:\\d{1,15}}/retrait")
    ModelAndView unprove(
            @PathVariable String id, @PathVariable String number, @PathVariable long evidence, Actor actor) {
        Log log = logs.writable(id, actor);
        try {
            hypotheses.unprove(log.dossier().id(), Hypothesis.Id.parse(number), evidence, actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "investigation/hypothesis", page(id, number, Form.EMPTY.refused(refusal), Form.EMPTY, null, actor));
        }
        return pages.after(log.path() + "/hypotheses/" + number, "flash.investigation.evidence.removed");
    }

    @PostMapping("/dossiers/{id}/investigation/hypotheses/{number:\\d+}/etat")
    ModelAndView judge(
            @PathVariable String id,
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Log log = logs.writable(id, actor);
        Form form = Form.of(typed);
        HypothesisState next = null;
        for (HypothesisState state : HypothesisState.values()) if (state.code().equals(form.text("etat"))) next = state;
        try {
            hypotheses.judge(
                    log.dossier().id(), Hypothesis.Id.parse(number), next, form.text("raison"), form.version(), actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "investigation/hypothesis", page(id, number, Form.EMPTY, form.refused(refusal), null, actor));
        } catch (Stale stale) {
            Form late = form.refused(new Refused("", "investigation.state.stale"));
            return pages.show(
                    "investigation/hypothesis", page(id, number, Form.EMPTY, late, null, actor), HttpStatus.CONFLICT);
        }
        return pages.after(log.path() + "/hypotheses/" + number, "flash.investigation.hypothesis.judged");
    }
}
