package org.terreau.demo.web;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.shared.Objections;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** The parts that pages are made of, each in its states: exists in demonstration mode only, and keeps nothing. */
@Controller
@ConditionalOnBooleanProperty("terreau.demo")
@OpenTo(OpenTo.Audience.EVERYONE)
class StyleController {

    static final int LONGEST_TITLE = 120;
    static final int LONGEST_TEXT = 1000;

    private static final String TEMPLATE = "demo/style";

    private final Pages pages;

    StyleController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/style")
    ModelAndView show(@RequestParam(defaultValue = "1") int page) {
        return pages.show(TEMPLATE, StylePage.of(Form.EMPTY, page));
    }

    /** Says what is wrong with the form, or that nothing was kept. */
    @PostMapping("/style")
    ModelAndView send(@RequestParam MultiValueMap<String, String> typed) {
        Form form = Form.of(typed);
        try {
            check(form);
        } catch (Refused refusal) {
            return pages.refused(TEMPLATE, StylePage.of(form.refused(refusal), 1));
        }
        return pages.after("/style", "flash.style.sent");
    }

    /** The examples of what is done by one press: nothing is. */
    @PostMapping("/style/exemple")
    ModelAndView press() {
        return pages.after("/style", "flash.style.sent");
    }

    private static void check(Form form) {
        Objections objections = new Objections();
        objections.when(form.text("titre").isEmpty(), "titre", "style.form.title.needed");
        objections.when(form.text("titre").length() > LONGEST_TITLE, "titre", "style.form.long", LONGEST_TITLE);
        objections.when(form.text("texte").length() > LONGEST_TEXT, "texte", "style.form.long", LONGEST_TEXT);
        objections.when(!StylePage.KINDS.contains(form.text("genre")), "genre", "style.form.choose");
        objections.when(form.text("rythme").isEmpty(), "rythme", "style.form.choose");
        objections.when(!form.ticked("accord"), "accord", "style.form.accord.needed");
        objections.raise();
    }
}
