package org.terreau.survey.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.shared.Refused;
import org.terreau.shared.SecretToken;
import org.terreau.survey.Answer;
import org.terreau.survey.Answers;
import org.terreau.survey.Survey;
import org.terreau.survey.Surveys;
import org.terreau.territory.CollectivityPicker;
import org.terreau.web.Form;
import org.terreau.web.Frames;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.QrCode;
import org.terreau.web.Robots;

/**
 * The survey's form: by its link, by a QR code that holds the link, or in a frame of the sites that the team named. The
 * frame has no session of ours: whoever posts to it does what any visitor may do, and is counted by network.
 */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class AnswerFormController {

    private static final String PLACE = "lieu";

    private final Pages pages;
    private final Surveys surveys;
    private final Answers answers;
    private final Robots robots;
    private final CollectivityPicker picker;
    private final String baseUrl;

    AnswerFormController(
            Pages pages,
            Surveys surveys,
            Answers answers,
            Robots robots,
            CollectivityPicker picker,
            @Value("${terreau.base-url}") String baseUrl) {
        this.pages = pages;
        this.surveys = surveys;
        this.answers = answers;
        this.robots = robots;
        this.picker = picker;
        this.baseUrl = baseUrl;
    }

    @GetMapping("/produits/{id}/avis")
    ModelAndView form(@PathVariable String id, @RequestParam(defaultValue = "lien") String par) {
        Form form = robots.opened(Form.EMPTY.with("par", par));
        return pages.show(
                "survey/answer", new AnswerFormPage(surveys.asked(Addresses.id(id)), form, List.of(), false, null));
    }

    @PostMapping("/produits/{id}/avis")
    ModelAndView receive(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, HttpServletRequest request) {
        Form form = Form.of(typed);
        Answer.Channel channel =
                form.text("par").equals(Answer.Channel.QR.code()) ? Answer.Channel.QR : Answer.Channel.LINK;
        Received received = receive(id, form, channel, request);
        return received.page() != null
                ? pages.refused("survey/answer", received.page())
                : pages.redirect("/mon-avis/" + received.secret() + "?merci=oui");
    }

    @GetMapping("/produits/{id}/avis/cadre")
    ModelAndView framed(@PathVariable String id, HttpServletResponse response) {
        Surveys.Asked asked = surveys.asked(Addresses.id(id));
        Frames.allow(Surveys.frames(asked), response);
        return pages.show(
                "survey/answer-frame", new AnswerFormPage(asked, robots.opened(Form.EMPTY), List.of(), true, null));
    }

    @PostMapping("/produits/{id}/avis/cadre")
    ModelAndView receiveFramed(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response) {
        Surveys.Asked asked = surveys.asked(Addresses.id(id));
        Frames.allow(Surveys.frames(asked), response);
        Received received = receive(id, Form.of(typed), Answer.Channel.FRAME, request);
        return received.page() != null
                ? pages.refused("survey/answer-frame", received.page())
                : pages.made(
                        "survey/answer-frame",
                        new AnswerFormPage(
                                asked, Form.EMPTY, List.of(), true, baseUrl + "/mon-avis/" + received.secret()));
    }

    /** One of the two: the secret of an answer, or the page of a refused one. */
    private record Received(
            @Nullable String secret, @Nullable AnswerFormPage page) {}

    private Received receive(String id, Form form, Answer.Channel channel, HttpServletRequest request) {
        CollectivityPicker.Picked picked =
                form.text(PLACE + "-recherche").isEmpty() ? CollectivityPicker.Picked.NONE : picker.read(form, PLACE);
        List<Refused.Problem> found = new ArrayList<>(robots.problems(form));
        found.addAll(picked.problems());
        try {
            SecretToken secret =
                    answers.receive(Addresses.id(id), said(form, picked), found, channel, request.getRemoteAddr());
            return new Received(secret.value(), null);
        } catch (Refused refusal) {
            return new Received(
                    null,
                    new AnswerFormPage(
                            surveys.asked(Addresses.id(id)),
                            form.refused(refusal),
                            picked.candidates(),
                            channel == Answer.Channel.FRAME,
                            null));
        }
    }

    private static Answer.New said(Form form, CollectivityPicker.Picked picked) {
        return new Answer.New(
                score(form, "facilite"),
                score(form, "utilite"),
                score(form, "recommandation"),
                null,
                form.text("commentaire"),
                form.ticked("accord"),
                form.text("role"),
                picked.id(),
                null);
    }

    private static @Nullable Integer score(Form form, String field) {
        String typed = form.text(field);
        return typed.matches("\\d{1,2}") ? Integer.valueOf(typed) : null;
    }

    /** The link as a QR code; the page that shows it says the link in full beside it. */
    @GetMapping("/produits/{id}/avis/qr.svg")
    ResponseEntity<byte[]> qr(@PathVariable String id) {
        Surveys.Asked asked = surveys.asked(Addresses.id(id));
        return QrCode.file(baseUrl + Survey.formPath(asked.product().id()) + "?par=qr");
    }
}
