package org.terreau.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Command;
import org.terreau.testing.ApplicationTest;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files damaged on purpose, from a seed that is printed: `-Dterreau.damaged=10000` for as many,
 * `-Dterreau.damaged.seed=…` for the same ones again.
 */
@ApplicationTest
class DamagedFilesTests {

    private static final int COUNT = Integer.getInteger("terreau.damaged", 1500);
    private static final long SEED = Long.getLong("terreau.damaged.seed", 20261124);
    private static final Path REAL = Path.of("../shared/data/catalogue/startups");
    private static final String SMALL =
            "---\ntitle: Essai\nmission: Essayer\nincubator: essais\nphases:\n- name: investigation\n  start: 2026-01-05\n---\nCorps\n";

    private final Command command;
    private final Products products;
    private final JdbcClient jdbc;
    private final CatalogueReader reader;

    DamagedFilesTests(List<Command> commands, Products products, JdbcClient jdbc, JsonMapper json) {
        this.command = commands.stream()
                .filter(known -> known.name().equals("import-catalogue"))
                .findFirst()
                .orElseThrow();
        this.products = products;
        this.jdbc = jdbc;
        this.reader = new CatalogueReader(json);
    }

    @Test
    void noneStopsTheImportNoneIsHalfTakenAndEachRefusalNamesItsFileAndItsReason(
            @TempDir Path sound, @TempDir Path damaged) throws IOException {
        List<byte[]> corpus = new ArrayList<>(List.of(SMALL.getBytes(StandardCharsets.UTF_8)));
        Path before = Files.createDirectory(sound.resolve("startups"));
        Path after = Files.createDirectory(damaged.resolve("startups"));
        Mutations mutations = new Mutations(SEED);
        System.out.println("Damaged files: " + COUNT + ", seed " + SEED);
        try (Stream<Path> files = Files.list(REAL)) {
            for (Path file : files.sorted().toList()) corpus.add(Files.readAllBytes(file));
        }
        for (int number = 0; number < COUNT; number++) {
            String name = "abime." + number + ".md";
            if (number % 4 == 0) Files.write(before.resolve(name), corpus.get(number % corpus.size()));
            Files.write(after.resolve(name), mutations.of(corpus));
        }
        run(sound);
        Map<String, String> stored = states();

        Map<String, String> reasons = refusals(run(damaged));

        Map<String, String> now = states();
        Set<String> wrong = new HashSet<>();
        for (int number = 0; number < COUNT; number++) {
            String id = "abime." + number;
            String reason = reasons.get("startups/" + id + ".md");
            Product expected = expected(id, Files.readAllBytes(after.resolve(id + ".md")));
            if (reason != null) {
                assertThat(reason).as(id).matches("(ligne \\d+|fichier|[^:]+) : .{4,}");
                if (!Objects.equals(now.get(id), stored.get(id))) wrong.add(id + " refused and changed");
                if (expected != null) wrong.add(id + " refused though it reads well: " + reason);
            } else if (expected == null) wrong.add(id + " neither read nor refused");
            else if (!products.read(new ProductId(id)).asDescribed().equals(expected)) wrong.add(id + " half taken");
        }
        assertThat(wrong).isEmpty();
        assertThat(reasons.size()).isBetween(COUNT / 10, COUNT * 9 / 10);
        jdbc.sql("delete from product where id like 'abime.%'").update();
    }

    private @Nullable Product expected(String id, byte[] file) {
        try {
            return reader.product(id, FrontMatter.parse(file)).product();
        } catch (BadFile bad) {
            assertThat(bad.place()).as(id).isNotBlank();
            return null;
        }
    }

    private String run(Path folder) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        command.run(List.of(folder.toString()), new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).replace('\u00a0', ' ');
    }

    private static Map<String, String> refusals(String printed) {
        Map<String, String> reasons = new HashMap<>();
        boolean refused = false;
        for (String line : printed.lines().toList()) {
            if (!line.startsWith("  ")) refused = line.startsWith("Refusés");
            else if (refused) {
                int end = line.indexOf(" : ");
                reasons.put(line.substring(2, end), line.substring(end + 3));
            }
        }
        return reasons;
    }

    private Map<String, String> states() {
        Map<String, String> states = new HashMap<>();
        jdbc.sql("""
                        select p.id, md5(concat(p::text,
                            (select string_agg(f::text, ' ' order by f.position) from product_phase f where f.product_id = p.id),
                            (select string_agg(e::text, ' ' order by e.position) from product_event e where e.product_id = p.id),
                            (select string_agg(o.old_id, ' ' order by o.old_id) from product_former_id o where o.product_id = p.id)))
                            as state
                        from product p where p.id like 'abime.%'
                        """).query(row -> {
            states.put(row.getString("id"), row.getString("state"));
        });
        return states;
    }
}
