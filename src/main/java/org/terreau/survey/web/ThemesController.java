package org.terreau.survey.web;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Product;
import org.terreau.shared.Refused;
import org.terreau.survey.Survey;
import org.terreau.survey.Themes;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;

/** The vocabulary with which verbatims are sorted. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class ThemesController {

    private final Pages pages;
    private final Themes themes;
    private final Addresses addresses;

    ThemesController(Pages pages, Themes themes, Addresses addresses) {
        this.pages = pages;
        this.themes = themes;
        this.addresses = addresses;
    }

    @GetMapping("/produits/{id}/enquete/themes")
    ModelAndView vocabulary(@PathVariable String id, Actor actor) {
        Product product = addresses.edited(id, actor);
        return pages.show("survey/themes", themesPage(product, Form.EMPTY, actor));
    }

    private ThemesPage themesPage(Product product, Form form, Actor actor) {
        return new ThemesPage(product, themes.of(product.id()), themes.maySetForAll(product.id(), actor), form);
    }

    @PostMapping("/produits/{id}/enquete/themes")
    ModelAndView changeVocabulary(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Product product = addresses.edited(id, actor);
        Form form = Form.of(typed);
        String theme = form.text("theme");
        String done = form.text("action").equals("retirer") ? "removed" : theme.isEmpty() ? "added" : "renamed";
        String field = ThemesPage.field(theme);
        try {
            if (!done.equals("removed")) PublicWords.check(form, field);
            switch (done) {
                case "removed" -> themes.remove(product.id(), Addresses.number(theme), actor);
                case "renamed" -> themes.rename(product.id(), Addresses.number(theme), form.text(field), actor);
                default -> themes.add(product.id(), form.text(field), form.ticked("tous"), actor);
            }
        } catch (Refused refusal) {
            return pages.refused(
                    "survey/themes", themesPage(product, form.refused(refusal.about("nom", field)), actor));
        }
        return pages.after(Survey.deskPath(product.id()) + "/themes", "flash.survey.theme." + done);
    }
}
