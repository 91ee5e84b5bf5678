package org.terreau.committee;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.funding.Envelopes;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Programme;
import org.terreau.incubator.Programmes;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Increment;
import org.terreau.portfolio.Increments;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCountdown;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;

/** The time left to products: four statements, however many they are. */
@Component
class ClockQuery implements ProductCountdown {

    private final JdbcClient jdbc;
    private final Envelopes envelopes;
    private final Increments increments;
    private final Programmes programmes;
    private final Endings endings;
    private final Clock clock;

    ClockQuery(
            JdbcClient jdbc,
            Envelopes envelopes,
            Increments increments,
            Programmes programmes,
            Endings endings,
            Clock clock) {
        this.jdbc = jdbc;
        this.envelopes = envelopes;
        this.increments = increments;
        this.programmes = programmes;
        this.endings = endings;
        this.clock = clock;
    }

    /** That of a product; empty when it ended, or when nobody wrote what pays it nor how long it lasts. */
    Optional<ProductClock> clock(Product product) {
        return Optional.ofNullable(clocks(List.of(product)).get(product.id()));
    }

    /** Those of the products that have one, in the order of the products. */
    @Transactional(readOnly = true)
    public Map<ProductId, ProductClock> clocks(Collection<Product> products) {
        Map<ProductId, Product> alive = new LinkedHashMap<>();
        for (Product product : products) if (!endings.ended(product)) alive.put(product.id(), product);
        if (alive.isEmpty()) return Map.of();
        LocalDate today = Paris.today(clock);
        Map<ProductId, Envelopes.Days> paid = envelopes.lastDays(alive.keySet());
        Map<ProductId, Increment> lasting = increments.lasting(alive.keySet(), today);
        Map<ProductId, List<LocalDate>> met = committees(alive.values());
        Map<IncubatorId, Programme> changed = programmes.changed();
        Map<ProductId, ProductClock> clocks = new LinkedHashMap<>();
        alive.forEach((id, product) -> {
            ProductClock.Period period = period(paid.get(id), lasting.get(id), today);
            Programme programme = changed.getOrDefault(product.incubator(), Programme.USUAL);
            if (period != null)
                clocks.put(
                        id,
                        ProductClock.of(period, CommitteeRules.of(programme), met.getOrDefault(id, List.of()), today));
        });
        return clocks;
    }

    /** The envelope while it pays; else the increment that runs; else the envelope that is exhausted. */
    private static ProductClock.@Nullable Period period(
            Envelopes.@Nullable Days paid, @Nullable Increment lasting, LocalDate today) {
        if (lasting != null && (paid == null || paid.until().isBefore(today)))
            return new ProductClock.Period(lasting.number(), lasting.start(), lasting.lastDay());
        return paid == null ? null : new ProductClock.Period(null, paid.from(), paid.until());
    }

    /** The days of their committees, those that a catalogue tells included. */
    private Map<ProductId, List<LocalDate>> committees(Collection<Product> products) {
        Map<ProductId, List<LocalDate>> days = new HashMap<>();
        for (Product product : products)
            for (LocalDate told : Committees.told(product))
                days.computeIfAbsent(product.id(), none -> new ArrayList<>()).add(told);
        jdbc.sql("select product_id, meets_on from committee where product_id = any(:products)")
                .param(
                        "products",
                        products.stream().map(product -> product.id().value()).toArray(String[]::new))
                .query(row -> {
                    days.computeIfAbsent(new ProductId(row.getString("product_id")), none -> new ArrayList<>())
                            .add(row.getObject("meets_on", LocalDate.class));
                });
        return days;
    }

    @Override
    public Map<ProductId, Left> of(Collection<Product> products) {
        Map<ProductId, Left> left = new LinkedHashMap<>();
        clocks(products)
                .forEach((id, clock) -> left.put(
                        id,
                        new Left(
                                clock.deadline().decideBy(),
                                clock.pressing(),
                                id.path() + "/comites",
                                words -> ClockWords.sentences(clock, words))));
        return left;
    }
}
