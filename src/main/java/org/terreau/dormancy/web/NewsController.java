package org.terreau.dormancy.web;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.dormancy.Silences;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;

/** Where those who work on a product say what becomes of it. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class NewsController {

    private final Pages pages;
    private final Silences silences;

    NewsController(Pages pages, Silences silences) {
        this.pages = pages;
        this.silences = silences;
    }

    @GetMapping("/produits/{id}/nouvelles")
    ModelAndView read(@PathVariable String id, Actor actor) {
        return pages.show("dormancy/news", new NewsPage(silences.of(Addresses.product(id), actor), Form.EMPTY));
    }

    @PostMapping("/produits/{id}/nouvelles")
    ModelAndView say(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        ProductId product = Addresses.product(id);
        Silences.Standing standing = silences.of(product, actor);
        Form form = Form.of(typed);
        try {
            if (!form.text("lecteurs").equals(Silences.TEAM)) PublicWords.check(form, "mot");
            silences.say(product, new Silences.Said(form.text("vie"), form.text("mot"), form.text("lecteurs")), actor);
        } catch (Refused refusal) {
            return pages.refused("dormancy/news", new NewsPage(standing, form.refused(refusal)));
        }
        return pages.after(product.path() + "/nouvelles", "flash.dormancy.said");
    }
}
