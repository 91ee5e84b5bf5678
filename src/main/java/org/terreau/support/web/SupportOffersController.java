package org.terreau.support.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.incubator.Incubator;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.support.CatalogueImports;
import org.terreau.support.OfferTyped;
import org.terreau.support.SupportCatalogue;
import org.terreau.support.SupportOffer;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;
import org.terreau.web.SentText;

/** The catalogue of support as its lead writes it. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class SupportOffersController {

    private static final String LIST = "/appui/gestion";

    private final Pages pages;
    private final SupportCatalogue catalogue;
    private final CatalogueImports imports;

    SupportOffersController(Pages pages, SupportCatalogue catalogue, CatalogueImports imports) {
        this.pages = pages;
        this.catalogue = catalogue;
        this.imports = imports;
    }

    @GetMapping(LIST)
    ModelAndView list(@RequestParam(defaultValue = "") String incubateur, Actor actor) {
        Incubator incubator = catalogue.written(incubateur, actor);
        List<Incubator> others = catalogue.written(actor).stream()
                .filter(one -> !one.id().equals(incubator.id()))
                .toList();
        return pages.show("support/offers", new OfferListPage(incubator, others, catalogue.all(incubator.id(), actor)));
    }

    @GetMapping(LIST + "/nouvelle")
    ModelAndView writing(@RequestParam(defaultValue = "") String incubateur, Actor actor) {
        return pages.show("support/offer-edit", fresh(incubateur, actor));
    }

    private OfferFormPage fresh(String asked, Actor actor) {
        Incubator incubator = catalogue.written(asked, actor);
        return OfferFormPage.fresh(incubator, catalogue.nextPosition(incubator.id()));
    }

    @PostMapping(LIST + "/nouvelle")
    ModelAndView write(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        OfferFormPage page = fresh(form.text("incubateur"), actor);
        try {
            checkWords(form);
            catalogue.add(page.incubator().id(), typed(form), actor);
        } catch (Refused refusal) {
            return pages.refused("support/offer-edit", page.typed(form.refused(refusal)));
        }
        return pages.after(page.list(), "flash.support.offer.added");
    }

    @GetMapping(LIST + "/{offer:[0-9]+}")
    ModelAndView changing(@PathVariable String offer, Actor actor) {
        return pages.show("support/offer-edit", known(offer, actor));
    }

    private OfferFormPage known(String number, Actor actor) {
        SupportOffer offer = catalogue.toWrite(Addresses.number(number), actor);
        return OfferFormPage.of(catalogue.incubator(offer.incubator().value()), offer);
    }

    @PostMapping(LIST + "/{offer:[0-9]+}")
    ModelAndView change(@PathVariable String offer, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        OfferFormPage page = known(offer, actor);
        try {
            checkWords(form);
            catalogue.change(
                    Addresses.number(offer), typed(form), form.ticked("ferme-quand-meme"), form.version(), actor);
        } catch (Refused refusal) {
            return pages.refused("support/offer-edit", page.typed(form.refused(refusal)));
        } catch (Stale stale) {
            Form again = form.with("version", page.form().text("version"));
            return pages.show("support/offer-edit", page.conflicting(again), HttpStatus.CONFLICT);
        }
        return pages.after(page.list(), "flash.support.offer.changed");
    }

    private static void checkWords(Form form) {
        PublicWords.check(form, "nom", "obtient", "pour-qui", "acces", "metier", "volume");
    }

    private static OfferTyped typed(Form form) {
        return new OfferTyped(
                new OfferTyped.Said(
                        form.text("nom"),
                        form.text("obtient"),
                        form.text("pour-qui"),
                        form.text("acces"),
                        form.text("metier"),
                        form.text("volume"),
                        form.text("source")),
                new OfferTyped.Chosen(
                        form.text("famille"),
                        form.text("forme"),
                        form.all("moments"),
                        form.text("etat"),
                        form.ticked("confidentielle")),
                new OfferTyped.Counted(
                        form.text("delai"), form.text("valeur"), form.text("capacite"), form.text("rang")));
    }

    @GetMapping(LIST + "/import")
    ModelAndView choosing(@RequestParam(defaultValue = "") String incubateur, Actor actor) {
        return pages.show(
                "support/import", new OfferImportPage(catalogue.written(incubateur, actor), Form.EMPTY, List.of()));
    }

    /** Shows what a table would do. */
    @PostMapping(LIST + "/import")
    ModelAndView read(
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(required = false) @Nullable MultipartFile fichier,
            Actor actor) {
        Form form = Form.of(typed);
        Incubator incubator = catalogue.written(form.text("incubateur"), actor);
        try {
            if (fichier != null && !fichier.isEmpty()) form = form.with("lignes", SentText.of(fichier));
            return pages.show(
                    "support/import",
                    new OfferImportPage(incubator, form, imports.preview(incubator.id(), form.text("lignes"), actor)));
        } catch (Refused refusal) {
            return pages.refused("support/import", new OfferImportPage(incubator, form.refused(refusal), List.of()));
        }
    }

    @PostMapping(LIST + "/import/confirmation")
    ModelAndView take(@RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        Incubator incubator = catalogue.written(form.text("incubateur"), actor);
        try {
            CatalogueImports.Taken taken = imports.take(incubator.id(), form.text("lignes"), actor);
            return pages.after(OfferListPage.path(incubator), "flash.support.imported", taken.added(), taken.changed());
        } catch (Refused refusal) {
            return pages.refused("support/import", new OfferImportPage(incubator, form.refused(refusal), List.of()));
        }
    }
}
