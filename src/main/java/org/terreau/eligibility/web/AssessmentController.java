package org.terreau.eligibility.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    ModelAndView form() {
        return pages.show("eligibility/form", new AssessmentForm(Form.EMPTY));
    }

    @PostMapping("/auto-diagnostic")
    ModelAndView complete(@RequestParam MultiValueMap<String, String> typed) {
        Form form = Form.of(typed);
        Map<String, String> answers = new HashMap<>();
        for (Question question : Question.values()) answers.put(question.code(), form.text(question.code()));
        try {
            return pages.redirect("/auto-diagnostic/" + assessments.complete(form.text("idee"), answers));
        } catch (Refused refusal) {
            return pages.refused("eligibility/form", new AssessmentForm(form.refused(refusal)));
        }
    }

    @GetMapping("/auto-diagnostic/{key}")
    ModelAndView result(@PathVariable String key, HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex");
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
        if (!key.matches("[A-Za-z0-9_-]{16,40}")) throw new NotFound("assessment", key);
        return assessments.find(new AssessmentKey(key)).orElseThrow(() -> new NotFound("assessment", key));
    }
}
