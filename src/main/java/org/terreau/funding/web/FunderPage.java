package org.terreau.funding.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.web.util.UriUtils;
import org.terreau.funding.Contribution;
import org.terreau.funding.Funders;

/** What an organisation brings to products, for everybody. */
public record FunderPage(Funders.Given given) {

    /** The page of an organisation. */
    public static String path(String organisation) {
        return "/financeurs/" + UriUtils.encodePathSegment(organisation, StandardCharsets.UTF_8);
    }

    public String path() {
        return path(given.organisation().id().value());
    }

    public String api() {
        return "/api/v1/funders/"
                + UriUtils.encodePathSegment(given.organisation().id().value(), StandardCharsets.UTF_8);
    }

    /** The day of the decision, or the year when it alone is known. */
    static String when(Contribution one) {
        LocalDate day = one.day();
        return day == null
                ? one.years().toString()
                : Objects.requireNonNull(day).toString();
    }
}
