package org.terreau.review.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.incubator.Absences;
import org.terreau.review.Reviewers;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Table;

/** Reviewers: one's own page, and the list of all. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class ReviewerController {

    private static final Table<Line> TABLE = Table.of(Line.class);

    private static final String MINE = "/relecteurs/moi";

    private final Pages pages;
    private final Reviewers reviewers;
    private final Absences absences;

    ReviewerController(Pages pages, Reviewers reviewers, Absences absences) {
        this.pages = pages;
        this.reviewers = reviewers;
        this.absences = absences;
    }

    @Bean
    static NavigationEntry reviewsNavigation() {
        return new NavigationEntry(
                NavigationEntry.Group.MINE, 325, "review.menu", "/relecteurs/moi", viewer -> viewer.staff());
    }

    @GetMapping(MINE)
    ModelAndView mine(Actor actor) {
        return pages.show("review/reviewer", page(actor, Form.EMPTY));
    }

    @PostMapping(MINE + "/themes")
    ModelAndView themes(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        reviewers.know(Form.of(typed).all("theme"), actor);
        return pages.after(MINE, "flash.review.themes");
    }

    @PostMapping(MINE + "/absences")
    ModelAndView away(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        String standIn = form.text("suppleance");
        try {
            absences.declare(
                    form.date("du"),
                    form.date("au"),
                    standIn.matches("[1-9]\\d{0,14}") ? new AccountId(Long.parseLong(standIn)) : null,
                    actor);
        } catch (Refused refusal) {
            return pages.refused("review/reviewer", page(actor, form.refused(refusal)));
        }
        return pages.after(MINE, "flash.review.away");
    }

    @PostMapping(MINE + "/absences/{id:\\d{1,15}}/annulation")
    ModelAndView back(@PathVariable long id, Actor actor) {
        absences.cancel(id, actor);
        return pages.after(MINE, "flash.review.back");
    }

    @GetMapping("/relecteurs")
    ModelAndView list(Actor actor) {
        return pages.show("review/reviewers", new ReviewersPage(reviewers.profiles(actor)));
    }

    @GetMapping("/relecteurs.csv")
    ResponseEntity<byte[]> csv(Actor actor) {
        return TABLE.csv("relecteurs.csv", lines(actor));
    }

    /** Somebody who reviews, for a program. */
    record Line(
            String nom,
            List<String> themes,
            int relecturesEnCours,
            int relecturesRendues,
            @Nullable LocalDate absenceJusquAu) {}

    @GetMapping("/api/relecteurs")
    ResponseEntity<List<Line>> json(Actor actor) {
        return ResponseEntity.ok(lines(actor));
    }

    private List<Line> lines(Actor actor) {
        return reviewers.profiles(actor).stream()
                .map(profile -> new Line(
                        profile.name(),
                        profile.themes(),
                        profile.openReviews(),
                        profile.given(),
                        profile.away() == null ? null : profile.away().last()))
                .toList();
    }

    private ReviewerPage page(Actor actor, Form form) {
        return new ReviewerPage(
                reviewers.mine(actor),
                reviewers.themes(actor),
                absences.of(actor.id()),
                absences.standIns(actor),
                form);
    }
}
