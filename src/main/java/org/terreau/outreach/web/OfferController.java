package org.terreau.outreach.web;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.outreach.Offer;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;

@Controller
class OfferController {

    private final Pages pages;
    private final Offer offer;

    OfferController(Pages pages, Offer offer) {
        this.pages = pages;
        this.offer = offer;
    }

    @Bean
    static NavigationEntry offerNavigation() {
        return NavigationEntry.forEveryone(100, "outreach.offer.menu", "/offre");
    }

    @GetMapping("/offre")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ModelAndView read(Locale language, Optional<Actor> actor) {
        Offer.Written written = offer.written(language);
        boolean editable = actor.filter(
                        reader -> reader.has(written.incubator().id().value(), Role.LEAD))
                .isPresent();
        return pages.show("outreach/offer", new OfferPage(written.incubator().title(), offer.read(language), editable));
    }

    @GetMapping("/offre/modifier")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView form(Locale language, Actor actor) {
        Offer.Written written = offer.written(language);
        actor.mustHave(written.incubator().id().value(), Role.LEAD);
        Form form = Form.filled(Map.of("texte", written.text(), "version", Long.toString(written.version())));
        return pages.show("outreach/offer-edit", new OfferEditPage(form, offer.figures(language), null));
    }

    @PostMapping("/offre/modifier")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView change(@RequestParam MultiValueMap<String, String> typed, Locale language, Actor actor) {
        Form form = Form.of(typed);
        actor.mustHave(offer.written(language).incubator().id().value(), Role.LEAD);
        if (form.ticked("apercu"))
            return pages.show(
                    "outreach/offer-edit",
                    new OfferEditPage(form, offer.figures(language), offer.preview(form.text("texte"), language)));
        try {
            PublicWords.check(form, "texte");
            offer.change(form.text("texte"), form.version(), actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "outreach/offer-edit", new OfferEditPage(form.refused(refusal), offer.figures(language), null));
        }
        return pages.after("/offre", "flash.outreach.offer.saved");
    }
}
