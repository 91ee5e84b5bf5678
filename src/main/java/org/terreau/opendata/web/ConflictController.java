package org.terreau.opendata.web;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.opendata.CatalogueConflicts;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** What changed here and in the catalogue for one product, settled by those who work on it. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class ConflictController {

    private final Pages pages;
    private final Products products;
    private final CatalogueConflicts conflicts;

    ConflictController(Pages pages, Products products, CatalogueConflicts conflicts) {
        this.pages = pages;
        this.products = products;
        this.conflicts = conflicts;
    }

    @GetMapping("/produits/{id}/conflits")
    ModelAndView list(@PathVariable String id, Actor actor) {
        return pages.show("opendata/conflicts", page(id(id), Form.EMPTY, actor));
    }

    @PostMapping("/produits/{id}/conflits/{conflict:\\d{1,15}}")
    ModelAndView settle(
            @PathVariable String id,
            @PathVariable long conflict,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        ProductId product = id(id);
        Form form = Form.of(typed);
        try {
            conflicts.settle(
                    product, conflict, CatalogueConflicts.Choice.of(form.text("choix")), form.text("vu"), actor);
        } catch (Refused refusal) {
            return pages.refused("opendata/conflicts", page(product, Form.EMPTY.refused(refusal), actor));
        }
        return pages.after(product.path() + "/conflits", "flash.opendata.conflict-settled");
    }

    private ConflictsPage page(ProductId product, Form form, Actor actor) {
        List<CatalogueConflicts.CatalogueConflict> waiting = conflicts.waiting(product, actor);
        return new ConflictsPage(
                new Slice<>(waiting, 1, Math.max(1, waiting.size()), waiting.size()),
                products.read(product),
                actor.administrator(),
                form);
    }

    private static ProductId id(String written) {
        return ProductId.parse(written);
    }
}
