package org.terreau.deployment.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.deployment.Experimentations;
import org.terreau.deployment.Feedbacks;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.Frames;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;
import org.terreau.web.QrCode;
import org.terreau.web.Robots;

/**
 * The feedback form of an experimentation: by its link, by a QR code that holds the link, or in a frame of the sites
 * that the team named. The frame has no session of ours, so it takes the secret of its address for a token.
 */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class FeedbackController {

    private final Pages pages;
    private final Feedbacks feedbacks;
    private final Experimentations experimentations;
    private final Robots robots;
    private final String baseUrl;

    FeedbackController(
            Pages pages,
            Feedbacks feedbacks,
            Experimentations experimentations,
            Robots robots,
            @Value("${terreau.base-url}") String baseUrl) {
        this.pages = pages;
        this.feedbacks = feedbacks;
        this.experimentations = experimentations;
        this.robots = robots;
        this.baseUrl = baseUrl;
    }

    private Feedbacks.Asked asked(String token) {
        if (!token.matches("[A-Za-z0-9_-]{20,80}")) throw new NotFound("feedback form", "link");
        return feedbacks.asked(token);
    }

    @GetMapping("/retours/{token}")
    ModelAndView form(@PathVariable String token, @RequestParam(defaultValue = "lien") String par) {
        Form form = robots.opened(Form.EMPTY.with("par", par));
        return pages.show("deployment/feedback", new FeedbackPage(asked(token), form, false, false));
    }

    @PostMapping("/retours/{token}")
    ModelAndView receive(
            @PathVariable String token, @RequestParam MultiValueMap<String, String> typed, HttpServletRequest request) {
        Feedbacks.Asked asked = asked(token);
        Form form = Form.of(typed);
        try {
            feedbacks.receive(token, said(form), problems(form), form.text("par"), request.getRemoteAddr());
        } catch (Refused refusal) {
            return pages.refused("deployment/feedback", new FeedbackPage(asked, form.refused(refusal), false, false));
        }
        return pages.redirect("/retours/" + token + "/merci");
    }

    @GetMapping("/retours/{token}/merci")
    ModelAndView thanks(@PathVariable String token) {
        return pages.show("deployment/feedback", new FeedbackPage(asked(token), Form.EMPTY, false, true));
    }

    @GetMapping("/retours/{token}/cadre")
    ModelAndView framed(@PathVariable String token, HttpServletResponse response) {
        Feedbacks.Asked asked = asked(token);
        allow(asked, response);
        return pages.show("deployment/feedback-frame", new FeedbackPage(asked, robots.opened(Form.EMPTY), true, false));
    }

    @PostMapping("/retours/{token}/cadre")
    ModelAndView receiveFramed(
            @PathVariable String token,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response) {
        Feedbacks.Asked asked = asked(token);
        allow(asked, response);
        Form form = Form.of(typed);
        try {
            feedbacks.receive(token, said(form), problems(form), "cadre", request.getRemoteAddr());
        } catch (Refused refusal) {
            return pages.refused(
                    "deployment/feedback-frame", new FeedbackPage(asked, form.refused(refusal), true, false));
        }
        return pages.made("deployment/feedback-frame", new FeedbackPage(asked, Form.EMPTY, true, true));
    }

    /** A testimony is published as it is written, when its author agrees. */
    private List<Refused.Problem> problems(Form form) {
        List<Refused.Problem> problems = new ArrayList<>(robots.problems(form));
        if (form.ticked("accord")) problems.addAll(PublicWords.problems(form, "temoignage", "profil"));
        return problems;
    }

    /** This route alone may be framed, by the sites of its experimentation. */
    private void allow(Feedbacks.Asked asked, HttpServletResponse response) {
        Frames.allow(experimentations.frames(asked.experimentation()), response);
    }

    private static Feedbacks.New said(Form form) {
        String rating = form.text("note");
        return new Feedbacks.New(
                rating.matches("[1-5]") ? Integer.parseInt(rating) : 0,
                form.text("bien"),
                form.text("moins-bien"),
                form.text("temoignage"),
                form.text("profil"),
                form.ticked("accord"));
    }

    /** The link as a QR code; the page that shows it says the link in full beside it. */
    @GetMapping(value = "/retours/{token}/qr.svg")
    ResponseEntity<byte[]> qr(@PathVariable String token) {
        String link = baseUrl + asked(token).experimentation().feedbackPath() + "?par=qr";
        return QrCode.file(link);
    }
}
