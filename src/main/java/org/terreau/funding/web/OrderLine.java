package org.terreau.funding.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.terreau.funding.NextAct;
import org.terreau.funding.OrderBook;
import org.terreau.funding.PurchaseOrder;

/**
 * An order as files and programs read it: never its units nor its prices. Amounts are with taxes.
 *
 * @param prochainActe code of what to do next; empty once it is over
 */
record OrderLine(
        long numero,
        String objet,
        String titulaire,
        String marche,
        String engagement,
        String etat,
        LocalDate du,
        LocalDate au,
        BigDecimal montant,
        BigDecimal engage,
        BigDecimal serviceFait,
        BigDecimal paye,
        String prochainActe,
        @Nullable LocalDate avantLe,
        long retard) {

    static OrderLine of(PurchaseOrder order, OrderBook book) {
        NextAct next = book.next(order).orElse(null);
        return new OrderLine(
                order.id(),
                order.terms().title(),
                order.terms().holder(),
                order.terms().market(),
                order.terms().number(),
                order.state().code(),
                order.terms().startsOn(),
                order.terms().endsOn(),
                order.total().inEuros(),
                order.engaged().inEuros(),
                order.done().inEuros(),
                order.paid().inEuros(),
                next == null ? "" : next.code(),
                next == null ? null : next.due(),
                next == null ? 0 : next.late(book.today()));
    }
}
