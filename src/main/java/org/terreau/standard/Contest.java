package org.terreau.standard;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.ProductId;

/**
 * A team says that a check is mistaken, and why; staff accept it or not, and it ends (FIELD 5.2).
 *
 * @param evidence an address, "" without one
 * @param until its last day, {@link #MONTHS} months ahead at most
 * @param accepted null until staff answered
 */
public record Contest(
        long id,
        ProductId product,
        long site,
        Check check,
        String reason,
        String evidence,
        LocalDate until,
        Instant askedAt,
        @Nullable Boolean accepted) {

    public static final int MONTHS = 12;
    public static final int REASON = 1000;

    public String path() {
        return product.path() + "/qualite/" + site;
    }

    /** It takes the place of what is measured on this day. */
    public boolean holdsOn(LocalDate day) {
        return Boolean.TRUE.equals(accepted) && !until.isBefore(day);
    }

    /** Staff have to answer. */
    public boolean waitsOn(LocalDate day) {
        return accepted == null && !until.isBefore(day);
    }
}
