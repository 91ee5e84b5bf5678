package org.terreau.today.web;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.shared.NotFound;
import org.terreau.shared.SecretToken;
import org.terreau.today.MondayLetters;
import org.terreau.web.LetterSetting;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** The letter of Mondays, wanted or not. The links of the letters that it took the place of stop it too. */
@Controller
class LetterController {

    private static final String PATH = "/lettre-du-lundi";
    private static final String BEFORE = "/avis-a-lire";

    private final Pages pages;
    private final MondayLetters letters;

    LetterController(Pages pages, MondayLetters letters) {
        this.pages = pages;
        this.letters = letters;
    }

    @Bean
    static LetterSetting mondayLetter() {
        return new LetterSetting(5, "today.letter", PATH);
    }

    @GetMapping(BEFORE)
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView moved() {
        return pages.redirect(PATH);
    }

    @GetMapping(PATH)
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView read(Actor actor) {
        return pages.show("today/letter", new LetterPage(letters.wanted(actor)));
    }

    @PostMapping(PATH)
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView want(@RequestParam(defaultValue = "") String lettre, Actor actor) {
        boolean wanted = lettre.equals("oui");
        letters.want(wanted, actor);
        return pages.after(PATH, wanted ? "flash.today.wanted" : "flash.today.stopped");
    }

    /** A button that posts, so that a mail scanner that opens links stops nothing. */
    @GetMapping({PATH + "/{key}/arret", BEFORE + "/{key}/arret"})
    @OpenTo(OpenTo.Audience.EVERYONE)
    ModelAndView stopping(@PathVariable String key) {
        return pages.show("today/letter-stop", new LetterStopPage(secret(key).value(), false));
    }

    /** Posted by the button, or by the reader's mail program (RFC 8058), which has no form token: the key is the proof. */
    @PostMapping({PATH + "/{key}/arret", BEFORE + "/{key}/arret"})
    @OpenTo(OpenTo.Audience.EVERYONE)
    ModelAndView stop(@PathVariable String key) {
        letters.stop(secret(key));
        return pages.show("today/letter-stop", new LetterStopPage(key, true));
    }

    private static SecretToken secret(String key) {
        if (!key.matches("[A-Za-z0-9_-]{20,80}")) throw new NotFound("letter", "link");
        return new SecretToken(key);
    }
}
