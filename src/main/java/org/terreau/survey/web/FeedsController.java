package org.terreau.survey.web;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.impact.Receipt;
import org.terreau.portfolio.Product;
import org.terreau.shared.Refused;
import org.terreau.survey.FedMeasure;
import org.terreau.survey.Feeds;
import org.terreau.survey.Survey;
import org.terreau.survey.Surveys;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** Where a team says which indicators its answers feed. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class FeedsController {

    private final Pages pages;
    private final Feeds feeds;
    private final Addresses addresses;
    private final Surveys surveys;

    FeedsController(Pages pages, Feeds feeds, Addresses addresses, Surveys surveys) {
        this.pages = pages;
        this.feeds = feeds;
        this.addresses = addresses;
        this.surveys = surveys;
    }

    private static String path(Product product) {
        return Survey.deskPath(product.id()) + "/indicateurs";
    }

    @GetMapping("/produits/{id}/enquete/indicateurs")
    ModelAndView feeds(@PathVariable String id, Actor actor) {
        Product product = addresses.edited(id, actor);
        Map<String, String> stored = new LinkedHashMap<>();
        feeds.chosen(product.id(), actor).forEach((measure, code) -> stored.put(measure.code(), code));
        return pages.show("survey/feeds", page(product, Form.filled(stored), actor));
    }

    private FeedsPage page(Product product, Form form, Actor actor) {
        return new FeedsPage(
                product,
                feeds.candidates(product.id(), actor),
                !feeds.chosen(product.id(), actor).isEmpty(),
                form,
                surveys.least(product));
    }

    @PostMapping("/produits/{id}/enquete/indicateurs")
    ModelAndView choose(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Product product = addresses.edited(id, actor);
        Form form = Form.of(typed);
        Map<FedMeasure, String> asked = new EnumMap<>(FedMeasure.class);
        for (FedMeasure measure : FedMeasure.values()) asked.put(measure, form.text(measure.code()));
        try {
            feeds.choose(product.id(), asked, actor);
        } catch (Refused refusal) {
            return pages.refused("survey/feeds", page(product, form.refused(refusal), actor));
        }
        return pages.after(path(product), "flash.survey.fed");
    }

    @PostMapping("/produits/{id}/enquete/indicateurs/envoi")
    ModelAndView send(@PathVariable String id, Actor actor) {
        Product product = addresses.edited(id, actor);
        try {
            Receipt receipt = feeds.send(product.id(), actor);
            return pages.after(path(product), "flash.survey.sent", receipt.added(), receipt.corrected());
        } catch (Refused nothing) {
            return pages.after(path(product), "flash.survey.nothing-fed");
        }
    }
}
