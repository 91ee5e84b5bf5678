package org.terreau.support.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.support.Rating;
import org.terreau.support.RatingRound;
import org.terreau.support.SupportRatings;
import org.terreau.support.SupportRequest;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;

/** What a team says of the help that it got: its address is of use to that team alone, however often it is passed on. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class RatingController {

    private static final String PAGE = "support/rating";

    private final Pages pages;
    private final SupportRatings ratings;

    RatingController(Pages pages, SupportRatings ratings) {
        this.pages = pages;
        this.ratings = ratings;
    }

    @GetMapping("/appui/demandes/{request:[0-9]+}/evaluation")
    ModelAndView form(@PathVariable String request, Actor actor) {
        return pages.show(PAGE, page(Addresses.number(request), Form.EMPTY, actor));
    }

    private RatingPage page(long number, Form form, Actor actor) {
        SupportRequest request = ratings.toRate(number, actor);
        return new RatingPage(request, ratings.open(request, actor).orElse(null), form);
    }

    @PostMapping("/appui/demandes/{request:[0-9]+}/evaluation")
    ModelAndView rate(@PathVariable String request, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        long number = Addresses.number(request);
        Form form = Form.of(typed);
        RatingRound round = RatingRound.of(form.text("moment"))
                .orElseThrow(() -> new NotFound("round of ratings", form.text("moment")));
        boolean quotable = form.ticked("publiable");
        try {
            if (quotable) PublicWords.check(form, "commentaire");
            ratings.rate(
                    number,
                    round,
                    new Rating(
                            mark(form, "utile"),
                            mark(form, "clair"),
                            mark(form, "a-temps"),
                            form.text("commentaire"),
                            quotable),
                    actor);
        } catch (Refused refusal) {
            return pages.refused(PAGE, page(number, form.refused(refusal), actor));
        }
        return pages.after("/appui/demandes/" + number, "flash.support.rated");
    }

    private static @Nullable Integer mark(Form form, String field) {
        String typed = form.text(field);
        return typed.matches("\\d{1,2}") ? Integer.valueOf(typed) : null;
    }
}
