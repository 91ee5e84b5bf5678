package org.terreau.funding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.terreau.incubator.EntryCosts;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;
import org.terreau.web.Held;
import org.terreau.web.PublicContent;

/** What the first six months of an incubator's own products cost, from what everybody reads of their money. */
@Component
class ObservedEntryCosts implements EntryCosts {

    private final ProductCatalogue catalogue;
    private final JdbcYearlyMoney money;
    private final Clock clock;
    private final Held<List<Begun>> held;

    ObservedEntryCosts(ProductCatalogue catalogue, JdbcYearlyMoney money, PublicContent content, Clock clock) {
        this.catalogue = catalogue;
        this.money = money;
        this.clock = clock;
        this.held = new Held<>(content, this::read);
    }

    /** A product whose construction began, with its money. */
    private record Begun(
            IncubatorId incubator,
            LocalDate start,
            List<Envelopes.Envelope> granted,
            Map<Integer, RealisedYear> realised) {}

    private List<Begun> read() {
        Map<ProductId, JdbcYearlyMoney.Known> all = money.all();
        List<Begun> begun = new ArrayList<>();
        for (Product product : catalogue.all()) {
            JdbcYearlyMoney.Known known = all.get(product.id());
            if (known == null) continue;
            product.phases().stream()
                    .filter(phase -> phase.kind() == PhaseKind.CONSTRUCTION)
                    .map(Product.Phase::start)
                    .min(LocalDate::compareTo)
                    .ifPresent(start -> begun.add(new Begun(
                            product.incubator(),
                            start,
                            List.copyOf(known.granted()),
                            RealisedYear.of(known.realised()))));
        }
        return List.copyOf(begun);
    }

    @Override
    public Optional<Observed> of(IncubatorId incubator) {
        LocalDate today = Paris.today(clock);
        return FirstMonths.observed(held.get().stream()
                .filter(one -> one.incubator().equals(incubator))
                .flatMap(one -> FirstMonths.of(one.start(), one.granted(), one.realised(), today).stream())
                .toList());
    }
}
