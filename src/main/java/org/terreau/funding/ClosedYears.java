package org.terreau.funding;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Refused;

/**
 * A year is closed once the version of the January that follows it is published: what it cost changes only by a dated
 * correction that says why.
 */
@Component
class ClosedYears {

    private static final int REASON = 300;

    private final JdbcBudgetVersions versions;

    ClosedYears(JdbcBudgetVersions versions) {
        this.versions = versions;
    }

    /** The last year that is closed; 0 when none is. */
    int last(ProductId product) {
        return last(versions.of(product));
    }

    static int last(List<BudgetVersion> versions) {
        return versions.stream()
                .filter(version -> version.round() == Round.JANUARY)
                .mapToInt(version -> version.year() - 1)
                .max()
                .orElse(0);
    }

    /**
     * Keeps why closed years change.
     *
     * @param changed the years that lines changed in
     * @throws Refused on the field `justification`, when one is closed and nobody says why
     */
    void correct(ProductId product, Collection<Years> changed, String reason, LocalDate today, Actor actor) {
        int closed = last(product);
        TreeSet<Integer> years = new TreeSet<>();
        changed.stream().map(Years::first).filter(year -> year <= closed).forEach(years::add);
        if (years.isEmpty()) return;
        if (reason.isBlank()) throw new Refused("justification", "funding.closed", String.valueOf(years.last()));
        if (reason.length() > REASON) throw new Refused("justification", "funding.closed.long", REASON);
        for (int year : years) versions.corrected(product, new Correction(year, today, reason), actor);
    }
}
