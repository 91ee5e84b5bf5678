package org.terreau.source.web;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.terreau.impact.Indicator;
import org.terreau.portfolio.Product;
import org.terreau.source.SourceDoubt;
import org.terreau.source.Sources;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;

/**
 * The values of a product that somebody has to check, and those that somebody said are right.
 *
 * @param places by their ids
 */
public record DoubtsPage(Product product, Sources.Doubtful doubtful, Map<CollectivityId, Collectivity> places) {

    public DoubtsPage {
        places = Map.copyOf(places);
    }

    public String path() {
        return product.id().path() + "/valeurs-a-verifier";
    }

    private Map<String, Indicator> indicators() {
        Map<String, Indicator> byCode = new HashMap<>();
        for (Indicator one : doubtful.indicators()) byCode.put(one.code(), one);
        return byCode;
    }

    /** The name of its indicator, or its code once it was taken off. */
    public String indicator(SourceDoubt one) {
        Indicator known = indicators().get(one.indicator());
        return known == null ? one.indicator() : known.name();
    }

    /** A chart shows it: its indicator was not taken off. */
    public boolean charted(SourceDoubt one) {
        return indicators().containsKey(one.indicator());
    }

    public String period(SourceDoubt one) {
        Indicator known = indicators().get(one.indicator());
        return known == null
                ? one.doubt().start().toString()
                : known.periodicity().name(one.doubt().start());
    }

    /** Of which place and segment; "" for the whole. */
    public String of(SourceDoubt one) {
        return String.join(
                ", ",
                List.of(place(one), one.doubt().segment()).stream()
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    private String place(SourceDoubt one) {
        String code = one.doubt().place();
        Indicator known = indicators().get(one.indicator());
        if (code.isEmpty() || known == null || known.grain() == null) return code;
        Collectivity place = places.get(new CollectivityId(known.grain(), code));
        return place == null ? code : place.label();
    }

    /** What counts in its place, if anything does. */
    public Optional<BigDecimal> standing(SourceDoubt one) {
        return Optional.ofNullable(doubtful.standing().get(one.doubt().id()));
    }

    public String unit(SourceDoubt one) {
        Indicator known = indicators().get(one.indicator());
        return known == null ? "" : known.unit();
    }

    public String action(SourceDoubt one, String what) {
        return product.id().path() + "/sources/" + one.source() + "/valeurs/"
                + one.doubt().id() + what;
    }
}
