package org.terreau.problem.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.problem.Declaration;
import org.terreau.problem.Problem;
import org.terreau.problem.ProblemId;
import org.terreau.problem.Proposals;
import org.terreau.problem.Registry;
import org.terreau.problem.Reshaping;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.similarity.Similar;
import org.terreau.similarity.SimilarMatch;
import org.terreau.territory.Collectivities;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;

/** Merging problems, splitting one, undoing either. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class ReshapingController {

    private static final int OFFERED = 8;

    private final Pages pages;
    private final Registry registry;
    private final Proposals proposals;
    private final Reshaping reshaping;
    private final Collectivities collectivities;
    private final Similar similar;

    ReshapingController(
            Pages pages,
            Registry registry,
            Proposals proposals,
            Reshaping reshaping,
            Collectivities collectivities,
            Similar similar) {
        this.similar = similar;
        this.pages = pages;
        this.registry = registry;
        this.proposals = proposals;
        this.reshaping = reshaping;
        this.collectivities = collectivities;
    }

    @GetMapping("/problemes/{id:[0-9]+}/gestion")
    ModelAndView manage(@PathVariable String id, @RequestParam(defaultValue = "") String q, Actor actor) {
        ProblemId asked = ProblemId.parse(id);
        ProblemId read = registry.read(asked).id();
        return read.equals(asked)
                ? pages.show("problem/manage", page(asked, q, Form.EMPTY, Form.EMPTY, actor))
                : pages.redirect(read.path() + "/gestion");
    }

    private ManagePage page(ProblemId id, String searched, Form merge, Form split, Actor actor) {
        Problem problem = registry.read(id);
        if (!problem.id().equals(id)) throw new NotFound("problem", id);
        List<Declaration> declarations = reshaping.declarations(id, actor);
        return new ManagePage(
                problem,
                searched,
                searched.isEmpty() ? closest(problem) : found(searched, id),
                declarations,
                collectivities.findAll(
                        declarations.stream().map(Declaration::collectivity).toList()),
                reshaping.operations(id, actor),
                merge,
                split);
    }

    private Map<String, String> closest(Problem problem) {
        Map<String, String> closest = new LinkedHashMap<>();
        for (SimilarMatch match : similar.closest(problem.asked(), OFFERED).problems())
            closest.put(match.id(), words(match.id(), SimilarMatch.plain(match.title()), match.collectivities()));
        return closest;
    }

    private Map<String, String> found(String searched, ProblemId except) {
        Map<String, String> found = new LinkedHashMap<>();
        for (Registry.Card card : registry.resembling(searched, except, OFFERED))
            found.put(card.id().toString(), words(card.id().toString(), card.title(), card.collectivities()));
        return found;
    }

    private static String words(String id, String title, int collectivities) {
        return id + ". " + title + " (" + collectivities + ")";
    }

    @PostMapping("/problemes/{id:[0-9]+}/fusion")
    ModelAndView merge(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        ProblemId from = ProblemId.parse(id);
        Form form = Form.of(typed);
        try {
            String typedNumber = form.text("numero").isEmpty() ? form.text("vers") : form.text("numero");
            String number = typedNumber.replaceAll("^.*/problemes/", "");
            if (!number.matches("[1-9]\\d{0,15}")) throw new Refused("vers", "problem.merge.choose");
            ProblemId into = ProblemId.parse(number);
            PublicWords.check(form, "motif-fusion");
            reshaping.merge(from, into, form.text("motif-fusion"), actor);
            return pages.after(into.path() + "/gestion", "flash.problem.merged");
        } catch (Refused refusal) {
            return pages.refused(
                    "problem/manage", page(from, form.text("q"), form.refused(refusal), Form.EMPTY, actor));
        }
    }

    @PostMapping("/problemes/{id:[0-9]+}/scission")
    ModelAndView split(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        ProblemId from = ProblemId.parse(id);
        Form form = Form.of(typed);
        try {
            WordingForm.check(form);
            PublicWords.check(form, "motif-scission");
            Problem source = proposals.open(from, actor);
            Proposals.Wording wording = new Proposals.Wording(
                    org.terreau.problem.Statement.of(
                            part -> form.text(part.code()).isEmpty()
                                    ? source.statement().get(part)
                                    : form.text(part.code())),
                    source.themes(),
                    List.of());
            if (form.text("titre").isEmpty()
                    || form.text("titre").equals(source.statement().title()))
                throw new Refused("titre", "problem.split.title.needed");
            long operation = reshaping.split(
                    from,
                    StaffController.numbers(form.all("declarations")),
                    wording,
                    form.text("motif-scission"),
                    actor);
            return pages.after(from.path() + "/gestion#operation-" + operation, "flash.problem.split");
        } catch (Refused refusal) {
            return pages.refused("problem/manage", page(from, "", Form.EMPTY, form.refused(refusal), actor));
        }
    }

    @PostMapping("/problemes/{id:[0-9]+}/operations/{operation:[0-9]+}/annulation")
    ModelAndView undo(@PathVariable String id, @PathVariable String operation, Actor actor) {
        ProblemId problem = ProblemId.parse(id);
        if (!operation.matches("[1-9]\\d{0,15}")) throw new NotFound("operation", operation);
        try {
            reshaping.undo(Long.parseLong(operation), actor);
        } catch (Refused refusal) {
            return pages.refused("problem/manage", page(problem, "", Form.EMPTY.refused(refusal), Form.EMPTY, actor));
        }
        return pages.after(problem.path() + "/gestion", "flash.problem.undone");
    }
}
