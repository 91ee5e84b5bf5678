package org.terreau.source;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.impact.Aggregation;
import org.terreau.impact.Cell;
import org.terreau.impact.Impact;
import org.terreau.impact.Periodicity;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.territory.CollectivityKind;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.Remote;
import org.terreau.testing.SomeProduct;

/** A product with a source, and the server from which it is read; what tests of sources have in common. */
abstract class SourceFixtures {

    static final IncubatorId INCUBATOR = new IncubatorId("sources.essai");
    static final YearMonth NOW = Present.month();

    private final ProductCatalogue catalogue;
    final Impact impact;
    final Sources sources;
    final People people;
    final JdbcClient jdbc;
    final Remote remote = new Remote(Remote.json("{}"));

    SourceFixtures(ProductCatalogue catalogue, Impact impact, Sources sources, People people, JdbcClient jdbc) {
        this.catalogue = catalogue;
        this.impact = impact;
        this.sources = sources;
        this.people = people;
        this.jdbc = jdbc;
    }

    @AfterEach
    void close() {
        jdbc.sql("update source set state = 'pause', next_at = null").update();
        remote.close();
    }

    ProductId product(String id) {
        return SomeProduct.named(id).called(id).in(INCUBATOR).storedIn(catalogue);
    }

    Actor staff() {
        return people.someone("equipe@sources.test", "Sacha Source", new Grant(Role.STAFF, INCUBATOR.value()));
    }

    /** What the indicators count in: things, which are whole, unless a test says otherwise. */
    String unit() {
        return "usages";
    }

    String indicator(
            ProductId product, Aggregation aggregation, Periodicity periodicity, @Nullable CollectivityKind grain) {
        return impact.define(
                product,
                Impact.Draft.plain(
                                "Usages " + aggregation + " " + periodicity,
                                "Combien ?",
                                unit(),
                                true,
                                Cell.USED,
                                aggregation,
                                periodicity)
                        .but()
                        .grain(grain)
                        .draft(),
                staff());
    }

    String monthly(ProductId product) {
        return indicator(product, Aggregation.SUM, Periodicity.MONTH, null);
    }

    Source source(ProductId product, SourceKind kind, String indicator, String token, String... settings) {
        Map<String, String> all = new HashMap<>();
        for (int place = 0; place < settings.length; place += 2) all.put(settings[place], settings[place + 1]);
        return sources.add(
                product,
                new Sources.Draft(kind, "Source " + kind.code(), indicator, PullRhythm.DAILY, all, token, false),
                staff());
    }

    Source again(Source source) {
        return sources.read(source.product(), source.id(), staff());
    }

    Run pull(Source source) {
        return sources.pull(source.product(), source.id(), staff()).orElseThrow();
    }

    /** Period and place → value, as they are in effect. */
    Map<String, Double> values(ProductId product) {
        Map<String, Double> values = new LinkedHashMap<>();
        jdbc.sql("""
                        select m.starts_on, m.place, m.segment, m.numerator / coalesce(m.denominator, 1) as value
                        from measure m join indicator i on i.id = m.indicator_id
                        where i.product_id = :product order by 1, 2, 3
                        """).param("product", product.value()).query(row -> {
            values.put(
                    (row.getString("starts_on") + " " + row.getString("place") + " " + row.getString("segment"))
                            .strip(),
                    row.getDouble("value"));
        });
        return values;
    }

    static String day(int monthsAgo) {
        return NOW.minusMonths(monthsAgo).atDay(1).toString();
    }
}
