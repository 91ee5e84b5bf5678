package org.terreau.takeover;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.ProductId;

/**
 * A product that is put up to be taken over.
 *
 * @param offers how many organisations offered to take it over
 * @param organisations those among them whose name is public: they agreed, and the team published it
 */
public record Takeover(
        long id,
        ProductId product,
        LocalDate openedOn,
        Need need,
        int offers,
        List<String> organisations,
        long version) {

    public Takeover {
        organisations = List.copyOf(organisations);
    }

    /**
     * What a product needs of whoever takes it over.
     *
     * @param situation where it stands, on several lines
     * @param people whom it takes
     * @param money what it costs
     * @param until the last day to come forward; null when none was set
     */
    public record Need(
            String situation,
            String people,
            String money,
            @Nullable LocalDate until) {

        /** Whoever comes forward on this day still may. */
        boolean standsOn(LocalDate day) {
            return until == null || !until.isBefore(day);
        }
    }
}
