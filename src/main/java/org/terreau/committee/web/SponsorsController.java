package org.terreau.committee.web;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.committee.Sponsors;
import org.terreau.identity.Actor;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** The contacts of sponsors, kept by the staff, and what they may read. */
@Controller
class SponsorsController {

    private static final String CONTACT = "/comites/financeurs/{organisation}/{number:\\d{1,15}}/retrait";

    private final Pages pages;
    private final Sponsors sponsors;

    SponsorsController(Pages pages, Sponsors sponsors) {
        this.pages = pages;
        this.sponsors = sponsors;
    }

    @Bean
    static NavigationEntry packsNavigation() {
        return new NavigationEntry(
                NavigationEntry.Group.MINE,
                346,
                "committee.read.menu",
                "/dossiers-de-preuves",
                viewer -> viewer.signedIn() && !viewer.staff());
    }

    @GetMapping("/comites/financeurs")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView list(Actor actor) {
        return pages.show("committee/sponsors", new SponsorsPage(sponsors.list(actor), Form.EMPTY));
    }

    @PostMapping("/comites/financeurs")
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView declare(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        try {
            sponsors.declare(
                    form.text("organisation"), form.text("incubateur"), form.text("nom"), form.text("courriel"), actor);
        } catch (Refused refusal) {
            return pages.refused("committee/sponsors", new SponsorsPage(sponsors.list(actor), form.refused(refusal)));
        }
        return pages.after("/comites/financeurs", "flash.committee.sponsor");
    }

    @GetMapping(CONTACT)
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView confirm(@PathVariable String organisation, @PathVariable long number, Actor actor) {
        for (Sponsors.Line line : sponsors.list(actor))
            for (Sponsors.Contact contact : line.contacts())
                if (line.id().value().equals(organisation) && contact.id() == number)
                    return pages.show("committee/sponsor-removal", new SponsorRemovalPage(line, contact));
        throw new NotFound("sponsor contact", number);
    }

    @PostMapping(CONTACT)
    @OpenTo(OpenTo.Audience.STAFF)
    ModelAndView remove(@PathVariable String organisation, @PathVariable long number, Actor actor) {
        sponsors.remove(organisation, number, actor);
        return pages.after("/comites/financeurs", "flash.committee.sponsor-removed");
    }

    @GetMapping("/dossiers-de-preuves")
    @OpenTo(OpenTo.Audience.SIGNED_IN)
    ModelAndView read(Actor actor) {
        return pages.show("committee/read", new ReadPacksPage(sponsors.readBy(actor)));
    }
}
