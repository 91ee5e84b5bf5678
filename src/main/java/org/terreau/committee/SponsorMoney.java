package org.terreau.committee;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.funding.Contribution;
import org.terreau.funding.Envelopes;
import org.terreau.funding.Funders;
import org.terreau.identity.Actor;
import org.terreau.incubator.Incubators;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Plain;

/** What the organisations that somebody reads for bring to the products of the incubator that declared them. */
@Service
public class SponsorMoney {

    private final Sponsors sponsors;
    private final Funders funders;
    private final Envelopes envelopes;
    private final Incubators incubators;

    SponsorMoney(Sponsors sponsors, Funders funders, Envelopes envelopes, Incubators incubators) {
        this.sponsors = sponsors;
        this.funders = funders;
        this.envelopes = envelopes;
        this.incubators = incubators;
    }

    /**
     * What an organisation brings to a product.
     *
     * @param until the last day of what is granted to the product; null when nothing is
     */
    public record Brought(
            String organisation,
            Product product,
            Contribution contribution,
            @Nullable LocalDate until) {}

    /** By product, then the latest first; nothing of organisations that nobody said to be funders. */
    @Transactional(readOnly = true)
    public List<Brought> by(Actor actor) {
        List<Brought> lines = new ArrayList<>();
        sponsors.readsFor(actor.id()).forEach((organisation, where) -> {
            if (incubators.organisation(organisation).isEmpty()) return;
            Funders.Given given = funders.of(organisation);
            for (Funders.Line line : given.lines())
                if (where.contains(line.product().incubator()))
                    lines.add(new Brought(given.organisation().name(), line.product(), line.contribution(), null));
        });
        Map<ProductId, Envelopes.Days> last = envelopes.lastDays(
                lines.stream().map(line -> line.product().id()).distinct().toList());
        return Plain.sorted(lines, line -> line.product().name()).stream()
                .map(line -> {
                    Envelopes.Days days = last.get(line.product().id());
                    return days == null
                            ? line
                            : new Brought(line.organisation(), line.product(), line.contribution(), days.until());
                })
                .toList();
    }
}
