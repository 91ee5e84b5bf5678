package org.terreau.survey.web;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.survey.Summaries;
import org.terreau.web.LetterSetting;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** The weekly letter, wanted or not. */
@Controller
class SummariesController {

    private final Pages pages;
    private final Summaries summaries;

    SummariesController(Pages pages, Summaries summaries) {
        this.pages = pages;
        this.summaries = summaries;
    }

    @Bean
    static LetterSetting verbatimLetters() {
        return new LetterSetting(30, "survey.letter", "/avis-a-lire");
    }

    @GetMapping("/avis-a-lire")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView read(Actor actor) {
        return pages.show("survey/summaries", new SummariesPage(summaries.stopped(actor)));
    }

    @PostMapping("/avis-a-lire")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView want(@RequestParam(defaultValue = "") String lettre, Actor actor) {
        boolean wanted = lettre.equals("oui");
        summaries.want(wanted, actor);
        return pages.after("/avis-a-lire", wanted ? "flash.survey.told" : "flash.survey.untold");
    }

    /** A button that posts, so that a mail scanner that opens links stops nothing. */
    @GetMapping("/avis-a-lire/{key}/arret")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ModelAndView stopping(@PathVariable String key) {
        return pages.show("survey/stop", new StopPage(Addresses.secret(key).value(), false));
    }

    /** Posted by the button, or by the reader's mail program (RFC 8058), which has no form token: the key is the proof. */
    @PostMapping("/avis-a-lire/{key}/arret")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ModelAndView stop(@PathVariable String key) {
        summaries.stop(Addresses.secret(key));
        return pages.show("survey/stop", new StopPage(key, true));
    }
}
