package org.terreau.decision.web;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
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
import org.terreau.decision.Condition;
import org.terreau.decision.Decision;
import org.terreau.decision.Decisions;
import org.terreau.identity.Actor;
import org.terreau.shared.AddressNumber;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;

/** One decision: read by everybody once it is published, corrected, answered, and followed. */
@Controller
class DecisionPagesController {

    private static final String ONE = "/decisions/{id}";

    private final Pages pages;
    private final Decisions decisions;

    DecisionPagesController(Pages pages, Decisions decisions) {
        this.pages = pages;
        this.decisions = decisions;
    }

    private static long number(String written) {
        return AddressNumber.read(written, "decision");
    }

    @GetMapping(ONE)
    @OpenTo(OpenTo.Audience.EVERYONE)
    ModelAndView read(@PathVariable String id, Optional<Actor> reader) {
        return pages.show("decision/decision", page(number(id), Form.EMPTY, reader));
    }

    private DecisionPage page(long id, Form form, Optional<Actor> reader) {
        return new DecisionPage(decisions.read(id, reader), form);
    }

    @GetMapping("/api/decisions/{id}")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<DecisionLine> one(@PathVariable String id, @Parameter(hidden = true) Optional<Actor> reader) {
        return ResponseEntity.ok(
                DecisionLine.of(decisions.read(number(id), reader).decision()));
    }

    @GetMapping(ONE + "/correction")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView correction(@PathVariable String id, Actor actor) {
        Decision decision = decisions.corrigible(number(id), actor);
        return pages.show("decision/correction", new CorrectionPage(decision, DecisionFields.filled(decision)));
    }

    @PostMapping(ONE + "/correction")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView correct(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Decision decision = decisions.corrigible(number(id), actor);
        Form form = Form.of(typed);
        try {
            List<Refused.Problem> problems = DecisionFields.problems(form, DecisionFields.WORDS);
            if (!problems.isEmpty()) throw new Refused(problems);
            decisions.correct(decision.id(), DecisionFields.read(form), form.text("raison"), form.version(), actor);
        } catch (Refused refusal) {
            return pages.refused("decision/correction", new CorrectionPage(decision, form.refused(refusal)));
        } catch (Stale stale) {
            return pages.show(
                    "decision/correction", new CorrectionPage(decision, stale(form, decision)), HttpStatus.CONFLICT);
        }
        return pages.after(decision.path(), "flash.decision.corrected");
    }

    private static Form stale(Form form, Decision now) {
        return form.with("version", String.valueOf(now.version())).refused(new Refused("", "decision.stale"));
    }

    @PostMapping(ONE + "/publication")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView publish(@PathVariable String id, Actor actor) {
        decisions.publish(number(id), actor);
        return pages.after(Decision.path(number(id)), "flash.decision.published");
    }

    @PostMapping(ONE + "/conditions/{rank}")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView tell(
            @PathVariable String id,
            @PathVariable String rank,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        if (!rank.matches("[1-9]\\d?")) throw new NotFound("condition", rank);
        Form form = Form.of(typed);
        String told = "suivi-" + rank;
        return followed(number(id), form, actor, "flash.decision.told", () -> {
            PublicWords.check(form, told);
            decisions.tell(
                    number(id),
                    Integer.parseInt(rank),
                    Condition.State.named(form.text("etat-" + rank)).orElse(null),
                    form.text(told),
                    form.version(),
                    actor);
        });
    }

    @PostMapping(ONE + "/reponse")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView answer(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        return followed(number(id), form, actor, "flash.decision.answered", () -> {
            PublicWords.check(form, "reponse");
            decisions.answer(number(id), form.text("reponse"), form.version(), actor);
        });
    }

    private ModelAndView followed(long id, Form form, Actor actor, String done, Runnable write) {
        try {
            write.run();
        } catch (Refused refusal) {
            return pages.refused("decision/decision", page(id, form.refused(refusal), Optional.of(actor)));
        } catch (Stale stale) {
            DecisionPage now = page(id, Form.EMPTY, Optional.of(actor));
            return pages.show(
                    "decision/decision",
                    new DecisionPage(now.view(), stale(form, now.decision())),
                    HttpStatus.CONFLICT);
        }
        return pages.after(Decision.path(id), done);
    }
}
