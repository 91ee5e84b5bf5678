package org.terreau.funding;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.Product;

/**
 * A day on which something happens to the money of a product, or of all those of an incubator.
 *
 * @param id the same for the same thing for ever, among those of its kind
 * @param product null when it concerns all of an incubator's
 * @param about what it is of, as people named it: an envelope's carrier, an order's title…; a code for an act
 */
public record MoneyDate(Kind kind, String id, @Nullable Product product, LocalDate day, String about) {

    /** What happens. */
    public enum Kind {
        ENVELOPE_ENDS("enveloppe", "/gestion-budget/trajectoire"),
        ORDER_BY("commander", "/gestion-budget/trajectoire"),
        DECIDE_BY("decider", "/comites"),
        NEXT_ACT("acte", "/commandes"),
        PLEDGE_DUE("engagement", "/gestion-budget/engagements"),
        COMMIT_BY("affecter", "/gestion-budget/financements"),
        PAYMENT_DUE("versement", "/gestion-budget/financements"),
        WINDOW_CLOSES("guichet", "/gestion-budget/guichets"),
        SAFE_DAY("derniere-commande", "/exercice"),
        ORDERS_RESUME("reprise", "/exercice");

        private final String code;
        private final String page;

        Kind(String code, String page) {
            this.code = code;
            this.page = page;
        }

        /** As written in message keys and calendars. */
        public String code() {
            return code;
        }

        static Kind of(String code) {
            for (Kind kind : values()) if (kind.code.equals(code)) return kind;
            throw new IllegalArgumentException(code);
        }
    }

    /** Of the page where it is dealt with. */
    public String path() {
        return product == null ? kind.page : product.id().path() + kind.page;
    }
}
