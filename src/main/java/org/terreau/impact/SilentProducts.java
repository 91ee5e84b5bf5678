package org.terreau.impact;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductMark;
import org.terreau.shared.Paris;
import org.terreau.web.Held;
import org.terreau.web.PublicContent;

/**
 * The catalogue says of a product that owes the public living figures that it shows none, or old ones. How far the figures
 * of each product go is held in memory; when something changes, only the products whose indicators moved are read again.
 */
@Configuration
class SilentProducts {

    @Bean
    static Freshness freshness(JdbcIndicators indicators, OwedFiguresQuery query, PublicContent content, Clock clock) {
        return new Freshness(indicators, query, content, clock);
    }

    /** Those among all products that have no value. */
    @Bean
    static ProductMark productsWithoutFigures(Freshness freshness) {
        return new Silent(OwedFigures.Shown.NOTHING, freshness::measured, false);
    }

    /** Those whose values are all old. */
    @Bean
    static ProductMark productsWithOldFigures(Freshness freshness) {
        return new Silent(OwedFigures.Shown.OLD, freshness::old, true);
    }

    /** How far the figures of the products that have some go. */
    static final class Freshness {

        private final JdbcIndicators indicators;
        private final OwedFiguresQuery query;
        private final Clock clock;
        private final Held<Known> held;

        Freshness(JdbcIndicators indicators, OwedFiguresQuery query, PublicContent content, Clock clock) {
            this.indicators = indicators;
            this.query = query;
            this.clock = clock;
            this.held = new Held<>(content::version, this::read);
        }

        /**
         * What was read on a day.
         *
         * @param writers who wrote each indicator of a product last, or its values
         * @param shown of the products that have values here
         */
        private record Known(
                LocalDate day, Map<ProductId, Map<Long, Long>> writers, Map<ProductId, OwedFigures.Shown> shown) {
            static final Known NOTHING = new Known(LocalDate.MIN, Map.of(), Map.of());
        }

        private Known read(@Nullable Known held) {
            LocalDate today = Paris.today(clock);
            Known former = held == null || !held.day().equals(today) ? Known.NOTHING : held;
            Map<ProductId, Map<Long, Long>> writers = indicators.writers();
            Set<ProductId> moved = new HashSet<>(writers.keySet());
            moved.removeIf(
                    id -> Objects.equals(writers.get(id), former.writers().get(id)));
            Map<ProductId, OwedFigures.Shown> shown = new HashMap<>(former.shown());
            shown.keySet().retainAll(writers.keySet());
            shown.keySet().removeAll(moved);
            if (!moved.isEmpty()) shown.putAll(query.shown(moved, today));
            return new Known(today, writers, shown);
        }

        Set<ProductId> measured() {
            return Set.copyOf(held.get().shown().keySet());
        }

        Set<ProductId> old() {
            return held.get().shown().entrySet().stream()
                    .filter(one -> one.getValue() == OwedFigures.Shown.OLD)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** @param among whether the products that are read bear the mark, or all the others */
    private record Silent(OwedFigures.Shown shown, Supplier<Set<ProductId>> read, boolean among)
            implements ProductMark {

        @Override
        public String code() {
            return shown.code();
        }

        @Override
        public Set<ProductId> known() {
            return read.get();
        }

        @Override
        public boolean on(Product product, Set<ProductId> known, LocalDate today) {
            return known.contains(product.id()) == among
                    && product.statsUrl() == null
                    && OwedFigures.of(product, shown, Set.of(), today) != null;
        }
    }
}
