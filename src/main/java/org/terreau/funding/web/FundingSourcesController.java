package org.terreau.funding.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.funding.Agreement;
import org.terreau.funding.AgreementKind;
import org.terreau.funding.EnvelopeMovements;
import org.terreau.funding.FunderKind;
import org.terreau.funding.FundingSource;
import org.terreau.funding.FundingSources;
import org.terreau.funding.Regime;
import org.terreau.funding.TrancheState;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Money;
import org.terreau.shared.Refused;
import org.terreau.shared.TypedAmount;
import org.terreau.web.Form;
import org.terreau.web.LastWord;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicWords;

/** Where a team says who funds its product, by which act, and what changes it. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class FundingSourcesController {

    private static final String TEMPLATE = "funding/sources";
    private static final String ONE = "funding/source";
    private static final Money LARGE = Money.euros(1_000_000_000);

    private final Pages pages;
    private final Products products;
    private final FundingSources sources;
    private final EnvelopeMovements envelopes;

    FundingSourcesController(Pages pages, Products products, FundingSources sources, EnvelopeMovements envelopes) {
        this.pages = pages;
        this.products = products;
        this.sources = sources;
        this.envelopes = envelopes;
    }

    private static String path(ProductId product) {
        return product.path() + "/gestion-budget/financements";
    }

    private FundingSourcesPage page(
            ProductId id, @Nullable FundingSource source, Form form, Form envelope, Actor actor) {
        List<FundingSource> all = sources.of(id, actor);
        Product product = products.read(id);
        return new FundingSourcesPage(
                product,
                all,
                source,
                envelopes.of(id, actor),
                form,
                envelope,
                sources.mayGrant(product, actor),
                sources.norms(product),
                sources.today());
    }

    @GetMapping("/produits/{id}/gestion-budget/financements")
    ModelAndView read(@PathVariable String id, Actor actor) {
        Form blank = Form.filled(Map.of("tva", Regime.TAXED.code()));
        return pages.show(TEMPLATE, page(BudgetDeskController.id(id), null, blank, Form.EMPTY, actor));
    }

    @PostMapping("/produits/{id}/gestion-budget/financements")
    ModelAndView add(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        ProductId product = BudgetDeskController.id(id);
        products.mustEdit(actor, product);
        Form form = Form.of(typed);
        try {
            PublicWords.check(form, "financeur");
            sources.add(product, draft(form), actor);
        } catch (Refused refusal) {
            return pages.refused(TEMPLATE, page(product, null, form.refused(refusal), Form.EMPTY, actor));
        }
        return pages.after(path(product), "flash.funding.source-added");
    }

    private static FundingSources.Draft draft(Form form) {
        Agreement agreement = new Agreement(
                FunderKind.of(form.text("genre")).orElse(null),
                AgreementKind.of(form.text("acte")).orElse(null),
                day(form, "signe-le"),
                day(form, "engager-avant"),
                form.number("delai")
                        .filter(days -> days <= 730)
                        .map(Long::intValue)
                        .orElse(null),
                form.text("condition"),
                form.text("preuve"));
        return new FundingSources.Draft(
                form.text("financeur"),
                amount(form),
                Regime.of(form.text("tva")).orElse(Regime.TAXED),
                form.date("decide-le"),
                agreement);
    }

    /** A day that may be left out; refused when what is typed is no day. */
    private static @Nullable LocalDate day(Form form, String field) {
        LocalDate day = form.date(field);
        if (day == null && !form.text(field).isEmpty()) throw new Refused(field, "funding.source.day");
        return day;
    }

    /** Null when nothing is typed. */
    private static @Nullable Money amount(Form form) {
        TypedAmount.Reading read = TypedAmount.read(form.text("montant"));
        if (read instanceof TypedAmount.Nothing) return null;
        if (read instanceof TypedAmount.Twofold two)
            throw new Refused(
                    "montant",
                    "funding.grid.two",
                    two.small().toPlainString().replace('.', ','),
                    two.large().toPlainString());
        if (!(read instanceof TypedAmount.Exact exact)) throw new Refused("montant", "funding.grid.amount");
        if (Math.abs(exact.money().cents()) > LARGE.cents() && !LastWord.said(form, "montant"))
            throw new Refused("montant", "funding.grid.large.once");
        return exact.money();
    }

    @GetMapping("/produits/{id}/gestion-budget/financements/{number:[0-9]{1,18}}")
    ModelAndView one(@PathVariable String id, @PathVariable long number, Actor actor) {
        ProductId product = BudgetDeskController.id(id);
        FundingSource source = sources.find(product, number, actor);
        Form form = Form.filled(Map.of("le", sources.today().toString()));
        return pages.show(ONE, page(product, source, form, Form.EMPTY, actor));
    }

    @PostMapping("/produits/{id}/gestion-budget/financements/{number:[0-9]{1,18}}")
    ModelAndView move(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        ProductId product = BudgetDeskController.id(id);
        FundingSource source = sources.find(product, number, actor);
        Form form = Form.of(typed);
        try {
            LocalDate day = day(form, "le");
            if (day == null) throw new Refused("le", "funding.source.day");
            Money delta = Optional.ofNullable(amount(form)).orElse(Money.ZERO);
            sources.move(
                    product,
                    number,
                    new FundingSource.Movement(
                            day,
                            delta,
                            form.text("raison-mouvement"),
                            day(form, "engager-avant"),
                            TrancheState.of(form.text("etat")).orElse(null),
                            form.text("preuve"),
                            actor.name()),
                    actor);
        } catch (Refused refusal) {
            return pages.refused(ONE, page(product, source, form.refused(refusal), Form.EMPTY, actor));
        }
        return pages.after(path(product) + "/" + number, "flash.funding.source-moved");
    }

    @PostMapping("/produits/{id}/gestion-budget/enveloppe")
    ModelAndView grant(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        ProductId product = BudgetDeskController.id(id);
        Form form = Form.of(typed);
        try {
            Form named = form.with("montant", form.text("env-montant"));
            sources.grant(
                    product,
                    new FundingSources.Granted(
                            amount(named),
                            form.date("env-du"),
                            form.date("env-au"),
                            form.text("env-porteur"),
                            form.text("env-preuve"),
                            form.ticked("env-ponctuelle")),
                    actor);
        } catch (Refused refusal) {
            Form again = form.refused(prefixed(refusal));
            return pages.refused(
                    TEMPLATE, page(product, null, Form.filled(Map.of("tva", Regime.TAXED.code())), again, actor));
        }
        return pages.after(path(product), "flash.funding.granted");
    }

    /** Two forms stand on one page: the fields of this one go by longer names. */
    private static Refused prefixed(Refused refusal) {
        List<Refused.Problem> problems = new ArrayList<>();
        for (Refused.Problem problem : refusal.problems())
            problems.add(new Refused.Problem("env-" + problem.field(), problem.key(), problem.arguments()));
        return new Refused(problems);
    }
}
