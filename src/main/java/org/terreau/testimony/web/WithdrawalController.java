package org.terreau.testimony.web;

import org.jspecify.annotations.Nullable;
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
import org.terreau.shared.AddressNumber;
import org.terreau.shared.Refused;
import org.terreau.testimony.Testimonies;
import org.terreau.testimony.Withdrawal;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** A testimony that is withdrawn: what is withdrawn can't be brought back, so that the page asks why first. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class WithdrawalController {

    private static final String WITHDRAWAL = "/produits/{id}/mesures/temoignages/{testimony}/retrait";

    private final Pages pages;
    private final Products products;
    private final Testimonies testimonies;

    WithdrawalController(Pages pages, Products products, Testimonies testimonies) {
        this.pages = pages;
        this.products = products;
        this.testimonies = testimonies;
    }

    @GetMapping(WITHDRAWAL)
    ModelAndView withdrawing(@PathVariable String id, @PathVariable String testimony, Actor actor) {
        return pages.show("testimony/withdrawal", page(edited(id, actor), number(testimony), Form.EMPTY));
    }

    @PostMapping(WITHDRAWAL)
    ModelAndView withdraw(
            @PathVariable String id,
            @PathVariable String testimony,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Product product = edited(id, actor);
        Form form = Form.of(typed);
        @Nullable Withdrawal why = Withdrawal.of(form.text("raison")).orElse(null);
        if (why == null) {
            Refused refusal = new Refused("raison", "testimony.withdrawal.needed");
            return pages.refused("testimony/withdrawal", page(product, number(testimony), form.refused(refusal)));
        }
        testimonies.withdraw(product.id(), number(testimony), why, actor);
        return pages.after(product.id().path() + "/mesures", "flash.testimony.withdrawn");
    }

    private WithdrawalPage page(Product product, long testimony, Form form) {
        return new WithdrawalPage(product, testimonies.read(product.id(), testimony), form);
    }

    private Product edited(String id, Actor actor) {
        ProductId product = ProductId.parse(id);
        products.mustEdit(actor, product);
        return products.read(product);
    }

    private static long number(String written) {
        return AddressNumber.read(written, "testimony");
    }
}
