package org.terreau.problem.web;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.problem.Declarations;
import org.terreau.problem.Problem;
import org.terreau.problem.ProblemId;
import org.terreau.problem.ProblemState;
import org.terreau.problem.Proposals;
import org.terreau.problem.RegistryExport;
import org.terreau.problem.Statement;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.shared.Stale;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** What the staff read, publish and reword. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class StaffController {

    private static final String NEW = "/problemes/nouveau";
    private static final int PAGE = 25;
    private static final String QUEUE = "/problemes/a-relire";

    private final Pages pages;
    private final Proposals proposals;
    private final Declarations declarations;
    private final WordingForm wordings;
    private final Collectivities collectivities;
    private final RegistryExport export;

    StaffController(
            Pages pages,
            Proposals proposals,
            Declarations declarations,
            WordingForm wordings,
            Collectivities collectivities,
            RegistryExport export) {
        this.pages = pages;
        this.proposals = proposals;
        this.declarations = declarations;
        this.wordings = wordings;
        this.collectivities = collectivities;
        this.export = export;
    }

    @Bean
    static NavigationEntry problemsToReadNavigation() {
        return NavigationEntry.forStaff(312, "problem.queue.title", "/problemes/a-relire");
    }

    @GetMapping(QUEUE)
    ModelAndView queue(@RequestParam(defaultValue = "1") int page, Actor actor) {
        Slice<Proposals.Waiting> waiting = Slice.of(proposals.waiting(actor), page, PAGE);
        Map<ProblemId, String> places = new LinkedHashMap<>();
        for (Proposals.Waiting one : waiting.items())
            if (one.collectivity() != null)
                collectivities.find(one.collectivity()).ifPresent(place -> places.put(one.id(), place.label()));
        return pages.show(
                "problem/queue",
                new QueuePage(waiting, places, declarations.waitingFor(actor).size()));
    }

    @GetMapping("/problemes/{id:[0-9]+}/relecture")
    ModelAndView review(@PathVariable String id, Actor actor) {
        Problem problem = proposals.open(ProblemId.parse(id), actor);
        return problem.published()
                ? pages.redirect(problem.id().path())
                : pages.show("problem/review", reviewed(problem, Form.EMPTY, actor));
    }

    private ReviewPage reviewed(Problem problem, Form form, Actor actor) {
        return new ReviewPage(
                problem,
                proposals.proposer(problem.id(), actor).orElse(null),
                proposals
                        .proposer(problem.id(), actor)
                        .map(Proposals.Proposer::collectivity)
                        .flatMap(collectivities::find)
                        .map(Collectivity::label)
                        .orElse(""),
                wordings.hints(problem.statement()),
                form);
    }

    @PostMapping("/problemes/{id:[0-9]+}/relecture")
    ModelAndView decide(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Problem problem = proposals.open(ProblemId.parse(id), actor);
        Form form = Form.of(typed);
        try {
            switch (form.text("decision")) {
                case "publier" -> proposals.publish(problem.id(), actor);
                case "rendre" -> proposals.giveBack(problem.id(), form.text("motif"), actor);
                case "refuser" -> proposals.refuse(problem.id(), form.text("motif"), actor);
                default -> throw new Refused("", "problem.review.choose");
            }
        } catch (Refused refusal) {
            return pages.refused("problem/review", reviewed(problem, form.refused(refusal), actor));
        }
        return form.text("decision").equals("publier")
                ? pages.after(problem.id().path(), "flash.problem.published")
                : pages.after(QUEUE, "flash.problem.answered");
    }

    @GetMapping(NEW)
    ModelAndView blank(Actor actor) {
        proposals.waiting(actor);
        return pages.show("problem/edit", page(NEW, null, Form.EMPTY, Map.of(), false));
    }

    private WordingPage page(
            String action,
            @org.jspecify.annotations.Nullable ProblemId id,
            Form form,
            Map<String, String> theirs,
            boolean checked) {
        return new WordingPage(
                action,
                id,
                form,
                checked ? wordings.hints(WordingForm.statement(form)) : Map.of(),
                checked,
                List.of(),
                theirs,
                "");
    }

    @PostMapping(NEW)
    ModelAndView write(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        if (form.text("action").equals("verifier"))
            return pages.show("problem/edit", page(NEW, null, form, Map.of(), true));
        try {
            ProblemId id = proposals.write(wordings.read(form).sound(), actor);
            return pages.after(id.path(), "flash.problem.published");
        } catch (Refused refusal) {
            return pages.refused("problem/edit", page(NEW, null, form.refused(refusal), Map.of(), true));
        }
    }

    @GetMapping("/problemes/{id:[0-9]+}/modifier")
    ModelAndView edit(@PathVariable String id, Actor actor) {
        Problem problem = editable(id, actor);
        return pages.show(
                "problem/edit", page(action(problem), problem.id(), wordings.filled(problem), Map.of(), true));
    }

    private Problem editable(String id, Actor actor) {
        Problem problem = proposals.open(ProblemId.parse(id), actor);
        if (problem.state() == ProblemState.MERGED || problem.state() == ProblemState.UNDONE)
            throw new NotFound("problem", id);
        return problem;
    }

    private static String action(Problem problem) {
        return problem.id().path() + "/modifier";
    }

    @PostMapping("/problemes/{id:[0-9]+}/modifier")
    ModelAndView save(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        Problem problem = editable(id, actor);
        if (form.text("action").equals("verifier"))
            return pages.show("problem/edit", page(action(problem), problem.id(), form, Map.of(), true));
        try {
            proposals.edit(problem.id(), wordings.read(form).sound(), form.version(), actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "problem/edit", page(action(problem), problem.id(), form.refused(refusal), Map.of(), true));
        } catch (Stale stale) {
            Problem current = proposals.open(problem.id(), actor);
            return pages.show(
                    "problem/edit",
                    page(
                            action(problem),
                            problem.id(),
                            form.with("version", Long.toString(current.version())),
                            theirs(WordingForm.statement(form), current),
                            true),
                    HttpStatus.CONFLICT);
        }
        return pages.after(
                problem.published() ? problem.id().path() : problem.id().path() + "/relecture", "flash.problem.saved");
    }

    /** What somebody else saved, where it differs from what was typed. */
    static Map<String, String> theirs(Statement mine, Problem current) {
        Map<String, String> theirs = new LinkedHashMap<>();
        for (Statement.Part part : mine.differences(current.statement()))
            theirs.put(part.code(), current.statement().get(part));
        return theirs;
    }

    @GetMapping("/problemes/export.json")
    ResponseEntity<String> export(Actor actor) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Content-Disposition", "attachment; filename=\"registre.json\"")
                .body(export.write(actor));
    }

    static Set<Long> numbers(List<String> typed) {
        Set<Long> numbers = new HashSet<>();
        for (String one : typed) if (one.matches("[1-9]\\d{0,15}")) numbers.add(Long.parseLong(one));
        return numbers;
    }
}
