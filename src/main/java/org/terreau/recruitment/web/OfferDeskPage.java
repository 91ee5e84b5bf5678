package org.terreau.recruitment.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.recruitment.ApplicationDesk;
import org.terreau.recruitment.Interviews;
import org.terreau.recruitment.JobOfferState;
import org.terreau.recruitment.Offer;
import org.terreau.web.Form;

/**
 * An offer, for those who look for somebody.
 *
 * @param choosing the applications; null for whoever neither decides nor marks
 * @param possible those who may mark, by account; empty for whoever does not decide
 * @param slots at which those who are invited talk with the team; empty for whoever neither decides nor marks
 * @param writes the reader works on one of its products, or for its incubator
 */
public record OfferDeskPage(
        Offer offer,
        Map<ProductId, Product> products,
        int count,
        ApplicationDesk.@Nullable Choosing choosing,
        Map<String, String> possible,
        List<Interviews.Booked> slots,
        Instant now,
        boolean writes,
        Form form) {

    public OfferDeskPage {
        products = Map.copyOf(products);
        possible = new LinkedHashMap<>(possible);
        slots = List.copyOf(slots);
    }

    public JobOfferState state() {
        return offer.state(now);
    }

    public boolean decides() {
        return choosing != null && choosing.decides();
    }

    /** The accounts of those who mark. */
    public List<String> assessors() {
        return choosing == null
                ? List.of()
                : choosing.assessors().stream()
                        .map(one -> String.valueOf(one.account().value()))
                        .toList();
    }
}
