package org.terreau.survey.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.portfolio.Products;
import org.terreau.shared.Refused;
import org.terreau.survey.Answer;
import org.terreau.survey.OwnAnswers;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** An answer by its private link: thanks, then taking the agreement or the whole answer back. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class OwnAnswerController {

    private final Pages pages;
    private final Products products;
    private final OwnAnswers answers;
    private final String baseUrl;

    OwnAnswerController(
            Pages pages, Products products, OwnAnswers answers, @Value("${terreau.base-url}") String baseUrl) {
        this.pages = pages;
        this.products = products;
        this.answers = answers;
        this.baseUrl = baseUrl;
    }

    private OwnAnswerPage page(String token, boolean thanked, Form form, HttpServletResponse response) {
        Answer answer = answers.read(Addresses.secret(token));
        // The address is the secret: it follows no link.
        response.setHeader("Referrer-Policy", "no-referrer");
        String path = "/mon-avis/" + token;
        return new OwnAnswerPage(products.read(answer.product()), answer, path, baseUrl + path, thanked, form);
    }

    @GetMapping("/mon-avis/{token}")
    ModelAndView read(
            @PathVariable String token, @RequestParam(defaultValue = "") String merci, HttpServletResponse response) {
        return pages.show("survey/own", page(token, !merci.isEmpty(), Form.EMPTY, response));
    }

    @PostMapping("/mon-avis/{token}/retrait")
    ModelAndView withdraw(@PathVariable String token) {
        try {
            answers.withdraw(Addresses.secret(token));
        } catch (Refused already) {
            return pages.after("/mon-avis/" + token, "flash.survey.own.no-consent");
        }
        return pages.after("/mon-avis/" + token, "flash.survey.own.withdrawn");
    }

    @PostMapping("/mon-avis/{token}/effacement")
    ModelAndView erase(
            @PathVariable String token,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletResponse response) {
        Form form = Form.of(typed);
        if (!form.ticked("certain"))
            return pages.refused(
                    "survey/own",
                    page(token, false, form.refused(new Refused("certain", "survey.own.certain.needed")), response));
        Answer answer = answers.read(Addresses.secret(token));
        answers.erase(Addresses.secret(token));
        return pages.after(answer.product().path(), "flash.survey.own.erased");
    }
}
