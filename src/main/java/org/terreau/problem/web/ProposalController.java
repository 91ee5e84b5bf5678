package org.terreau.problem.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.problem.Problem;
import org.terreau.problem.ProblemState;
import org.terreau.problem.Proposals;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.territory.CollectivityPicker;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Robots;

/** Proposing a problem: the form, its precision, and the pages behind the link of the e-mail. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class ProposalController {

    private static final String COLLECTIVITY = "collectivite";
    private static final String PROPOSE = "/problemes/proposer";

    private final Pages pages;
    private final Proposals proposals;
    private final WordingForm wordings;
    private final CollectivityPicker picker;
    private final Robots robots;
    private final MessageSource messages;

    ProposalController(
            Pages pages,
            Proposals proposals,
            WordingForm wordings,
            CollectivityPicker picker,
            Robots robots,
            MessageSource messages) {
        this.pages = pages;
        this.proposals = proposals;
        this.wordings = wordings;
        this.picker = picker;
        this.robots = robots;
        this.messages = messages;
    }

    @GetMapping(PROPOSE)
    ModelAndView form(@RequestParam(name = "titre", defaultValue = "") String title) {
        Form form = title.isEmpty() ? Form.EMPTY : Form.EMPTY.with("titre", title);
        return pages.show("problem/propose", page(robots.opened(form), CollectivityPicker.Picked.NONE, false));
    }

    @PostMapping(PROPOSE)
    ModelAndView propose(
            @RequestParam MultiValueMap<String, String> typed, Locale language, HttpServletRequest request) {
        Form form = Form.of(typed);
        CollectivityPicker.Picked picked =
                form.text(COLLECTIVITY + "-recherche").isEmpty()
                        ? CollectivityPicker.Picked.NONE
                        : picker.read(form, COLLECTIVITY);
        if (form.text("action").equals("verifier")) return pages.show("problem/propose", page(form, picked, true));
        WordingForm.Typed wording = wordings.read(form);
        List<Refused.Problem> found = new java.util.ArrayList<>(robots.problems(form));
        found.addAll(wording.problems());
        found.addAll(picked.problems());
        try {
            proposals.propose(
                    wording.wording(),
                    new Proposals.Author(form.text("nom"), form.text("courriel"), picked.id()),
                    found,
                    request.getRemoteAddr(),
                    language);
        } catch (Refused refusal) {
            return pages.refused("problem/propose", page(form.refused(refusal), picked, true));
        }
        return pages.redirect("/problemes/propose");
    }

    private WordingPage page(Form form, CollectivityPicker.Picked picked, boolean checked) {
        return new WordingPage(
                PROPOSE,
                null,
                form,
                checked ? wordings.hints(WordingForm.statement(form)) : Map.of(),
                checked,
                picked.candidates(),
                Map.of(),
                "");
    }

    @GetMapping("/problemes/propose")
    ModelAndView proposed() {
        return pages.show("problem/sent", new SentPage("proposal", "/problemes", ""));
    }

    /** The questions that what is typed leaves open, in words, by part; nothing is kept. */
    @PostMapping("/problemes/precision")
    ResponseEntity<Map<String, List<String>>> precision(
            @RequestParam MultiValueMap<String, String> typed, Locale language) {
        Map<String, List<String>> questions = new LinkedHashMap<>();
        wordings.hints(WordingForm.statement(Form.of(typed)))
                .forEach((part, keys) -> questions.put(
                        part,
                        keys.stream()
                                .map(key -> messages.getMessage(key, null, language))
                                .toList()));
        return ResponseEntity.ok(questions);
    }

    private static String path(String token) {
        return "/problemes/propositions/" + token;
    }

    @GetMapping("/problemes/propositions/{token}")
    ModelAndView read(@PathVariable String token) {
        Proposals.Read read = proposals.read(token);
        Problem problem = read.problem();
        if (problem.state() == ProblemState.RETURNED)
            return pages.show("problem/revise", revision(token, read, wordings.filled(problem), Map.of()));
        return pages.show(
                "problem/proposal",
                new ProposalPage(path(token), problem, read.proposer().reason()));
    }

    @PostMapping("/problemes/propositions/{token}/confirmation")
    ModelAndView confirm(@PathVariable String token) {
        proposals.confirmAddress(token);
        return pages.after(path(token), "flash.problem.proposal-confirmed");
    }

    @PostMapping("/problemes/propositions/{token}/reprise")
    ModelAndView revise(@PathVariable String token, @RequestParam MultiValueMap<String, String> typed) {
        Form form = Form.of(typed);
        Proposals.Read read = proposals.read(token);
        if (form.text("action").equals("verifier"))
            return pages.show("problem/revise", revision(token, read, form, Map.of()));
        try {
            proposals.revise(token, wordings.read(form).sound(), form.version());
        } catch (Refused refusal) {
            return pages.refused("problem/revise", revision(token, read, form.refused(refusal), Map.of()));
        } catch (Stale stale) {
            Problem current = read.problem();
            return pages.show(
                    "problem/revise",
                    revision(
                            token,
                            read,
                            form.with("version", Long.toString(current.version())),
                            StaffController.theirs(WordingForm.statement(form), current)),
                    HttpStatus.CONFLICT);
        }
        return pages.after(path(token), "flash.problem.revised");
    }

    private WordingPage revision(String token, Proposals.Read read, Form form, Map<String, String> theirs) {
        return new WordingPage(
                path(token) + "/reprise",
                read.problem().id(),
                form,
                wordings.hints(WordingForm.statement(form)),
                true,
                List.of(),
                theirs,
                read.proposer().reason());
    }
}
