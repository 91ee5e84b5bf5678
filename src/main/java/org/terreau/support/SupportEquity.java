package org.terreau.support;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.Paris;

/** Which products the incubator helps: those that it never helped come first (FIELD 3.3, S8). */
@Service
public class SupportEquity {

    private static final Role[] STAFF = {Role.STAFF, Role.COACH, Role.LEAD};
    private static final int MONTHS = 12;

    private final JdbcMandates stored;
    private final ProductCatalogue products;
    private final Clock clock;

    SupportEquity(JdbcMandates stored, ProductCatalogue products, Clock clock) {
        this.stored = stored;
        this.products = products;
        this.clock = clock;
    }

    /**
     * A product that lives.
     *
     * @param last day on which it was helped; null when it never was
     * @param recently within the last twelve months
     */
    public record Line(
            ProductId id,
            String name,
            PhaseKind phase,
            @Nullable LocalDate last,
            boolean recently) {}

    /** Of the products in a phase, how many were helped within the last twelve months. */
    public record Share(PhaseKind phase, int helped, int products) {}

    /** Both. */
    public record Report(List<Share> shares, List<Line> lines) {

        public Report {
            shares = List.copyOf(shares);
            lines = List.copyOf(lines);
        }
    }

    /** The products of the incubators for which somebody works: never helped, then helped the longest ago. */
    @Transactional(readOnly = true)
    public Report report(Actor actor) {
        if (!actor.signedIn() || !actor.staff()) throw new NotAllowed("equity of support");
        Set<String> scopes = actor.scopes(STAFF);
        LocalDate today = Paris.today(clock);
        Map<ProductId, LocalDate> helped = stored.lastHelped(scopes);
        List<Line> lines = new ArrayList<>();
        Map<PhaseKind, int[]> counts = new EnumMap<>(PhaseKind.class);
        for (Product product : products.all()) {
            Product.Phase phase = product.phaseOn(today);
            if (phase == null
                    || !phase.kind().active()
                    || !scopes.contains(Grant.EVERYWHERE)
                            && !scopes.contains(product.incubator().value())) continue;
            LocalDate last = helped.get(product.id());
            boolean recently = last != null && last.isAfter(today.minusMonths(MONTHS));
            lines.add(new Line(product.id(), product.name(), phase.kind(), last, recently));
            int[] count = counts.computeIfAbsent(phase.kind(), none -> new int[2]);
            if (recently) count[0]++;
            count[1]++;
        }
        lines.sort(Comparator.comparing(Line::last, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Line::name));
        return new Report(
                counts.entrySet().stream()
                        .map(entry -> new Share(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                        .toList(),
                lines);
    }
}
