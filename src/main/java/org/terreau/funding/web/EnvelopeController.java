package org.terreau.funding.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.funding.EnvelopeMovements;
import org.terreau.funding.FollowedEnvelope;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Table;

/** What becomes of an envelope once it is granted, and the budget years that it is of. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class EnvelopeController {

    private static final Table<Line> LINES = Table.of(Line.class);
    private static final String TEMPLATE = "funding/granted";
    private static final String PAGE = "/produits/{id}/gestion-budget/enveloppes/{number:[0-9]{1,18}}";

    private final Pages pages;
    private final EnvelopeMovements envelopes;

    EnvelopeController(Pages pages, EnvelopeMovements envelopes) {
        this.pages = pages;
        this.envelopes = envelopes;
    }

    private Map<String, String> filled(FollowedEnvelope envelope) {
        Map<String, String> values = new HashMap<>();
        values.put("le", envelopes.today().toString());
        for (FollowedEnvelope.Year one : envelope.years()) {
            values.put("ae-" + one.year(), GridForm.typed(one.commitment()));
            values.put("cp-" + one.year(), GridForm.typed(one.payment()));
        }
        return values;
    }

    @GetMapping(PAGE)
    ModelAndView read(@PathVariable String id, @PathVariable long number, Actor actor) {
        EnvelopeMovements.Known known = envelopes.find(BudgetDeskController.id(id), number, actor);
        return pages.show(TEMPLATE, new EnvelopePage(known, Form.filled(filled(known.envelope())), false));
    }

    /** The page with what was typed into one of its forms, and what is known in the other. */
    private EnvelopePage again(ProductId product, long number, Form typed, boolean conflict, Actor actor) {
        EnvelopeMovements.Known known = envelopes.find(product, number, actor);
        return new EnvelopePage(known, TypedMoney.beside(typed, filled(known.envelope())), conflict);
    }

    private ModelAndView written(
            String id, long number, Form form, String told, Actor actor, Consumer<ProductId> write) {
        ProductId product = BudgetDeskController.id(id);
        return pages.written(
                TEMPLATE, form, (typed, conflict) -> again(product, number, typed, conflict, actor), () -> {
                    write.accept(product);
                    return pages.after(product.path() + "/gestion-budget/enveloppes/" + number, told);
                });
    }

    @PostMapping(PAGE)
    ModelAndView move(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Form form = Form.of(typed);
        return written(
                id,
                number,
                form,
                "flash.funding.envelope-moved",
                actor,
                product -> envelopes.move(
                        product,
                        number,
                        new EnvelopeMovements.Draft(
                                TypedMoney.day(form, "le"),
                                TypedMoney.amount(form, "montant"),
                                TypedMoney.day(form, "au"),
                                TypedMoney.said(form, "ponctuelle"),
                                form.text("raison-mouvement"),
                                form.text("preuve")),
                        form.version(),
                        actor));
    }

    @PostMapping(PAGE + "/annees")
    ModelAndView divide(
            @PathVariable String id,
            @PathVariable long number,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Form form = Form.of(typed);
        return written(id, number, form, "flash.funding.envelope-divided", actor, product -> {
            EnvelopeMovements.Known known = envelopes.find(product, number, actor);
            List<FollowedEnvelope.Year> years = new ArrayList<>();
            for (int year : known.envelope().possible()) {
                Money commitment = TypedMoney.amount(form, "ae-" + year);
                Money payment = TypedMoney.amount(form, "cp-" + year);
                if (commitment != null || payment != null)
                    years.add(new FollowedEnvelope.Year(year, or(commitment), or(payment)));
            }
            envelopes.divide(product, number, years, form.version(), actor);
        });
    }

    private static Money or(@Nullable Money amount) {
        return amount == null ? Money.ZERO : amount;
    }

    /**
     * Something told of an envelope, as files and programs read it; amounts are with taxes.
     *
     * @param quoi accordee, mouvement or annee
     * @param ae what may be ordered; the amount itself but for a year
     * @param cp what may be paid in a year; null for the rest
     * @param jusquAu the last day as it is now, or the new one of a movement
     */
    record Line(
            long enveloppe,
            String quoi,
            @Nullable LocalDate le,
            @Nullable Integer annee,
            BigDecimal ae,
            @Nullable BigDecimal cp,
            @Nullable LocalDate jusquAu,
            String raison,
            String preuve) {

        static List<Line> of(FollowedEnvelope one) {
            List<Line> lines = new ArrayList<>();
            lines.add(new Line(
                    one.id(),
                    "accordee",
                    one.now().from(),
                    null,
                    one.first().inEuros(),
                    null,
                    one.now().until(),
                    one.now().carrier(),
                    one.proof()));
            for (FollowedEnvelope.Movement movement : one.movements())
                lines.add(new Line(
                        one.id(),
                        "mouvement",
                        movement.day(),
                        null,
                        movement.delta().inEuros(),
                        null,
                        movement.until(),
                        movement.reason(),
                        movement.proof()));
            for (FollowedEnvelope.Year year : one.years())
                lines.add(new Line(
                        one.id(),
                        "annee",
                        null,
                        year.year(),
                        year.commitment().inEuros(),
                        year.payment().inEuros(),
                        null,
                        "",
                        ""));
            return lines;
        }
    }

    private List<Line> lines(String id, Actor actor) {
        return envelopes.of(BudgetDeskController.id(id), actor).stream()
                .flatMap(one -> Line.of(one).stream())
                .toList();
    }

    @GetMapping("/produits/{id}/gestion-budget/enveloppes.csv")
    ResponseEntity<byte[]> csv(@PathVariable String id, Actor actor) {
        return LINES.csv("enveloppes-" + id + ".csv", lines(id, actor));
    }

    @GetMapping("/api/produits/{id}/enveloppes")
    ResponseEntity<List<Line>> json(@PathVariable String id, Actor actor) {
        return ResponseEntity.ok(lines(id, actor));
    }
}
