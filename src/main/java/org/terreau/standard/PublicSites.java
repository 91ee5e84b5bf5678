package org.terreau.standard;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductSection;
import org.terreau.shared.Paris;

/**
 * What a team lets everybody read of its sites, on the product's page: how many checks of a standard passed, of how many were
 * measured, and when. A security check that fails is counted thirty days later, and never named (FIELD 5.4).
 */
@Component
public class PublicSites implements ProductSection {

    static final int SILENT_DAYS = 30;

    private final JdbcSites sites;
    private final JdbcContests contests;
    private final Clock clock;

    private volatile Map<ProductId, Shown> held = Map.of();

    PublicSites(JdbcSites sites, JdbcContests contests, Clock clock) {
        this.sites = sites;
        this.contests = contests;
        this.clock = clock;
    }

    /** How many checks of a standard passed, of how many were measured. @param named those that passed */
    public record Share(int passed, int measured, List<Check> named) {
        public Share {
            named = List.copyOf(named);
        }
    }

    /** @param on the day of the last reading */
    public record Shown(LocalDate on, Map<Theme, Share> shares) {
        public Shown {
            shares = Map.copyOf(shares);
        }

        /** The standards that are shown, always in the same order. */
        public List<Theme> themes() {
            return List.of(Theme.values()).stream().filter(shares::containsKey).toList();
        }
    }

    @Override
    public int order() {
        return 125;
    }

    @Override
    public void hold() {
        LocalDate today = Paris.today(clock);
        List<ProductId> published = sites.publishing();
        if (published.isEmpty()) {
            held = Map.of();
            return;
        }
        Map<Long, Set<Theme>> agreed = sites.publishedOf(published);
        List<Contest> said = contests.running(published, today);
        Map<ProductId, List<JdbcSites.Standing>> all = new HashMap<>();
        for (JdbcSites.Standing one : sites.standing(published)) {
            boolean open = agreed.getOrDefault(one.site(), Set.of())
                    .contains(one.check().theme());
            boolean contested = said.stream()
                    .anyMatch(other ->
                            other.site() == one.site() && other.check() == one.check() && other.holdsOn(today));
            if (open && !contested && one.settled().outcome().measured())
                all.computeIfAbsent(one.product(), none -> new ArrayList<>()).add(one);
        }
        Map<ProductId, Shown> shown = new HashMap<>();
        all.forEach((product, standing) -> shown(standing, today).ifPresent(one -> shown.put(product, one)));
        held = Map.copyOf(shown);
    }

    static Optional<Shown> shown(List<JdbcSites.Standing> standing, LocalDate today) {
        Map<Theme, Share> shares = new EnumMap<>(Theme.class);
        LocalDate on = LocalDate.MIN;
        for (JdbcSites.Standing one : standing) {
            boolean passed = one.settled().outcome() == CheckOutcome.PASSED;
            boolean silent = one.check().theme() == Theme.SECURITY
                    && !passed
                    && one.settled().since().isAfter(today.minusDays(SILENT_DAYS));
            if (silent) continue;
            if (one.readOn().isAfter(on)) on = one.readOn();
            shares.merge(
                    one.check().theme(),
                    new Share(passed ? 1 : 0, 1, passed ? List.of(one.check()) : List.of()),
                    PublicSites::both);
        }
        return shares.isEmpty() ? Optional.empty() : Optional.of(new Shown(on, shares));
    }

    private static Share both(Share one, Share other) {
        List<Check> named = new ArrayList<>(one.named());
        for (Check check : other.named()) if (!named.contains(check)) named.add(check);
        return new Share(one.passed() + other.passed(), one.measured() + other.measured(), named);
    }

    @Override
    public Optional<Part> of(Product product) {
        return Optional.ofNullable(held.get(product.id())).map(shown -> new Part("standard/section", shown));
    }
}
