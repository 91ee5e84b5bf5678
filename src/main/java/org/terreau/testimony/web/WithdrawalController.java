package org.terreau.testimony.web;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.testimony.Testimonies;
import org.terreau.testimony.Withdrawal;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** Where a team takes back what a user said; it is typed among the measures of the product. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class WithdrawalController {

    private final Pages pages;
    private final Products products;
    private final Testimonies testimonies;

    WithdrawalController(Pages pages, Products products, Testimonies testimonies) {
        this.pages = pages;
        this.products = products;
        this.testimonies = testimonies;
    }

    private Product edited(String id, Actor actor) {
        if (!ProductId.valid(id)) throw new NotFound("product", id);
        ProductId product = new ProductId(id);
        products.mustEdit(actor, product);
        return products.read(product);
    }

    private static long number(String written) {
        if (!written.matches("\\d{1,15}")) throw new NotFound("testimony", written);
        return Long.parseLong(written);
    }

    /** Asks why: what is withdrawn can't be brought back. */
    @GetMapping("/produits/{id}/mesures/temoignages/{testimony}/retrait")
    ModelAndView withdrawing(@PathVariable String id, @PathVariable String testimony, Actor actor) {
        return pages.show("testimony/withdrawal", page(edited(id, actor), testimony, Form.EMPTY));
    }

    private WithdrawalPage page(Product product, String testimony, Form form) {
        return new WithdrawalPage(product, testimonies.read(product.id(), number(testimony)), form);
    }

    @PostMapping("/produits/{id}/mesures/temoignages/{testimony}/retrait")
    ModelAndView withdraw(
            @PathVariable String id,
            @PathVariable String testimony,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Product product = edited(id, actor);
        Form form = Form.of(typed);
        Withdrawal why = Withdrawal.of(form.text("raison")).orElse(null);
        if (why == null) {
            Refused unexplained = new Refused("raison", "testimony.withdrawal.needed");
            return pages.refused("testimony/withdrawal", page(product, testimony, form.refused(unexplained)));
        }
        testimonies.withdraw(product.id(), number(testimony), why, actor);
        return pages.after(product.id().path() + "/mesures", "flash.testimony.withdrawn");
    }
}
