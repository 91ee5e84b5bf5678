package org.terreau.funding.web;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.funding.PledgeState;
import org.terreau.funding.Pledges;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;

/** Where those who work for an incubator write who committed to refinance a product, and say what became of it. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class PledgesController {

    private static final String PAGE = "/produits/{id}/gestion-budget/engagements";
    private static final String TEMPLATE = "funding/pledges";

    private final Pages pages;
    private final Products products;
    private final Pledges pledges;

    PledgesController(Pages pages, Products products, Pledges pledges) {
        this.pages = pages;
        this.products = products;
        this.pledges = pledges;
    }

    private PledgesPage page(ProductId id, Form form, Form deciding, long decided, boolean conflict, Actor actor) {
        Product product = products.read(id);
        return new PledgesPage(
                product,
                pledges.of(id, actor),
                pledges.figures(id),
                form,
                deciding,
                decided,
                pledges.mayDecide(product, actor),
                conflict);
    }

    @GetMapping(PAGE)
    ModelAndView read(@PathVariable String id, Actor actor) {
        Form blank = Form.filled(Map.of("pris-le", pledges.today().toString()));
        return pages.show(TEMPLATE, page(BudgetDeskController.id(id), blank, Form.EMPTY, 0, false, actor));
    }

    @PostMapping(PAGE)
    ModelAndView add(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        ProductId product = BudgetDeskController.id(id);
        Form form = Form.of(typed);
        try {
            PublicWords.check(form, "financeur", "condition");
            pledges.add(product, draft(form), actor);
        } catch (Refused refusal) {
            return pages.refused(TEMPLATE, page(product, form.refused(refusal), Form.EMPTY, 0, false, actor));
        }
        return pages.after(product.path() + "/gestion-budget/engagements", "flash.funding.pledge-added");
    }

    private static Pledges.Draft draft(Form form) {
        return new Pledges.Draft(
                form.text("financeur"),
                TypedMoney.amount(form, "montant"),
                share(form),
                TypedMoney.day(form, "pris-le"),
                TypedMoney.day(form, "pour-le"),
                form.text("condition"),
                form.text("indicateur"),
                TypedMoney.number(form, "seuil"),
                form.text("preuve"));
    }

    private static @Nullable Integer share(Form form) {
        BigDecimal typed = TypedMoney.number(form, "part");
        if (typed == null) return null;
        try {
            return typed.intValueExact();
        } catch (ArithmeticException fraction) {
            throw new Refused("part", "funding.pledge.whole");
        }
    }

    @PostMapping(PAGE + "/{number:[0-9]{1,18}}")
    ModelAndView decide(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        ProductId product = BudgetDeskController.id(id);
        Form form = Form.of(typed);
        try {
            PublicWords.check(form, "raison-" + number);
            pledges.decide(
                    product,
                    number,
                    PledgeState.of(form.text("etat-" + number)).orElse(null),
                    TypedMoney.amount(form, "venu-" + number),
                    form.text("raison-" + number),
                    form.version(),
                    actor);
        } catch (Refused refusal) {
            return pages.refused(TEMPLATE, page(product, Form.EMPTY, form.refused(refusal), number, false, actor));
        } catch (Stale stale) {
            return pages.show(TEMPLATE, page(product, Form.EMPTY, Form.EMPTY, 0, true, actor), HttpStatus.CONFLICT);
        }
        return pages.after(product.path() + "/gestion-budget/engagements", "flash.funding.pledge-decided");
    }
}
