package org.terreau.portfolio.web;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.MyProducts;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Paris;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** Where the people of a product find what they do on it. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class ManageController {

    private final Pages pages;
    private final Products products;
    private final MyProducts mine;
    private final Endings endings;
    private final Clock clock;

    ManageController(Pages pages, Products products, MyProducts mine, Endings endings, Clock clock) {
        this.pages = pages;
        this.products = products;
        this.mine = mine;
        this.endings = endings;
        this.clock = clock;
    }

    @GetMapping("/produits/{id}/gestion")
    ModelAndView manage(@PathVariable String id, Actor actor) {
        ProductId known = Addresses.product(id);
        products.mustEdit(actor, known);
        Product product = products.read(known);
        LocalDate today = Paris.today(clock);
        return pages.show(
                "portfolio/manage",
                new ProductWorkPage(
                        product,
                        actor.staffOf(product.incubator().value()),
                        endings.ended(product),
                        today,
                        mine.left(product).orElse(null),
                        mine.waiting(product),
                        mine.sides(product)));
    }
}
