package org.terreau.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Days;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Visit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApplicationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenDataTests {

    private final People people;
    private final ProductCatalogue catalogue;
    private final PublicCopies copies;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Days days;

    OpenDataTests(
            People people,
            ProductCatalogue catalogue,
            PublicCopies copies,
            JdbcClient jdbc,
            JsonMapper json,
            Days days) {
        this.days = days;
        this.people = people;
        this.catalogue = catalogue;
        this.copies = copies;
        this.jdbc = jdbc;
        this.json = json;
    }

    @BeforeAll
    void aProductWithAStory() {
        LocalDate today = days.today();
        SomeProduct.named("donnees.essai")
                .called("Le service </script><b>qui s’échappe")
                .mission("Essayer & voir")
                .in("donnees.essai")
                .then(PhaseKind.ACCELERATION, today.plusDays(90))
                .event("product_launch", today.minusDays(1), "Ouvert à tous")
                .about("Santé")
                .at("https://essai.example")
                .saying("Un corps.")
                .storedIn(catalogue);
    }

    private SyndFeed feed(String path) throws Exception {
        return new SyndFeedInput()
                .build(new StringReader(people.visitor().get(path).body()));
    }

    @Test
    void theFeedTellsPhasesAndEventsTheLatestFirstWithoutThoseToCome() throws Exception {
        SyndFeed one = feed("/produits/donnees.essai/evenements.atom");
        assertThat(one.getEntries())
                .extracting(entry -> entry.getTitle().replace('\u00a0', ' '))
                .containsExactly(
                        "Le service </script><b>qui s’échappe : Lancement",
                        "Le service </script><b>qui s’échappe : Construction");
        SyndFeed all = feed("/produits.atom");
        assertThat(all.getEntries())
                .hasSizeBetween(2, 100)
                .isSortedAccordingTo((a, b) -> b.getPublishedDate().compareTo(a.getPublishedDate()));
        assertThat(people.visitor()
                        .get("/produits/donnees.inconnu/evenements.atom")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aProductsPageTellsSearchEnginesWhatItIsAndNothingEscapesFromTheBlock() {
        Visit.Page page = people.visitor().get("/produits/donnees.essai");
        assertThat(page.html().select("script[type=application/ld+json]")).hasSize(1);
        JsonNode data =
                json.readTree(Objects.requireNonNull(page.html().selectFirst("script[type=application/ld+json]"))
                        .data());
        assertThat(data.get("@context").asString()).isEqualTo("https://schema.org");
        assertThat(data.get("@type").asString()).isEqualTo("GovernmentService");
        assertThat(data.get("name").asString()).isEqualTo("Le service </script><b>qui s’échappe");
        assertThat(data.get("description").asString()).isEqualTo("Essayer & voir");
        assertThat(data.get("url").asString()).isEqualTo("https://essai.example");
    }

    @Test
    void portalsHarvestEachDataSetWithItsLicenceAndWhereToTakeIt() throws IOException {
        copies.make();
        Visit visit = people.visitor();
        Visit.Page answer = visit.get("/api/dcat.jsonld");
        assertThat(answer.header("Content-Type")).startsWith("application/ld+json");
        JsonNode data = json.readTree(answer.body());
        assertThat(data.get("@type").asString()).isEqualTo("dcat:Catalog");
        assertThat(data.get("dcat:dataset")).hasSizeGreaterThanOrEqualTo(5);
        for (JsonNode set : data.get("dcat:dataset")) {
            assertThat(set.get("dct:title").get("@value").asString()).isNotBlank();
            assertThat(set.get("dct:description").get("@value").asString()).isNotBlank();
            assertThat(set.get("dct:license").get("@id").asString()).contains("licence-ouverte");
            assertThat(set.get("dcat:contactPoint")
                            .get("vcard:hasEmail")
                            .get("@id")
                            .asString())
                    .startsWith("mailto:");
            for (JsonNode distribution : set.get("dcat:distribution"))
                assertThat(visit.get(distribution
                                        .get("dcat:downloadURL")
                                        .get("@id")
                                        .asString())
                                .status())
                        .as(distribution.toString())
                        .isEqualTo(200);
        }
    }

    @Test
    void aCopyHoldsEverythingPublicAndItsManifestTellsTheTruth() throws Exception {
        PublicCopies.PublicCopy made = copies.make();
        byte[] zip = people.visitor().bytes("/donnees/copies/" + made.name());
        assertThat(zip).hasSize((int) made.size());
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(zip)))
                .isEqualTo(made.digest());
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry())
                files.put(entry.getName(), entries.readAllBytes());
        }
        assertThat(files)
                .hasSize(made.files())
                .containsKeys(
                        "produits/startups-v2.7.json",
                        "produits/startups.csv",
                        "incubateurs/incubators.json",
                        "organisations/organisations.json",
                        "problemes/problemes.csv",
                        "appels/appels.csv",
                        "mesures/mesures.csv",
                        "enquetes/enquetes.csv",
                        "deploiements/deploiements.csv",
                        "catalogue/startups/donnees.essai.md");
        JsonNode manifest = json.readTree(files.get("manifest.json"));
        assertThat(manifest.get("files")).hasSize(files.size() - 1);
        for (JsonNode line : manifest.get("files")) {
            byte[] file = Objects.requireNonNull(files.get(line.get("path").asString()));
            assertThat(line.get("size").asInt()).isEqualTo(file.length);
            assertThat(line.get("sha256").asString())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(file)));
        }
        assertThat(new String(files.get("produits/startups-v2.7.json"), java.nio.charset.StandardCharsets.UTF_8))
                .contains("donnees.essai");
    }

    private PublicCopies.PublicCopy made() {
        try {
            return copies.make();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void theLastSevenCopiesAreKeptAndTheFilesOfTheOthersGo() {
        LocalDate present = days.today();
        for (int back = PublicCopies.KEPT + 2; back >= 0; back--) {
            LocalDate day = present.minusDays(back);
            days.on(day, () -> assertThat(made().day()).isEqualTo(day));
        }
        assertThat(copies.all()).hasSize(PublicCopies.KEPT);
        assertThat(jdbc.sql("select count(*) from document where owner like 'public-copy:%'")
                        .query(Long.class)
                        .single())
                .isEqualTo(PublicCopies.KEPT);
        days.on(present, () -> assertThat(copies.due()).isFalse());
    }

    @Test
    void thePageListsTheDataTheApiTheKeysAndTheCopies() throws IOException {
        PublicCopies.PublicCopy made = copies.make();
        Visit visit = people.visitor();
        Visit.Page page = visit.get("/donnees");
        assertThat(page.text())
                .contains("Données ouvertes", "Licence Ouverte 2.0", "Mesures d’impact", made.name(), made.digest());
        page.html().select("main a[href^=/]").forEach(link -> {
            if (!link.attr("href").endsWith(".zip"))
                assertThat(visit.get(link.attr("href")).status())
                        .as(link.attr("href"))
                        .isEqualTo(200);
        });
        assertThat(visit.get("/").html().select("footer a[href=/donnees]")).hasSize(1);
        assertThat(visit.get("/donnees/copies/terreau-2001-01-01.zip").status()).isEqualTo(404);
        assertThat(visit.get("/donnees/copies/terreau-hier.zip").status()).isEqualTo(404);
    }
}
