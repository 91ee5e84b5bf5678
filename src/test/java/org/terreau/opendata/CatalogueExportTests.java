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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.shared.Command;
import org.terreau.testing.ApplicationTest;

@ApplicationTest
class CatalogueExportTests {

    private static final Path REAL = Path.of("../shared/data/catalogue");
    private static final String SMALL = """
            ---
            # Tenu à la main
            title: "Essai d’export"
            mission:   Rendre ce qui a été pris
            incubator: essais
            phases:
              - name: investigation
                start: 2025-01-05
                note: gardée
            inconnu: {a: 1, b: [oui, 'non']}
            ---


            Un corps,  avec ses espaces.\s

            ---
            Et des tirets.
            """;

    private final Map<String, Command> commands = new HashMap<>();
    private final JdbcClient jdbc;

    CatalogueExportTests(List<Command> commands, JdbcClient jdbc) {
        commands.forEach(command -> this.commands.put(command.name(), command));
        this.jdbc = jdbc;
    }

    private String run(String name, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Command command = Objects.requireNonNull(commands.get(name), name);
        command.run(List.of(arguments), new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).replace('\u00a0', ' ');
    }

    @Test
    void everyRealFileComesBackFieldByFieldAndByteForByte(@TempDir Path folder) throws IOException, BadFile {
        run("import-catalogue", REAL.toString());
        assertThat(run("export-catalogue", folder.toString())).contains("Fichiers du catalogue");
        int compared = 0;
        for (Kind kind : Kind.values())
            for (Path file : files(REAL.resolve(kind.folder()))) {
                byte[] given = Files.readAllBytes(file);
                byte[] back = Files.readAllBytes(
                        folder.resolve(kind.folder()).resolve(file.getFileName().toString()));
                FrontMatter before = FrontMatter.parse(given);
                FrontMatter after = FrontMatter.parse(back);
                assertThat(new ArrayList<>(after.fields().keySet()))
                        .as("%s: fields in their order", file)
                        .isEqualTo(new ArrayList<>(before.fields().keySet()));
                before.fields().forEach((key, value) -> {
                    Object returned = after.fields().get(key);
                    assertThat(returned).as("%s: %s", file, key).isEqualTo(value);
                    if (value != null) assertThat(returned).hasSameClassAs(value);
                });
                assertThat(back).as("%s", file).isEqualTo(given);
                compared++;
            }
        assertThat(compared).isEqualTo(562 + 23 + 145);
        assertThat(run("export-catalogue", folder.toString())).contains("dont écrits : 0");
        for (Kind kind : Kind.values())
            for (Path file : files(folder.resolve(kind.folder())))
                if (!Files.exists(
                        REAL.resolve(kind.folder()).resolve(file.getFileName().toString()))) Files.delete(file);
        assertThat(run("import-catalogue", folder.toString()))
                .contains("Produits : créés 0, modifiés 0, inchangés 562")
                .contains("Incubateurs : créés 0, modifiés 0, inchangés 23")
                .contains("Organisations : créés 0, modifiés 0, inchangés 145")
                .contains("Refusés : 0");
    }

    @Test
    void whatChangedHereIsMergedAndTheRestStaysAsItsAuthorWroteIt(
            @TempDir Path folder, @TempDir Path back, @TempDir Path alone) throws IOException {
        write(folder, "essai.export", SMALL);
        run("import-catalogue", folder.toString());
        jdbc.sql("update product set link = 'https://ici.example.fr' where id = 'essai.export'")
                .update();
        jdbc.sql(
                        "insert into product_phase (product_id, position, kind, name, starts_on) values ('essai.export', 1, 'construction', 'construction', '2025-07-01')")
                .update();
        run("export-catalogue", back.toString());
        assertThat(Files.readString(back.resolve("startups/essai.export.md")))
                .isEqualTo(SMALL.replace("""
                        phases:
                          - name: investigation
                            start: 2025-01-05
                            note: gardée
                        """, """
                        phases:
                          - name: investigation
                            start: 2025-01-05
                            note: gardée
                          - name: construction
                            start: 2025-07-01
                        """).replace("inconnu: {a: 1, b: [oui, 'non']}\n", """
                        inconnu: {a: 1, b: [oui, 'non']}
                        link: https://ici.example.fr
                        """));
        write(alone, "essai.export", Files.readString(back.resolve("startups/essai.export.md")));
        String facts = facts("essai.export");
        assertThat(run("import-catalogue", alone.toString())).contains("Produits : créés 0, modifiés 1, inchangés 0");
        assertThat(facts("essai.export")).isEqualTo(facts);
        run("export-catalogue", back.toString());
        assertThat(Files.readString(back.resolve("startups/essai.export.md")))
                .isEqualTo(Files.readString(alone.resolve("startups/essai.export.md")));
        assertThat(run("import-catalogue", alone.toString())).contains("Produits : créés 0, modifiés 0, inchangés 1");
        jdbc.sql("delete from product where id = 'essai.export'").update();
    }

    @Test
    void aProductBornHereIsWrittenToo(@TempDir Path folder, @TempDir Path alone) throws IOException, BadFile {
        jdbc.sql("""
                insert into product (id, name, mission, incubator_id, incubators, sponsors, themes, user_types, technos,
                                     body, listed, published)
                values ('ne.ici', 'Né : ici', '2024-01-01', 'essais', '{essais}', '{}', '{}', '{}', '{}', 'Un corps', false, '{}')
                """).update();
        jdbc.sql(
                        "insert into product_phase (product_id, position, kind, name, starts_on) values ('ne.ici', 0, 'investigation', 'investigation', '2025-07-01')")
                .update();
        run("export-catalogue", folder.toString());
        FrontMatter written = FrontMatter.parse(Files.readAllBytes(folder.resolve("startups/ne.ici.md")));
        assertThat(written.body()).isEqualTo("Un corps");
        assertThat(written.fields())
                .containsEntry("title", "Né : ici")
                .containsEntry("mission", "2024-01-01")
                .containsEntry("robots", "noindex")
                .containsEntry("phases", List.of(Map.of("name", "investigation", "start", "2025-07-01")));
        write(alone, "ne.ici", Files.readString(folder.resolve("startups/ne.ici.md")));
        assertThat(run("import-catalogue", alone.toString(), "--check"))
                .contains("Produits : créés 0, modifiés 1, inchangés 0")
                .contains("Refusés : 0");
        jdbc.sql("delete from product where id = 'ne.ici'").update();
    }

    /** What is stored of a product, without the copy of its file's fields. */
    private String facts(String id) {
        return jdbc.sql("""
                        select concat(to_jsonb(p) - 'published' - 'version',
                            (select jsonb_agg(f order by f.position) from product_phase f where f.product_id = p.id),
                            (select jsonb_agg(e order by e.position) from product_event e where e.product_id = p.id))
                        from product p where p.id = :id
                        """).param("id", id).query(String.class).single();
    }

    private static void write(Path folder, String id, String text) throws IOException {
        Files.createDirectories(folder.resolve("startups"));
        Files.writeString(folder.resolve("startups").resolve(id + ".md"), text);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.sorted().toList();
        }
    }
}
