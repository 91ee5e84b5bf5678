package org.terreau.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Command;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;
import org.terreau.web.PublicContent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApplicationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueImportTests {

    private static final Path REAL = Path.of("../shared/data/catalogue");

    private final People people;
    private final Command command;
    private final Products products;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final PublicContent content;

    CatalogueImportTests(
            People people,
            List<Command> commands,
            Products products,
            JdbcClient jdbc,
            JsonMapper json,
            PublicContent content) {
        this.content = content;
        this.people = people;
        this.command = commands.stream()
                .filter(known -> known.name().equals("import-catalogue"))
                .findFirst()
                .orElseThrow();
        this.products = products;
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Run(int status, String printed) {}

    private Run run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = command.run(List.of(arguments), new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Run(status, out.toString(StandardCharsets.UTF_8).replace('\u00a0', ' '));
    }

    @BeforeAll
    void theRealCatalogueIsImported() {
        Run first = run(REAL.toString());
        assertThat(counted(first, "Produits")).isEqualTo(562);
        assertThat(counted(first, "Incubateurs")).isEqualTo(23);
        assertThat(counted(first, "Organisations")).isEqualTo(145);
        assertThat(first.printed()).contains("Refusés : 0");
        assertThat(first.status()).isZero();
    }

    /** How many an import read, whether it made them, changed them or found them as they are. */
    private static int counted(Run run, String things) {
        Matcher line = Pattern.compile(things + " : créés (\\d+), modifiés (\\d+), inchangés (\\d+)")
                .matcher(run.printed());
        assertThat(line.find()).as(run.printed()).isTrue();
        return Integer.parseInt(line.group(1)) + Integer.parseInt(line.group(2)) + Integer.parseInt(line.group(3));
    }

    @Test
    void importingAgainChangesNothing() {
        Run again = run(REAL.toString());
        assertThat(again.printed())
                .contains("Produits : créés 0, modifiés 0, inchangés 562")
                .contains("Incubateurs : créés 0, modifiés 0, inchangés 23")
                .contains("Organisations : créés 0, modifiés 0, inchangés 145");
    }

    @Test
    void theCountsAreThoseOfTheCatalogue() throws IOException {
        Map<?, ?> totals = json.readValue(Files.readString(REAL.resolve("totals.json")), Map.class);
        Map<String, Long> phases = new TreeMap<>();
        List<String> ids;
        try (Stream<Path> files = Files.list(REAL.resolve("startups"))) {
            ids = files.map(file -> file.getFileName().toString().replaceFirst("\\.md$", ""))
                    .toList();
        }
        jdbc.sql("select kind, count(*) as number from product_phase where product_id in (:ids) group by kind")
                .param("ids", ids)
                .query(row -> {
                    phases.put("phase:" + row.getString("kind"), row.getLong("number"));
                });
        totals.forEach((key, value) -> {
            if (String.valueOf(key).startsWith("phase:"))
                assertThat(phases.get(key)).as(String.valueOf(key)).isEqualTo(((Number) value).longValue());
        });
    }

    @Test
    void theListShowsThemAllAndItsFiltersStayInTheAddress() {
        Visit visit = people.visitor();
        long all = jdbc.sql("select count(*) from product").query(Long.class).single();
        assertThat(all).isGreaterThanOrEqualTo(562);
        assertThat(visit.get("/produits?essai=catalogue").text()).contains(all + " services");
        assertThat(visit.get("/produits?incubateur=anct").text()).contains("90 services");
        assertThat(visit.get("/produits?theme=Collectivit%C3%A9s").text()).contains("45 services");
        Visit.Page second = visit.get("/produits?incubateur=anct&page=2");
        assertThat(second.html().select("a[rel=prev]").attr("href")).contains("incubateur=anct");
        assertThat(second.html()
                        .select("select[name=incubateur] option[selected]")
                        .val())
                .isEqualTo("anct");
        assertThat(visit.get("/produits?q=COLLEGIENS+stage").text()).contains("1 élève, 1 stage");
        assertThat(visit.get("/produits?q=introuvablissime").text()).contains("Aucun service ne correspond");
        assertThat(visit.get("/produits.csv?incubateur=anct").body().lines().count())
                .isGreaterThanOrEqualTo(91);
    }

    @Test
    void everyProductHasItsPageUnderItsOwnIdAndItsFormerAddressesLeadToIt() throws IOException {
        Visit visit = people.visitor();
        try (Stream<Path> files = Files.list(REAL.resolve("startups"))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                ProductId id = new ProductId(name.substring(0, name.length() - 3));
                Visit.Page page = visit.get(id.path());
                assertThat(page.status()).as(id.value()).isEqualTo(200);
                assertThat(page.html().select("h1").text())
                        .isEqualTo(page.html().title().replace(" — Terreau", ""));
                assertThat(page.html().select("main script, main iframe, main [onclick], main [style]"))
                        .as(id.value())
                        .isEmpty();
            }
        }
        String former = jdbc.sql("select old_id from product_former_id order by old_id limit 1")
                .query(String.class)
                .single();
        assertThat(visit.get(new ProductId(former).path()).status()).isEqualTo(200);
        assertThat(visit.get("/produits/inconnu").status()).isEqualTo(404);
    }

    @Test
    void theApiGivesThemBackInTheShapeThatConsumersRead() {
        for (String version : List.of("v2.6", "v2.7")) {
            JsonNode answer = json.readTree(
                    people.visitor().get("/api/" + version + "/startups.json").body());
            assertThat(answer.get("data").size()).isGreaterThanOrEqualTo(562);
            JsonNode product = answer.get("data").values().stream()
                    .filter(one -> one.get("attributes").get("name").asString().equals("1 élève, 1 stage"))
                    .findFirst()
                    .orElseThrow();
            JsonNode attributes = product.get("attributes");
            assertThat(attributes.get("phases").get(0).get("name").asString()).isEqualTo("acceleration");
            assertThat(attributes.get("phases").get(0).get("start").asString()).isEqualTo("2025-01-20");
            assertThat(attributes.get("phases").get(1).get("end").asString()).isEmpty();
            assertThat(attributes.get("sponsors").get(0).asString()).isEqualTo("personne-physique-1");
            assertThat(attributes.get("events").get(0).get("name").asString()).isEqualTo("product_launch");
            assertThat(product.get("relationships")
                            .get("incubator")
                            .get("data")
                            .get("id")
                            .asString())
                    .isEqualTo("MEN");
            assertThat(product.get("relationships").has("incubators")).isEqualTo(version.equals("v2.7"));
            assertThat(answer.get("included").toString()).contains("\"id\":\"MEN\"");
        }
        assertThat(people.visitor().get("/api/v2.6/incubators.json").body()).contains("\"anct\":{");
        assertThat(people.visitor().get("/startups.csv").body()).startsWith("id;name;mission;start;status");
    }

    @Test
    void aPageCostsAFewStatementsTheFirstTimeAndNoneAfterwards() {
        Visit visit = people.visitor();
        visit.get("/recherche?q=a"); // The first search of a program reads what there is to find.
        content.changed();
        assertThat(Statements.during(() -> visit.get("/produits?phase=construction&q=a")))
                .as(
                        "what is held of all products is read anew: cards, and what each module shows of them, where it has something")
                .isBetween(4, 30);
        assertThat(Statements.during(() -> visit.get("/produits/aides.jeunes?sans-cache")))
                .isLessThanOrEqualTo(6);
        assertThat(Statements.during(() -> visit.get("/produits?phase=construction&q=a")))
                .isZero();
    }

    @Test
    void eachOddFileIsReadOrRefusedWithItsPlaceAndItsReason(@TempDir Path folder) throws IOException {
        Path startups = Files.createDirectory(folder.resolve("startups"));
        try (Stream<Path> files = Files.list(Path.of("../shared/data/catalogue-odd"))) {
            for (Path file : files.toList())
                Files.copy(file, startups.resolve("odd-" + file.getFileName().toString()));
        }
        Run odd = run(folder.toString(), "--check");
        assertThat(odd.status()).isEqualTo(1);
        assertThat(odd.printed())
                .contains("créés 4")
                .contains("odd-date-not-iso__pass-emploi.md : phases[0].start : « 2021-06-9 » n’est pas une date")
                .contains("odd-incubator-missing__disinfo.md : incubator : manque")
                .contains("odd-no-front-matter__chauffage-urbain.md : ligne 1 : le fichier ne commence pas")
                .contains("odd-yaml-colon-space-in-scalar__polex.md : ligne 3 : le YAML")
                .contains("odd-yaml-title-bracket__rest-0.md : ligne 2 : le YAML");
        assertThat(products.find(new ProductId("odd-format-2020-2020__a-dock"))).isEmpty();
    }

    @Test
    void anUnreadableFolderChangesNothing(@TempDir Path folder) {
        Run run = run(folder.resolve("absent").toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.printed()).contains("ne peut pas être lu").contains("Rien n’a changé");
        assertThat(run().printed()).startsWith("import-catalogue");
    }

    @Test
    void aBadFileIsRefusedAloneAndAChangedOneIsCounted(@TempDir Path folder) throws IOException {
        Path startups = Files.createDirectory(folder.resolve("startups"));
        String good =
                "---\ntitle: Essai\nmission: Essayer\nincubator: essais\nphases:\n- name: investigation\n  start: 2026-01-05\n---\nUn corps <script>alert(1)</script>\n";
        Files.writeString(startups.resolve("essai.import.md"), good);
        Files.writeString(startups.resolve("mauvais.md"), good.replace("investigation", "inconnue"));
        Run first = run(folder.toString());
        assertThat(first.printed())
                .contains("créés 1")
                .contains("startups/mauvais.md : phases[0].name : « inconnue » n’est pas une phase connue");
        Files.writeString(startups.resolve("essai.import.md"), good.replace("Essayer", "Essayer encore"));
        assertThat(run(folder.toString()).printed()).contains("Produits : créés 0, modifiés 1");
        assertThat(people.visitor().get("/produits/essai.import").text()).contains("Essayer encore");
        jdbc.sql("delete from product where id = 'essai.import'").update();
    }

    @Test
    void aFormerAddressThatLeadsElsewhereIsLeftThereAndTold(@TempDir Path folder) throws IOException {
        Path startups = Files.createDirectory(folder.resolve("startups"));
        String file =
                "---\ntitle: Essai\nmission: Essayer\nincubator: essais\nredirect_from: [/startups/essai.ancien, /startups/aides.jeunes]\nphases:\n- name: investigation\n  start: 2026-01-05\n---\n";
        Files.writeString(startups.resolve("essai.a.md"), file);
        Files.writeString(startups.resolve("essai.b.md"), file);
        Run run = run(folder.toString());
        assertThat(run.status()).isZero();
        assertThat(run.printed())
                .contains("À savoir : 3")
                .contains(
                        "startups/essai.a.md : redirect_from : « aides.jeunes » est aussi une fiche : cette adresse mène à elle")
                .contains("startups/essai.b.md : redirect_from : « essai.ancien » mène déjà à essai.a");
        jdbc.sql("delete from product where id in ('essai.a', 'essai.b')").update();
    }
}
