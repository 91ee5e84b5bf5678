package org.terreau.eligibility.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.eligibility.AssessmentKey;
import org.terreau.eligibility.Assessments;
import org.terreau.eligibility.Question;
import org.terreau.eligibility.SelfAssessment;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class AssessmentController {

    private final Pages pages;
    private final SelfAssessment assessments;

    AssessmentController(Pages pages, SelfAssessment assessments) {
        this.pages = pages;
        this.assessments = assessments;
    }

    @Bean
    static NavigationEntry assessmentNavigation() {
        return NavigationEntry.forEveryone(120, "eligibility.menu", "/auto-diagnostic");
    }

    @GetMapping("/auto-diagnostic")
    ModelAndView form(@RequestParam(defaultValue = "") String reprise) {
        return pages.show("eligibility/form", new AssessmentForm(filled(reprise), null));
    }

    /** The form with what was told under a key; blank when there is none. */
    private Form filled(String written) {
        Optional<SelfAssessment.Told> told = key(written).flatMap(assessments::told);
        if (told.isEmpty()) return Form.EMPTY;
        Map<String, String> values = new HashMap<>(told.get().answers());
        values.put("idee", told.get().idea());
        if (!told.get().complete()) values.put("reprise", written);
        return Form.filled(values);
    }

    @PostMapping("/auto-diagnostic")
    ModelAndView complete(@RequestParam MultiValueMap<String, String> typed) {
        Form form = Form.of(typed);
        Map<String, String> answers = new HashMap<>();
        for (Question question : Question.values()) answers.put(question.code(), form.text(question.code()));
        AssessmentKey former = key(form.text("reprise")).orElse(null);
        try {
            AssessmentKey completed = assessments.complete(form.text("idee"), answers);
            if (former != null) assessments.forgetHalfFilled(former);
            return pages.redirect("/auto-diagnostic/" + completed);
        } catch (Refused refusal) {
            AssessmentKey kept =
                    assessments.keep(form.text("idee"), answers, former).orElse(null);
            Form again = form.with("reprise", kept == null ? "" : kept.value());
            return pages.refused("eligibility/form", new AssessmentForm(again.refused(refusal), kept));
        }
    }

    @GetMapping("/auto-diagnostic/{key}")
    ModelAndView result(@PathVariable String key, HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex");
        if (key(key).flatMap(assessments::told).filter(told -> !told.complete()).isPresent())
            return pages.redirect("/auto-diagnostic?reprise=" + key);
        return pages.show("eligibility/result", new AssessmentPage(read(key)));
    }

    /** The same result for a program. */
    record Answer(String key, boolean specification, List<Line> prerequisites) {

        record Line(String prerequisite, String standing) {}
    }

    @GetMapping("/api/auto-diagnostics/{key}")
    ResponseEntity<Answer> json(@PathVariable String key) {
        Assessments.Assessment read = read(key);
        return ResponseEntity.ok(new Answer(
                read.key().value(),
                read.specification(),
                read.findings().stream()
                        .map(finding -> new Answer.Line(
                                finding.prerequisite().code(),
                                finding.standing().code()))
                        .toList()));
    }

    private Assessments.Assessment read(String key) {
        return key(key).flatMap(assessments::find).orElseThrow(() -> new NotFound("assessment", key));
    }

    private static Optional<AssessmentKey> key(String written) {
        return AssessmentKey.valid(written) ? Optional.of(new AssessmentKey(written)) : Optional.empty();
    }
}
