package org.terreau.impact;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;

/** What products owe the public, read for many of them in one statement. */
@Component
public class OwedFiguresQuery {

    private final JdbcClient jdbc;
    private final Clock clock;

    OwedFiguresQuery(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * An indicator and how far it goes.
     *
     * @param formula "" when it is measured
     * @param last first day of its last period; null when it has no value, or is computed
     */
    private record Known(
            String code,
            String model,
            String formula,
            Periodicity periodicity,
            @Nullable LocalDate last) {}

    /** Of those among them that owe figures today, in their order. */
    public Map<ProductId, OwedFigures> of(Collection<Product> products) {
        LocalDate today = Paris.today(clock);
        Map<ProductId, List<Known>> known =
                known(products.stream().map(Product::id).toList());
        Map<ProductId, OwedFigures> owed = new LinkedHashMap<>();
        for (Product product : products) {
            List<Known> indicators = known.getOrDefault(product.id(), List.of());
            OwedFigures found = OwedFigures.of(
                    product, shown(indicators, product.statsUrl() != null, today), measured(indicators), today);
            if (found != null) owed.put(product.id(), found);
        }
        return owed;
    }

    /** What is seen here of those among these products that have values. */
    Map<ProductId, OwedFigures.Shown> shown(Collection<ProductId> products, LocalDate today) {
        Map<ProductId, OwedFigures.Shown> shown = new HashMap<>();
        known(products).forEach((product, indicators) -> {
            OwedFigures.Shown found = shown(indicators, false, today);
            if (found != OwedFigures.Shown.NOTHING) shown.put(product, found);
        });
        return shown;
    }

    private static OwedFigures.Shown shown(List<Known> indicators, boolean elsewhere, LocalDate today) {
        return OwedFigures.Shown.of(
                indicators.stream().anyMatch(one -> one.last() != null),
                indicators.stream()
                        .anyMatch(one -> one.last() != null && Quality.fresh(one.periodicity(), one.last(), today)),
                elsewhere);
    }

    /** The ready indicators that have values; a formula has some when every indicator that it reads has. */
    private static Set<ReadyIndicator> measured(List<Known> indicators) {
        Set<String> valued = new HashSet<>();
        for (Known one : indicators) if (one.last() != null) valued.add(one.code());
        Set<ReadyIndicator> measured = EnumSet.noneOf(ReadyIndicator.class);
        for (Known one : indicators) {
            boolean has = one.formula().isEmpty()
                    ? one.last() != null
                    : indicators.stream()
                            .filter(other -> reads(one, other))
                            .allMatch(other -> valued.contains(other.code()));
            if (has) ReadyIndicator.of(one.model()).ifPresent(measured::add);
        }
        return measured;
    }

    private static boolean reads(Known computed, Known other) {
        return List.of(computed.formula().split("[^a-z0-9-]+", -1)).contains(other.code());
    }

    private Map<ProductId, List<Known>> known(Collection<ProductId> products) {
        Map<ProductId, List<Known>> known = new HashMap<>();
        jdbc.sql("""
                        select i.product_id, i.code, i.model, i.formula, i.periodicity, last.starts_on
                        from indicator i
                        left join lateral (
                            select r.starts_on from measure_rollup r
                            where r.indicator_id = i.id and r.level = 0 and r.denominator <> 0
                              and r.grain = case i.periodicity when 'quarter' then 4 when 'year' then 5 else 3 end
                            order by r.starts_on desc limit 1) last on true
                        where i.product_id = any(:products) and i.archived_at is null
                        order by i.id
                        """)
                .param("products", products.stream().map(ProductId::value).toArray(String[]::new))
                .query(row -> {
                    known.computeIfAbsent(new ProductId(row.getString("product_id")), none -> new ArrayList<>())
                            .add(new Known(
                                    row.getString("code"),
                                    row.getString("model"),
                                    row.getString("formula"),
                                    shown(row.getString("periodicity")),
                                    row.getObject("starts_on", LocalDate.class)));
                });
        return known;
    }

    /** By months at least, as pages show them. */
    private static Periodicity shown(String code) {
        Periodicity own = Periodicity.of(code).orElse(Periodicity.MONTH);
        return Periodicity.MONTH.atLeast(own) ? Periodicity.MONTH : own;
    }
}
