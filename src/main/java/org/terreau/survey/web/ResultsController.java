package org.terreau.survey.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductTab;
import org.terreau.shared.Refused;
import org.terreau.survey.Answers;
import org.terreau.survey.Question;
import org.terreau.survey.Results;
import org.terreau.survey.Survey;
import org.terreau.survey.Surveys;
import org.terreau.survey.Tally;
import org.terreau.survey.Verbatims;
import org.terreau.web.Csv;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;

/** Where a team opens its survey and reads what users answer. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class ResultsController {

    private final Pages pages;
    private final Surveys surveys;
    private final Answers answers;
    private final Verbatims verbatims;
    private final Addresses addresses;

    ResultsController(Pages pages, Surveys surveys, Answers answers, Verbatims verbatims, Addresses addresses) {
        this.pages = pages;
        this.surveys = surveys;
        this.answers = answers;
        this.verbatims = verbatims;
        this.addresses = addresses;
    }

    @Bean
    static ProductTab surveyTab() {
        return new ProductTab(500, "survey.tab.desk", "/enquete");
    }

    @GetMapping("/produits/{id}/enquete")
    ModelAndView results(@PathVariable String id, @RequestParam MultiValueMap<String, String> asked, Actor actor) {
        Product product = addresses.edited(id, actor);
        Form filter = Form.of(asked);
        Results results = answers.results(product.id(), Addresses.choice(filter), actor);
        Survey survey = surveys.find(product.id()).orElse(null);
        LocalDate today = verbatims.today();
        return pages.show(
                "survey/results",
                new ResultsPage(
                        product,
                        survey,
                        survey != null && survey.receives(today),
                        survey == null
                                ? Set.of()
                                : Surveys.frames(
                                        new Surveys.Asked(product, survey, survey.receives(today), Optional.empty())),
                        results,
                        filter,
                        verbatims.waiting(product.id(), actor),
                        surveys.least(product)));
    }

    @GetMapping("/produits/{id}/enquete/reglages")
    ModelAndView terms(@PathVariable String id, Actor actor) {
        Product product = addresses.edited(id, actor);
        Survey known = surveys.find(product.id()).orElse(null);
        return pages.show("survey/terms", new SurveyTermsPage(product, filled(known), known != null));
    }

    private Form filled(@org.jspecify.annotations.Nullable Survey known) {
        if (known == null) return Form.filled(Map.of("debut", verbatims.today().toString()));
        LocalDate end = known.end();
        return Form.filled(Map.of(
                "introduction", known.introduction(),
                "debut", known.start().toString(),
                "fin", end == null ? "" : end.toString(),
                "sites", known.sites(),
                "version", String.valueOf(known.version())));
    }

    @PostMapping("/produits/{id}/enquete/reglages")
    ModelAndView settle(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Product product = addresses.edited(id, actor);
        Form form = Form.of(typed);
        String version = form.text("version");
        Surveys.Terms terms =
                new Surveys.Terms(form.text("introduction"), form.date("debut"), form.date("fin"), form.text("sites"));
        try {
            List<Refused.Problem> dates = new ArrayList<>();
            for (String field : List.of("debut", "fin"))
                if (!form.text(field).isEmpty() && form.date(field) == null)
                    dates.add(Refused.Problem.of(field, "survey.date.wrong"));
            dates.addAll(PublicWords.problems(form, "introduction"));
            if (!dates.isEmpty()) throw new Refused(dates);
            if (version.matches("\\d{1,15}")) surveys.edit(product.id(), terms, Long.parseLong(version), actor);
            else surveys.open(product.id(), terms, actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "survey/terms", new SurveyTermsPage(product, form.refused(refusal), !version.isEmpty()));
        }
        return pages.after(
                Survey.deskPath(product.id()), version.isEmpty() ? "flash.survey.opened" : "flash.survey.changed");
    }

    @PostMapping("/produits/{id}/enquete/etat")
    ModelAndView move(@PathVariable String id, @RequestParam(defaultValue = "") String etat, Actor actor) {
        Product product = addresses.edited(id, actor);
        Survey.State to =
                Survey.State.of(etat).orElseThrow(() -> new org.terreau.shared.NotFound("state of a survey", etat));
        try {
            surveys.move(product.id(), to, actor);
        } catch (Refused elsewhere) {
            return pages.after(Survey.deskPath(product.id()), "flash.survey.elsewhere");
        }
        return pages.after(Survey.deskPath(product.id()), "flash.survey.moved." + to.code());
    }

    @GetMapping("/produits/{id}/enquete/resultats.csv")
    ResponseEntity<byte[]> csv(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> asked, Actor actor) {
        Product product = addresses.edited(id, actor);
        Results results = answers.results(product.id(), Addresses.choice(Form.of(asked)), actor);
        List<List<String>> rows = new ArrayList<>();
        for (YearMonth month : results.calendar())
            for (Question question : Question.values()) {
                Tally tally = results.month(month).of(question);
                for (int score = question.least(); score <= question.most(); score++)
                    if (tally.count(score) > 0)
                        rows.add(List.of(
                                month.toString(),
                                question.code(),
                                String.valueOf(score),
                                String.valueOf(tally.count(score))));
            }
        return Csv.file("enquete.csv", List.of("mois", "question", "note", "reponses"), rows);
    }

    @GetMapping("/api/produits/{id}/enquete")
    ResponseEntity<?> json(@PathVariable String id, @RequestParam MultiValueMap<String, String> asked, Actor actor) {
        Product product = addresses.edited(id, actor);
        Results results = answers.results(product.id(), Addresses.choice(Form.of(asked)), actor);
        Map<String, Object> body = new LinkedHashMap<>(told(results));
        List<Map<String, Object>> months = new ArrayList<>();
        for (YearMonth month : results.calendar()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("mois", month.toString());
            one.put("reponses", results.month(month).answers());
            Map<String, Object> questions = new LinkedHashMap<>();
            for (Question question : Question.values()) {
                Tally tally = results.month(month).of(question);
                if (tally.total() > 0) questions.put(question.code(), told(tally));
            }
            one.put("questions", questions);
            months.add(one);
        }
        body.put("mois", months);
        return ResponseEntity.ok(body);
    }

    private static Map<String, Object> told(Results results) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("reponses", results.answers());
        Map<String, Object> questions = new LinkedHashMap<>();
        for (Question question : results.questions()) questions.put(question.code(), told(results.of(question)));
        body.put("questions", questions);
        return body;
    }

    private static Map<String, Object> told(Tally tally) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("reponses", tally.total());
        body.put("moyenne", tally.mean());
        if (tally.question() == Question.RECOMMENDATION) body.put("nps", tally.netPromoterScore());
        else body.put("satisfaits", tally.satisfiedShare());
        Map<String, Long> scores = new LinkedHashMap<>();
        for (int score = tally.question().least(); score <= tally.question().most(); score++)
            scores.put(String.valueOf(score), tally.count(score));
        body.put("notes", scores);
        return body;
    }
}
