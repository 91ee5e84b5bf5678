package org.terreau.takeover.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.takeover.Offered;
import org.terreau.takeover.Offers;
import org.terreau.takeover.Takeovers;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Robots;
import org.terreau.web.Searched;
import org.terreau.web.Table;

/** The products to be taken over, for everybody, and "je peux reprendre". */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class TakeoverController {

    private static final Table<TakeoverLine> LINES = Table.of(TakeoverLine.class);

    private final Pages pages;
    private final Takeovers takeovers;
    private final Offers offers;
    private final Products products;
    private final Shelf shelf;
    private final Robots robots;

    TakeoverController(Pages pages, Takeovers takeovers, Offers offers, Products products, Shelf shelf, Robots robots) {
        this.pages = pages;
        this.takeovers = takeovers;
        this.offers = offers;
        this.products = products;
        this.shelf = shelf;
        this.robots = robots;
    }

    @GetMapping("/reprises")
    ModelAndView list(@RequestParam MultiValueMap<String, String> typed) {
        Form form = Form.of(typed);
        return pages.show("takeover/list", TakeoverListPage.of(form, takeovers.open(filter(form)), shelf.facets()));
    }

    @GetMapping("/reprises.csv")
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> typed) {
        return LINES.csv("reprises.csv", lines(typed));
    }

    @GetMapping("/api/reprises")
    ResponseEntity<List<TakeoverLine>> json(@RequestParam MultiValueMap<String, String> typed) {
        return ResponseEntity.ok(lines(typed));
    }

    private List<TakeoverLine> lines(MultiValueMap<String, String> typed) {
        return takeovers.open(filter(Form.of(typed))).stream()
                .map(TakeoverLine::of)
                .toList();
    }

    private static Takeovers.Filter filter(Form form) {
        return new Takeovers.Filter(Searched.of(form), form.text("incubateur"));
    }

    @GetMapping("/produits/{id}/reprise")
    ModelAndView form(@PathVariable String id) {
        return pages.show("takeover/offer", page(Addresses.product(id), robots.opened(Form.EMPTY)));
    }

    @PostMapping("/produits/{id}/reprise")
    ModelAndView receive(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            Locale language,
            HttpServletRequest request) {
        ProductId product = Addresses.product(id);
        Form form = Form.of(typed);
        try {
            offers.receive(
                    product,
                    new Offered(
                            form.text("nom"),
                            form.text("organisation"),
                            form.text("courriel"),
                            form.text("message"),
                            form.ticked("affiche")),
                    robots.problems(form),
                    request.getRemoteAddr(),
                    language);
        } catch (Refused refusal) {
            return pages.refused("takeover/offer", page(product, form.refused(refusal)));
        }
        return pages.redirect(product.path() + "/reprise/recu");
    }

    @GetMapping("/produits/{id}/reprise/recu")
    ModelAndView received(@PathVariable String id) {
        return pages.show("takeover/received", products.read(Addresses.product(id)));
    }

    private OfferPage page(ProductId id, Form form) {
        Product product = products.read(id);
        return new OfferPage(product, takeovers.standing(id).orElseThrow(() -> new NotFound("takeover", id)), form);
    }
}
