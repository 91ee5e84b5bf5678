package org.terreau.recruitment.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.terreau.incubator.Incubator;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.recruitment.Offer;
import org.terreau.recruitment.Offers;
import org.terreau.shared.Slice;
import org.terreau.team.Mission;
import org.terreau.team.Rhythm;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * What teams look for, and the offers written for it.
 *
 * @param vacancies a page of them
 * @param counts how many applications each offer has
 * @param led the incubators whose settings the reader changes
 */
public record DeskPage(
        Form form,
        Slice<Offers.Vacancy> vacancies,
        Slice<Offer> offers,
        Map<ProductId, Product> products,
        Map<Long, Integer> counts,
        List<Incubator> led,
        Instant now) {

    /** In an address, the page of what teams look for. */
    public static final String NEEDS = "page-besoins";

    public DeskPage {
        products = Map.copyOf(products);
        counts = Map.copyOf(counts);
        led = List.copyOf(led);
    }

    /** How much time is looked for; "" when nobody said. */
    public static String days(Mission mission, Ui ui) {
        return mission.rhythmOn(mission.span().since())
                .map(Rhythm::days)
                .map(days -> ui.t("recruitment.days.of", ui.number(days)))
                .orElse("");
    }

    public boolean free(Offers.Vacancy vacancy) {
        return vacancy.offer() == 0;
    }

    public boolean anyFree() {
        return vacancies.items().stream().anyMatch(this::free);
    }
}
