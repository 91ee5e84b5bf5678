package org.terreau.impact;

import java.io.BufferedWriter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Actor;
import org.terreau.identity.ApiKeys;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.territory.Collectivities;
import org.terreau.territory.CollectivityKind;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.SomeProduct;

/**
 * Measures how fast measurements come in through the push door, beside PostgreSQL's own COPY of the same rows: run by
 * `bench/impact/run`, never with the tests, and asserts nothing.
 */
@ApplicationTest
class ImpactBench {

    private static final int ROWS = Integer.getInteger("impact.rows", 10_000_000);
    /** The most lines that one push takes. */
    private static final int A_PUSH = 1_000_000;

    private final People people;
    private final ProductCatalogue catalogue;
    private final ApiKeys keys;
    private final Impact impact;
    private final Rollups rollups;
    private final Collectivities collectivities;
    private final JdbcClient jdbc;
    private final DataSource database;
    private final PrintStream out =
            new PrintStream(new FileOutputStream("target/impact-bench.txt"), true, StandardCharsets.UTF_8);

    ImpactBench(
            People people,
            ProductCatalogue catalogue,
            ApiKeys keys,
            Impact impact,
            Rollups rollups,
            Collectivities collectivities,
            JdbcClient jdbc,
            DataSource database)
            throws IOException {
        this.people = people;
        this.catalogue = catalogue;
        this.keys = keys;
        this.impact = impact;
        this.rollups = rollups;
        this.collectivities = collectivities;
        this.jdbc = jdbc;
        this.database = database;
    }

    private ProductId product(String id) {
        return SomeProduct.named(id).in("banc.essai").storedIn(catalogue);
    }

    private String indicator(ProductId product, String name) {
        Actor admin = people.administrator();
        return impact.define(
                product,
                Impact.Draft.plain(name, "Combien ?", "agents", true, Cell.USED, Aggregation.SUM, Periodicity.DAY)
                        .by(CollectivityKind.COMMUNE),
                admin);
    }

    @Test
    void measure() throws Exception {
        out.println("== ingestion, " + Runtime.getRuntime().availableProcessors() + " processors, heap of "
                + (Runtime.getRuntime().maxMemory() >> 20) + " MB, " + ROWS + " rows");
        ingest(Math.min(ROWS, A_PUSH), "chauffe");
        ingest(ROWS, "mesure");
    }

    private void ingest(int rows, String name) throws Exception {
        ProductId product = product("banc." + name);
        String code = indicator(product, "Agents");
        List<String> communes = collectivities.all().stream()
                .filter(place -> place.id().kind() == CollectivityKind.COMMUNE)
                .map(place -> place.id().code())
                .toList();
        List<Path> sent = new ArrayList<>();
        Path copied = Files.createTempFile("banc", ".copy");
        long id = jdbc.sql("select id from indicator where product_id = :product")
                .param("product", product.value())
                .query(Long.class)
                .single();
        LocalDate day = LocalDate.parse("2025-01-01");
        try (BufferedWriter raw = Files.newBufferedWriter(copied)) {
            for (int from = 0; from < rows; from += A_PUSH) {
                Path csv = Files.createTempFile("banc", ".csv");
                sent.add(csv);
                try (BufferedWriter lines = Files.newBufferedWriter(csv)) {
                    lines.write("indicator;period;value;territory\n");
                    for (int row = from; row < Math.min(rows, from + A_PUSH); row++) {
                        String place = communes.get(row % communes.size());
                        String on = day.plusDays(row / communes.size()).toString();
                        lines.write(code + ";" + on + ";" + row % 997 + ";" + place + "\n");
                        raw.write(id + "\t0\t" + on + "\tf\t" + place + "\t\t" + row % 997 + "\t\\N\n");
                    }
                }
            }
        }
        jdbc.sql("drop table if exists banc_brut").update();
        jdbc.sql("create table banc_brut (like measure including all) partition by range (starts_on)")
                .update();
        jdbc.sql("create table banc_brut_tout partition of banc_brut default").update();
        double raw = seconds(() -> copy(copied, "banc_brut"));
        jdbc.sql("drop table if exists banc_nu").update();
        jdbc.sql("create table banc_nu (like measure)").update();
        double bare = seconds(() -> copy(copied, "banc_nu"));
        String key = keys.issue(product.keyScope(), "banc", Present.today().plusDays(3), people.administrator());
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong peak = new AtomicLong();
        Thread watch = new Thread(() -> {
            while (!over.get()) {
                Runtime runtime = Runtime.getRuntime();
                peak.accumulateAndGet(runtime.totalMemory() - runtime.freeMemory(), Math::max);
                Thread.onSpinWait();
                java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
            }
        });
        watch.start();
        String[] answer = new String[1];
        double pushed = seconds(() -> {
            for (Path csv : sent)
                answer[0] = HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create("http://localhost:" + people.port()
                                                + "/api/v1/products/" + product + "/measurements"))
                                        .header("Content-Type", "text/csv")
                                        .header("Authorization", "Bearer " + key)
                                        .POST(HttpRequest.BodyPublishers.ofFile(csv))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body();
        });
        over.set(true);
        watch.join();
        double computed = seconds(() -> {
            while (jdbc.sql("select count(*) from measure_dirty")
                            .query(Long.class)
                            .single()
                    > 0) rollups.computeAll();
        });
        out.printf(
                "%s: %d rows (%d MB, %d pushes): push %.1f s, %.0f/s; COPY into the same table %.1f s, %.0f/s; ratio %.2f; "
                        + "COPY into a table without index %.1f s, %.0f/s; roll-ups then %.1f s; most heap %d MB; %s%n",
                name,
                rows,
                Files.size(copied) >> 20,
                sent.size(),
                pushed,
                rows / pushed,
                raw,
                rows / raw,
                raw / pushed,
                bare,
                rows / bare,
                computed,
                peak.get() >> 20,
                answer[0].substring(0, Math.min(160, answer[0].length())));
        for (Path csv : sent) Files.delete(csv);
        Files.delete(copied);
    }

    private interface Action {
        void run() throws Exception;
    }

    private static double seconds(Action action) throws Exception {
        long begin = System.nanoTime();
        action.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    private void copy(Path file, String table) throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                InputStream rows = Files.newInputStream(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin (format text)", rows);
        }
    }
}
