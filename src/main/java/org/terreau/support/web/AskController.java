package org.terreau.support.web;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.dossier.Access;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierRecord;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductTab;
import org.terreau.portfolio.ProductTeams;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.support.Mandates;
import org.terreau.support.Need;
import org.terreau.support.Suggestions;
import org.terreau.support.SupportCatalogue;
import org.terreau.support.SupportRequest;
import org.terreau.support.SupportRequests;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** Asking for help, as a team or as an applicant. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class AskController {

    private final Pages pages;
    private final SupportRequests requests;
    private final Suggestions suggestions;
    private final Mandates mandates;
    private final SupportCatalogue catalogue;
    private final Products products;
    private final ObjectProvider<ProductTeams> teams;
    private final Applications applications;

    AskController(
            Pages pages,
            SupportRequests requests,
            Suggestions suggestions,
            Mandates mandates,
            SupportCatalogue catalogue,
            Products products,
            ObjectProvider<ProductTeams> teams,
            Applications applications) {
        this.pages = pages;
        this.requests = requests;
        this.suggestions = suggestions;
        this.mandates = mandates;
        this.catalogue = catalogue;
        this.products = products;
        this.teams = teams;
        this.applications = applications;
    }

    @Bean
    static ProductTab supportTab() {
        return new ProductTab(650, "support.tab", "/appui");
    }

    /** From the catalogue: for which of one's products. */
    @GetMapping("/appui/demander")
    ModelAndView where(@RequestParam(defaultValue = "") String prestation, Actor actor) {
        List<Product> mine = teams.stream()
                .flatMap(known -> known.productsOf(actor.id()).stream())
                .distinct()
                .flatMap(id -> products.find(id).stream())
                .toList();
        return pages.show(
                "support/where",
                new WherePage(catalogue.read(Addresses.number(prestation)).offer(), mine));
    }

    @GetMapping("/produits/{id}/appui")
    ModelAndView ofProduct(@PathVariable String id, Actor actor) {
        SupportRequest.About about = product(id, actor);
        ProductId product = new ProductId(id);
        return pages.show(
                "support/product",
                new RequestsPage(
                        about,
                        null,
                        Access.NONE,
                        suggestions.of(product, actor),
                        requests.of(about, actor),
                        mandates.of(product, actor),
                        requests.value(about).orElse(null),
                        mandates.gives(product, actor)));
    }

    @GetMapping("/produits/{id}/appui/demande")
    ModelAndView asking(@PathVariable String id, @RequestParam(defaultValue = "") String prestation, Actor actor) {
        return asking(product(id, actor), prestation);
    }

    @PostMapping("/produits/{id}/appui/demande")
    ModelAndView ask(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return ask(product(id, actor), Form.of(typed), actor);
    }

    private SupportRequest.About product(String id, Actor actor) {
        if (!ProductId.valid(id)) throw new NotFound("product", id);
        return requests.about(new ProductId(id), actor);
    }

    @GetMapping("/dossiers/{id}/appui")
    ModelAndView ofDossier(@PathVariable String id, Actor actor) {
        DossierId dossier = DossierId.parse(id);
        SupportRequest.About about = requests.about(dossier, actor);
        DossierRecord known = applications.read(dossier, actor);
        return pages.show(
                "support/dossier",
                new RequestsPage(
                        about,
                        known,
                        applications.access(known, actor),
                        List.of(),
                        requests.of(about, actor),
                        List.of(),
                        requests.value(about).orElse(null),
                        false));
    }

    @GetMapping("/dossiers/{id}/appui/demande")
    ModelAndView askingForDossier(
            @PathVariable String id, @RequestParam(defaultValue = "") String prestation, Actor actor) {
        return asking(requests.about(DossierId.parse(id), actor), prestation);
    }

    @PostMapping("/dossiers/{id}/appui/demande")
    ModelAndView askForDossier(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        return ask(requests.about(DossierId.parse(id), actor), Form.of(typed), actor);
    }

    private ModelAndView asking(SupportRequest.About about, String offer) {
        return pages.show(
                "support/ask", new AskPage(about, requests.askable(about), Form.filled(Map.of("prestation", offer))));
    }

    private ModelAndView ask(SupportRequest.About about, Form form, Actor actor) {
        try {
            SupportRequest asked = requests.ask(about, form.number("prestation").orElse(0L), need(form), actor);
            return pages.after(asked.path(), "flash.support.asked");
        } catch (Refused refusal) {
            return pages.refused("support/ask", new AskPage(about, requests.askable(about), form.refused(refusal)));
        }
    }

    private static Need need(Form form) {
        if (!form.text("souhaite").isEmpty() && form.date("souhaite") == null)
            throw new Refused("souhaite", "support.ask.wished.wrong");
        return new Need(
                form.text("situation"),
                form.text("depuis-quand"),
                form.text("apres"),
                form.date("souhaite"),
                form.ticked("urgent"),
                form.text("urgence"));
    }
}
