package org.terreau.support.web;

import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.incubator.Incubator;
import org.terreau.support.SupportCatalogue;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Table;

/** The catalogue of support, for everybody. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class SupportController {

    private static final Table<OfferLine> LINES = Table.of(OfferLine.class);

    private final Pages pages;
    private final SupportCatalogue catalogue;

    SupportController(Pages pages, SupportCatalogue catalogue) {
        this.pages = pages;
        this.catalogue = catalogue;
    }

    @GetMapping("/appui")
    ModelAndView catalogue(@RequestParam(defaultValue = "") String incubateur) {
        return pages.showToAll("support/catalogue", () -> page(incubateur));
    }

    private CataloguePage page(String asked) {
        Incubator incubator = catalogue.incubator(asked);
        return CataloguePage.of(
                incubator,
                catalogue.incubator("").id().equals(incubator.id()),
                catalogue.offering().stream()
                        .filter(one -> !one.id().equals(incubator.id()))
                        .toList(),
                catalogue.shown(incubator.id()));
    }

    @GetMapping("/appui/{offer:[0-9]+}")
    ModelAndView offer(@PathVariable String offer) {
        return pages.showToAll("support/offer", () -> {
            SupportCatalogue.Shown shown = catalogue.read(Addresses.number(offer));
            return new OfferShownPage(
                    shown, catalogue.incubator(shown.offer().incubator().value()));
        });
    }

    @GetMapping("/appui.csv")
    ResponseEntity<byte[]> csv(@RequestParam(defaultValue = "") String incubateur) {
        return LINES.csv("appui.csv", lines(incubateur));
    }

    @GetMapping("/api/appui")
    ResponseEntity<List<OfferLine>> json(@RequestParam(defaultValue = "") String incubateur) {
        return ResponseEntity.ok(lines(incubateur));
    }

    private List<OfferLine> lines(String asked) {
        return catalogue.shown(catalogue.incubator(asked).id()).stream()
                .map(OfferLine::of)
                .toList();
    }
}
