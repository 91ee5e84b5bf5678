package org.terreau.funding.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.terreau.funding.BudgetLine;
import org.terreau.funding.Contribution;
import org.terreau.funding.Funders;
import org.terreau.funding.Nature;
import org.terreau.funding.Regime;
import org.terreau.funding.StatedTotal;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;

/** A budget as files hold it: what comes out comes in again, to the cent. */
final class BudgetFileLines {

    private static final String TOTAL = "TOTAL annoncé";

    private BudgetFileLines() {}

    /** What a funder brings. */
    record Funding(
            String produit,
            String annee,
            String financeur,
            BigDecimal montant,
            String type,
            String tva,
            String source) {}

    /**
     * What a funder brings, as everybody reads it.
     *
     * @param genre what kind of funder it is; empty when nobody said
     * @param acte by which act the money comes; empty when nobody said
     * @param convention the address of the act; empty when it has none
     * @param organisation the id of the organisation that it is; empty when nobody said
     */
    record Brought(
            String produit,
            String annee,
            String financeur,
            BigDecimal montant,
            String type,
            String tva,
            String source,
            String genre,
            String acte,
            String convention,
            String organisation,
            String siret) {}

    static BudgetDeskController.Line of(ProductId product, BudgetLine line) {
        BudgetLine.Slot slot = line.slot();
        boolean rated = line.vat().regime() == Regime.UNTAXED || line.vat().regime() == Regime.TAXED;
        return new BudgetDeskController.Line(
                slot.years().toString(),
                product.value(),
                slot.activity().label(),
                slot.resource().label(),
                euros(line.amounts().commitment()),
                euros(line.amounts().payment()),
                slot.nature().label(),
                "",
                slot.agents(),
                line.vat().regime().label(),
                slot.period(),
                slot.label(),
                null,
                rated ? BigDecimal.valueOf(line.vat().rate(), 2) : null,
                line.alone() ? "1" : "",
                line.source());
    }

    static BudgetDeskController.Line of(ProductId product, StatedTotal total) {
        return new BudgetDeskController.Line(
                total.years().toString(),
                product.value(),
                TOTAL,
                "",
                total.measure() == StatedTotal.Measure.COMMITMENT
                        ? total.amount().inEuros()
                        : null,
                total.measure() == StatedTotal.Measure.PAYMENT ? total.amount().inEuros() : null,
                Optional.ofNullable(total.nature()).map(Nature::label).orElse(""),
                "",
                false,
                total.regime().label(),
                total.period(),
                total.wording(),
                total.measure() == StatedTotal.Measure.AMOUNT ? total.amount().inEuros() : null,
                null,
                "",
                total.source());
    }

    static Funding of(ProductId product, Contribution one) {
        return new Funding(
                product.value(),
                one.day() == null ? one.years().toString() : one.day().toString(),
                one.funder(),
                one.amount().inEuros(),
                one.what(),
                one.regime().label(),
                one.source());
    }

    /** What is brought to every product, with who brings it. */
    static List<Brought> brought(Funders funders) {
        return funders.all().stream()
                .map(one -> {
                    Funding line = of(one.product(), one.contribution());
                    return new Brought(
                            line.produit(),
                            line.annee(),
                            line.financeur(),
                            line.montant(),
                            line.type(),
                            line.tva(),
                            line.source(),
                            one.act().funderKind(),
                            one.act().agreement(),
                            one.act().address(),
                            one.identity().organisation(),
                            one.identity().siret());
                })
                .toList();
    }

    static @Nullable BigDecimal euros(@Nullable Money amount) {
        return amount == null ? null : amount.inEuros();
    }
}
