package org.terreau.decision.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.decision.Decision;
import org.terreau.decision.DecisionSubject;
import org.terreau.decision.Decisions;
import org.terreau.identity.Actor;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** A committee decides: the form, the page that asks to confirm, and the decision, at the address of its subject. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class DecisionController {

    private final Pages pages;
    private final Decisions decisions;

    DecisionController(Pages pages, Decisions decisions) {
        this.pages = pages;
        this.decisions = decisions;
    }

    @GetMapping("/dossiers/{id}/decision")
    ModelAndView dossier(@PathVariable String id, @RequestParam(defaultValue = "") String comite, Actor actor) {
        return form(key("dossier", id), comite, actor);
    }

    @GetMapping("/produits/{id}/decision")
    ModelAndView product(@PathVariable String id, @RequestParam(defaultValue = "") String comite, Actor actor) {
        return form(key("product", id), comite, actor);
    }

    @PostMapping("/dossiers/{id}/decision")
    ModelAndView decideDossier(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return act(key("dossier", id), Form.of(typed), actor);
    }

    @PostMapping("/produits/{id}/decision")
    ModelAndView decideProduct(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return act(key("product", id), Form.of(typed), actor);
    }

    private static DecisionSubject.Key key(String kind, String id) {
        if (kind.equals("dossier") && !id.matches("[1-9]\\d{0,15}")) throw new NotFound(kind, id);
        return new DecisionSubject.Key(kind, id);
    }

    private ModelAndView form(DecisionSubject.Key key, String committee, Actor actor) {
        Decisions.ToDecide known = decisions.toDecide(key, actor);
        Form form = Form.filled(Map.of("comite", committee, "derniere", String.valueOf(known.last())));
        return pages.show("decision/form", new DecisionFormPage(known, form));
    }

    private ModelAndView act(DecisionSubject.Key key, Form form, Actor actor) {
        Decisions.ToDecide known = decisions.toDecide(key, actor);
        try {
            switch (form.text("etape")) {
                case "ajouter" -> {
                    return pages.made("decision/form", new DecisionFormPage(known, DecisionFields.wider(form)));
                }
                case "modifier" -> {
                    return pages.made("decision/form", new DecisionFormPage(known, form));
                }
                case "confirmer" -> {
                    wellTyped(key, form, actor);
                    Decision decision = decisions.decide(key, DecisionFields.read(form), actor);
                    return pages.after(decision.path(), "flash.decision.taken");
                }
                default -> {
                    wellTyped(key, form, actor);
                    Decisions.Checked checked = decisions.check(key, DecisionFields.read(form), actor);
                    return pages.made(
                            "decision/confirm", new DecisionFormPage(known, form, checked.gaps(), checked.excess()));
                }
            }
        } catch (Refused refusal) {
            Decisions.ToDecide now = decisions.toDecide(key, actor);
            return pages.refused(
                    "decision/form",
                    new DecisionFormPage(
                            now,
                            form.with("derniere", String.valueOf(now.last())).refused(refusal)));
        }
    }

    /** What is not well typed is told with what the rules object to the rest. */
    private void wellTyped(DecisionSubject.Key key, Form form, Actor actor) {
        List<Refused.Problem> problems = DecisionFields.problems(form, DecisionFields.published(form));
        if (problems.isEmpty()) return;
        List<Refused.Problem> all = new ArrayList<>(problems);
        try {
            decisions.check(key, DecisionFields.read(form), actor);
        } catch (Refused refusal) {
            Set<String> told = problems.stream().map(Refused.Problem::field).collect(Collectors.toSet());
            refusal.problems().stream()
                    .filter(problem -> !told.contains(problem.field()))
                    .forEach(all::add);
        }
        throw new Refused(all);
    }
}
