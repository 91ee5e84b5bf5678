package org.terreau.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.territory.CollectivityKind;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;

/** Random batches, corrections and undoings, then every roll-up against a plain computation of the same values. */
@ApplicationTest
class RollupTests {

    /** Two communes of the Finistère, one of the Morbihan, one of the Maine-et-Loire: two régions. */
    private static final Map<String, List<String>> PLACES = Map.of(
            "29232",
            List.of("29", "53"),
            "29019",
            List.of("29", "53"),
            "56260",
            List.of("56", "53"),
            "49007",
            List.of("49", "52"));

    private final Impact impact;
    private final Measurements measurements;
    private final Rollups rollups;
    private final ProductCatalogue catalogue;
    private final People people;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    RollupTests(
            Impact impact,
            Measurements measurements,
            Rollups rollups,
            ProductCatalogue catalogue,
            People people,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.impact = impact;
        this.measurements = measurements;
        this.rollups = rollups;
        this.catalogue = catalogue;
        this.people = people;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    private ProductId product(String id) {
        return SomeProduct.named(id).in("rollup.essai").storedIn(catalogue);
    }

    private record Cell(LocalDate start, String place, String segment) {}

    private record Value(double numerator, double denominator) {
        double value() {
            return numerator / denominator;
        }
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(Aggregation.SUM, Spread.SUM, Periodicity.DAY),
                Arguments.of(Aggregation.AVERAGE, Spread.SUM, Periodicity.DAY),
                Arguments.of(Aggregation.LAST, Spread.SUM, Periodicity.DAY),
                Arguments.of(Aggregation.LAST, Spread.AVERAGE, Periodicity.WEEK),
                Arguments.of(Aggregation.RATIO, Spread.RATIO, Periodicity.DAY),
                Arguments.of(Aggregation.RATIO, Spread.AVERAGE, Periodicity.MONTH),
                Arguments.of(Aggregation.SUM, Spread.NONE, Periodicity.MONTH),
                Arguments.of(Aggregation.SUM, Spread.SUM, Periodicity.QUARTER),
                Arguments.of(Aggregation.AVERAGE, Spread.AVERAGE, Periodicity.YEAR));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void rollupsAreWhatAPlainComputationGivesUnderCorrectionsAndUndoings(
            Aggregation aggregation, Spread spread, Periodicity periodicity) {
        for (int seed = 1; seed <= 4; seed++) tryOut(aggregation, spread, periodicity, seed);
    }

    private void tryOut(Aggregation aggregation, Spread spread, Periodicity periodicity, int seed) {
        Random random = new Random(seed * 31L + aggregation.ordinal() * 7L + spread.ordinal());
        ProductId product = product(("rollup-" + aggregation + "-" + spread + "-" + periodicity + "-" + seed)
                .toLowerCase(java.util.Locale.ROOT));
        Actor admin = people.administrator();
        String code = impact.define(
                product,
                Impact.Draft.plain(
                                "Essai",
                                "Combien ?",
                                "agents",
                                true,
                                org.terreau.impact.Cell.USED,
                                aggregation,
                                periodicity)
                        .but()
                        .spread(spread)
                        .grain(CollectivityKind.COMMUNE)
                        .draft(),
                admin);
        List<Map.Entry<Long, Map<Cell, Value>>> batches = new ArrayList<>();
        for (int sent = 0; sent < 5; sent++) {
            Map<Cell, Value> lines = new HashMap<>();
            for (int line = 0; line < 40; line++) {
                LocalDate start =
                        periodicity.start(LocalDate.parse("2023-11-15").plusDays(random.nextInt(120)));
                String place = random.nextInt(5) == 0
                        ? ""
                        : List.copyOf(new TreeSet<>(PLACES.keySet())).get(random.nextInt(4));
                String segment = List.of("", "", "petites", "grandes").get(random.nextInt(4));
                boolean ratio = aggregation == Aggregation.RATIO;
                lines.put(
                        new Cell(start, place, segment),
                        new Value(random.nextInt(1000) / 4.0, ratio ? 1 + random.nextInt(20) : 1));
            }
            Receipt receipt = received(
                    product,
                    seed % 2 == 0,
                    new Batch(Batch.Kind.PUSH, "essai", true, null, sink -> {
                                long number = 0;
                                for (Map.Entry<Cell, Value> line : lines.entrySet())
                                    sink.line(new Batch.Line(
                                            ++number,
                                            code,
                                            line.getKey().start().toString(),
                                            String.valueOf(line.getValue().numerator()),
                                            String.valueOf(line.getValue().numerator()),
                                            String.valueOf(line.getValue().denominator()),
                                            line.getKey().place(),
                                            line.getKey().segment()));
                            })
                            .saying(indicator -> true));
            assertThat(receipt.refused()).as(receipt.faults().toString()).isFalse();
            batches.add(Map.entry(receipt.id(), lines));
            if (random.nextBoolean() && batches.size() > 1) {
                int gone = random.nextInt(batches.size());
                if (measurements.receipt(product, batches.get(gone).getKey()).undoable()) {
                    measurements.undo(product, batches.get(gone).getKey(), admin);
                    batches.remove(gone);
                }
            }
            check(product, code, aggregation, spread, periodicity, inEffect(batches));
        }
    }

    /** Computed with the batch, and once more by the job when asked for. */
    private Receipt received(ProductId product, boolean byJob, Batch batch) {
        Receipt receipt = measurements.receive(product, batch, people.administrator());
        if (!byJob) return receipt;
        jdbc.sql("""
                        insert into measure_dirty (indicator_id, month)
                        select distinct m.indicator_id, date_trunc('month', m.starts_on - 6 * n)::date
                        from measure m join indicator i on i.id = m.indicator_id, generate_series(0, 1) n
                        where i.product_id = :product
                        """).param("product", product.value()).update();
        rollups.computeAll();
        return receipt;
    }

    /** A batch that says again what is known leaves the value to who said it first. */
    private static Map<Cell, Value> inEffect(List<Map.Entry<Long, Map<Cell, Value>>> batches) {
        Map<Cell, Value> values = new HashMap<>();
        batches.forEach(batch -> values.putAll(batch.getValue()));
        return values;
    }

    private void check(
            ProductId product,
            String code,
            Aggregation aggregation,
            Spread spread,
            Periodicity native_,
            Map<Cell, Value> values) {
        Map<String, Double> expected = new TreeMap<>();
        for (Periodicity period : Periodicity.values()) {
            if (!period.atLeast(native_) || period == Periodicity.WEEK && native_.compareTo(Periodicity.WEEK) > 0)
                continue;
            Map<LocalDate, Map<Cell, Value>> byPeriod = new TreeMap<>();
            values.forEach(
                    (cell, value) -> byPeriod.computeIfAbsent(period.start(cell.start()), none -> new HashMap<>())
                            .put(cell, value));
            byPeriod.forEach((start, held) -> {
                Map<String, Map<String, Value>> timed = new TreeMap<>();
                held.keySet().stream()
                        .map(cell -> Map.entry(cell.place(), cell.segment()))
                        .distinct()
                        .forEach(part -> timed.computeIfAbsent(part.getKey(), none -> new TreeMap<>())
                                .put(
                                        part.getValue(),
                                        overTime(
                                                aggregation,
                                                held.entrySet().stream()
                                                        .filter(one -> one.getKey()
                                                                        .place()
                                                                        .equals(part.getKey())
                                                                && one.getKey()
                                                                        .segment()
                                                                        .equals(part.getValue()))
                                                        .sorted(Comparator.comparing(one ->
                                                                one.getKey().start()))
                                                        .map(Map.Entry::getValue)
                                                        .toList())));
                Map<String, Value> placed = new TreeMap<>();
                timed.forEach((place, segments) -> {
                    Value whole = whole(spread, segments);
                    if (whole != null) placed.put(place, whole);
                });
                String at = period + " " + start + " ";
                Value whole = whole(spread, placed);
                if (whole != null) expected.put(at + "0 ", whole.value());
                for (String segment : List.of("petites", "grandes")) {
                    Map<String, Value> parts = timed.entrySet().stream()
                            .filter(one -> one.getValue().containsKey(segment))
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, one -> one.getValue().get(segment)));
                    Value said = parts.isEmpty() ? null : whole(spread, parts);
                    if (said != null) expected.put(at + "4 " + segment, said.value());
                }
                if (period.compareTo(Periodicity.MONTH) < 0) return;
                placed.forEach((place, value) -> {
                    if (!place.isEmpty()) expected.put(at + "3 " + place, value.value());
                });
                if (spread == Spread.NONE) return;
                for (int level : List.of(1, 2))
                    placed.entrySet().stream()
                            .filter(one -> !one.getKey().isEmpty())
                            .collect(Collectors.groupingBy(
                                    one -> Objects.requireNonNull(PLACES.get(one.getKey()))
                                            .get(level == 2 ? 0 : 1),
                                    Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                            .forEach((larger, parts) -> expected.put(
                                    at + level + " " + larger,
                                    together(spread, parts).value()));
            });
        }
        Map<String, Double> found = new TreeMap<>();
        jdbc.sql("""
                        select r.grain, r.starts_on, r.level, r.place, r.numerator / r.denominator as value
                        from measure_rollup r join indicator i on i.id = r.indicator_id
                        where i.product_id = :product and i.code = :code
                        """).param("product", product.value()).param("code", code).query(row -> {
            found.put(
                    Periodicity.values()[row.getInt("grain") - 1] + " "
                            + row.getObject("starts_on", LocalDate.class) + " " + row.getInt("level") + " "
                            + row.getString("place"),
                    row.getDouble("value"));
        });
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((cell, value) -> assertThat(found.get(cell)).as(cell).isCloseTo(value, Offset.offset(1e-6)));
    }

    private static Value overTime(Aggregation aggregation, List<Value> values) {
        double sum = values.stream().mapToDouble(Value::numerator).sum();
        return switch (aggregation) {
            case SUM -> new Value(sum, 1);
            case AVERAGE -> new Value(sum / values.size(), 1);
            case LAST -> values.get(values.size() - 1);
            case RATIO ->
                new Value(sum, values.stream().mapToDouble(Value::denominator).sum());
        };
    }

    private static @Nullable Value whole(Spread spread, Map<String, Value> parts) {
        Value stated = parts.get("");
        return stated != null ? stated : spread == Spread.NONE ? null : together(spread, parts);
    }

    private static Value together(Spread spread, Map<String, Value> parts) {
        double sum = parts.values().stream().mapToDouble(Value::value).sum();
        return switch (spread) {
            case SUM -> new Value(sum, 1);
            case AVERAGE -> new Value(sum / parts.size(), 1);
            case RATIO ->
                new Value(
                        parts.values().stream().mapToDouble(Value::numerator).sum(),
                        parts.values().stream().mapToDouble(Value::denominator).sum());
            case NONE -> throw new IllegalArgumentException("Parts make no whole");
        };
    }

    @Test
    void whatWaitsIsComputedByTheJobOnceAndABatchThatFailsLeavesNothing() {
        ProductId product = product("rollup-file");
        Actor admin = people.administrator();
        String code = impact.define(
                product,
                Impact.Draft.plain(
                        "Essai",
                        "Combien ?",
                        "agents",
                        true,
                        org.terreau.impact.Cell.USED,
                        Aggregation.SUM,
                        Periodicity.DAY),
                admin);
        Receipt receipt = measurements.take(
                product,
                new Batch(Batch.Kind.CONNECTOR, "essai", true, null, sink -> {
                    for (int day = 0; day < 700; day++)
                        for (int segment = 0; segment < 40; segment++)
                            sink.line(new Batch.Line(
                                    day * 40L + segment + 1,
                                    code,
                                    LocalDate.parse("2024-01-01").plusDays(day).toString(),
                                    "1",
                                    "",
                                    "",
                                    "",
                                    "s" + segment));
                }),
                Audit.Who.PROGRAM);
        assertThat(receipt.added()).isEqualTo(28_000);
        rollups.computeAll();
        org.assertj.core.api.Assertions.assertThat(
                        impact.one(product, code, Periodicity.YEAR, LocalDate.parse("2024-01-01"))
                                .points())
                .extracting(point -> point.value().intValueExact())
                .containsExactly(366 * 40, 334 * 40);
        Receipt refused = measurements.take(
                product,
                new Batch(Batch.Kind.CONNECTOR, "essai", true, null, sink -> {
                    sink.line(new Batch.Line(1, code, "2024-01-01", "9", "", "", "", "s1"));
                    sink.line(new Batch.Line(2, "inconnu", "2024-01-01", "9", "", "", "", ""));
                }),
                Audit.Who.PROGRAM);
        assertThat(refused.refused()).isTrue();
        assertThat(refused.faults()).extracting(Fault::line).containsExactly(2L);
        assertThat(impact.one(product, code, Periodicity.DAY, LocalDate.parse("2024-01-01"))
                        .points()
                        .get(0)
                        .value())
                .isEqualByComparingTo("40");
        Receipt partly = measurements.take(
                product,
                new Batch(Batch.Kind.CONNECTOR, "essai", false, null, sink -> {
                    sink.line(new Batch.Line(1, code, "2024-01-01", "9", "", "", "", "s1"));
                    sink.line(new Batch.Line(2, code, "2024-01-01", "8", "", "", "", "s1"));
                    sink.line(new Batch.Line(3, code, "2024-01-01", "1", "", "", "", "s2"));
                }),
                Audit.Who.PROGRAM);
        assertThat(List.of(partly.corrected(), partly.unchanged(), partly.faulty()))
                .containsExactly(1L, 1L, 1L);
        rollups.computeAll();
        assertThat(impact.one(product, code, Periodicity.DAY, LocalDate.parse("2024-01-01"))
                        .points()
                        .get(0)
                        .value())
                .isEqualByComparingTo("48");
    }

    private Batch days(String code, String from, int days, String value) {
        return new Batch(Batch.Kind.CONNECTOR, "essai", true, null, sink -> {
            for (int day = 0; day < days; day++)
                sink.line(new Batch.Line(
                        day + 1, code, LocalDate.parse(from).plusDays(day).toString(), value, "", "", "", ""));
        });
    }

    private String daily(ProductId product) {
        return impact.define(
                product,
                Impact.Draft.plain(
                        "Essai",
                        "Combien ?",
                        "agents",
                        true,
                        org.terreau.impact.Cell.USED,
                        Aggregation.SUM,
                        Periodicity.DAY),
                people.administrator());
    }

    private List<Integer> years(ProductId product, String code) {
        return impact.one(product, code, Periodicity.YEAR, LocalDate.parse("2023-01-01")).points().stream()
                .map(point -> point.value().intValueExact())
                .toList();
    }

    @Test
    void batchesThatComeTogetherAreBothTakenAndTheSumsAreExact() throws Exception {
        ProductId product = product("rollup-ensemble");
        String code = daily(product);
        ExecutorService together = Executors.newFixedThreadPool(4);
        try {
            List<Future<Receipt>> sent = new ArrayList<>();
            for (int batch = 0; batch < 4; batch++) {
                String from =
                        LocalDate.parse("2023-01-01").plusDays(batch * 200L).toString();
                sent.add(together.submit(
                        () -> measurements.take(product, days(code, from, 365, "2"), Audit.Who.PROGRAM)));
            }
            sent.add(together.submit(() -> {
                rollups.computeAll();
                return measurements.take(product, days(code, "2023-01-01", 1, "2"), Audit.Who.PROGRAM);
            }));
            int added = 0;
            for (Future<Receipt> one : sent) added += one.get().added();
            assertThat(added).as("a day that two batches bring is taken once").isEqualTo(3 * 200 + 365);
        } finally {
            together.shutdownNow();
        }
        rollups.computeAll();
        assertThat(years(product, code)).containsExactly(365 * 2, 366 * 2, (965 - 731) * 2);
    }

    /** As a reader does that knows no syndicat yet: it would wait for the end of the copy, and the copy for it. */
    @Test
    void whatGivesLinesMayAskTheDatabaseBetweenThem() {
        ProductId product = product("rollup-demande");
        String code = daily(product);
        Batch asking = new Batch(Batch.Kind.CONNECTOR, "essai", true, null, sink -> {
            for (int day = 1; day <= 3; day++) {
                LocalDate asked =
                        jdbc.sql("select current_date").query(LocalDate.class).single();
                String value = String.valueOf(day);
                sink.line(new Batch.Line(day, code, asked.minusDays(day).toString(), value, value, "", "", ""));
            }
        });
        assertThat(assertTimeoutPreemptively(
                                Duration.ofSeconds(60), () -> measurements.take(product, asking, Audit.Who.PROGRAM))
                        .added())
                .isEqualTo(3);
    }

    @Test
    void aLargeBatchThatIsNewOrNotOrSaysTwiceTheSameGivesTheSameSums() {
        ProductId product = product("rollup-large");
        String code = daily(product);
        List<Long> doubles = new ArrayList<>();
        for (int sent = 0; sent < 3; sent++) {
            boolean twice = sent == 2;
            String value = sent == 0 ? "1" : "2";
            Receipt receipt = measurements.take(
                    product,
                    new Batch(Batch.Kind.CONNECTOR, "essai", false, null, sink -> {
                        long line = 0;
                        for (int day = 0; day < 300; day++)
                            for (int segment = 0; segment < 40; segment++)
                                sink.line(new Batch.Line(
                                        ++line,
                                        code,
                                        LocalDate.parse("2024-01-01")
                                                .plusDays(twice ? 400 + day : day)
                                                .toString(),
                                        value,
                                        "",
                                        "",
                                        "",
                                        "s" + segment));
                        if (twice) sink.line(new Batch.Line(++line, code, "2025-02-04", value, "", "", "", "s0"));
                    }),
                    Audit.Who.PROGRAM);
            assertThat(receipt.refused()).isFalse();
            assertThat(List.of(receipt.added(), receipt.corrected()))
                    .isEqualTo(sent == 1 ? List.of(0L, 12_000L) : List.of(12_000L, 0L));
            receipt.faults().forEach(fault -> doubles.add(fault.line()));
        }
        assertThat(doubles).containsExactly(12_001L);
        rollups.computeAll();
        assertThat(years(product, code)).containsExactly(24_000, 24_000);
    }

    private void computeAgain(ProductId product, String ago) {
        jdbc.sql("""
                        insert into measure_dirty (indicator_id, month, noted_at)
                        select indicator_id, date_trunc('month', starts_on)::date, clock_timestamp() - :ago::interval
                        from measure_rollup
                        where indicator_id = (select id from indicator where product_id = :product)
                        """).param("product", product.value()).param("ago", ago).update();
        jdbc.sql(
                        "delete from measure_rollup where indicator_id = (select id from indicator where product_id = :product)")
                .param("product", product.value())
                .update();
    }

    private ProductId withTwoMonths(String id) {
        ProductId product = product(id);
        measurements.take(product, days(daily(product), "2023-12-01", 62, "1"), Audit.Who.PROGRAM);
        return product;
    }

    @Test
    void whatIsBeingWrittenIsNotWaitedForAndIsComputedTheNextTime() {
        ProductId product = withTwoMonths("rollup-ecrit");
        computeAgain(product, "0");
        transaction.executeWithoutResult(writing -> {
            measurements.take(product, days("essai", "2023-12-31", 1, "5"), Audit.Who.PROGRAM);
            CompletableFuture.supplyAsync(rollups::computeAll).join();
        });
        rollups.computeAll();
        assertThat(years(product, "essai")).containsExactly(35, 31);
    }

    @Test
    void aProductGoesOnReceivingWhileItsSumsAreComputed() {
        ProductId product = withTwoMonths("rollup-recoit");
        transaction.executeWithoutResult(computing -> {
            jdbc.sql("""
                            select pg_advisory_xact_lock(hashtextextended('impact-rollup ' || id, 0)) from indicator
                            where product_id = :product
                            """).param("product", product.value()).query(row -> {});
            CompletableFuture.supplyAsync(
                            () -> measurements.take(product, days("essai", "2024-02-01", 1, "1"), Audit.Who.PROGRAM))
                    .join();
            assertThat(years(product, "essai")).as("who computes is left alone").containsExactly(31, 31);
        });
        rollups.computeAll();
        assertThat(years(product, "essai")).containsExactly(31, 32);
    }

    @Test
    void longSumsWaitUntilTheProductIsQuietButNotForEver() {
        ProductId receiving = withTwoMonths("rollup-recoit-encore");
        computeAgain(receiving, "0");
        ProductId settled = withTwoMonths("rollup-calme");
        computeAgain(settled, "11 seconds");
        ProductId endless = withTwoMonths("rollup-sans-fin");
        computeAgain(endless, "121 seconds");
        jdbc.sql("""
                        insert into measure_dirty (indicator_id, month)
                        select id, '2023-12-01' from indicator where product_id = :product
                        """).param("product", endless.value()).update();
        Awaitility.await().untilAsserted(() -> {
            rollups.computeSettled();
            assertThat(years(settled, "essai")).containsExactly(31, 31);
            assertThat(years(endless, "essai")).containsExactly(31, 31);
        });
        assertThat(years(receiving, "essai")).isEmpty();
        rollups.computeAll();
        assertThat(years(receiving, "essai")).containsExactly(31, 31);
    }
}
