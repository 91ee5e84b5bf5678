package org.terreau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.SignInLinks;
import org.terreau.opendata.ProductKeys;
import org.terreau.opendata.PublicCopies;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Command;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Browser;
import org.terreau.testing.People;
import org.terreau.testing.Present;

@ApplicationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenDataPagesTests {

    private static final List<String> PATHS = List.of(
            "/donnees",
            "/recherche",
            "/recherche?q=service&type=produit",
            "/recherche?q=zzqxwvkj",
            "/produits/vitrine.essai",
            "/produits/vitrine.essai/cles",
            "/imports",
            "/imports/conflits",
            "/imports/RUN",
            "/produits/vitrine.essai/conflits");

    private final People people;
    private final SignInLinks links;
    private final Command command;
    private final ProductKeys keys;
    private final PublicCopies copies;
    private final JdbcClient jdbc;
    private Browser browser;
    private String run = "";

    OpenDataPagesTests(
            People people,
            SignInLinks links,
            List<Command> commands,
            ProductKeys keys,
            PublicCopies copies,
            JdbcClient jdbc) {
        this.people = people;
        this.links = links;
        this.command = commands.stream()
                .filter(known -> known.name().equals("import-catalogue"))
                .findFirst()
                .orElseThrow();
        this.keys = keys;
        this.copies = copies;
        this.jdbc = jdbc;
    }

    static List<String> paths() {
        return PATHS;
    }

    @BeforeAll
    void somethingToShow(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("startups"));
        for (String mission : List.of("Avant", "Après")) {
            Files.writeString(folder.resolve("startups/vitrine.essai.md"), """
                    ---
                    title: Service en vitrine
                    mission: %s
                    incubator: vitrine
                    contact: vitrine@essai.test
                    phases:
                      - name: construction
                        start: 2024-01-01
                    ---
                    """.formatted(mission));
            command.run(List.of(folder.toString()), System.out);
            jdbc.sql("update product set mission = 'Ici' where id = 'vitrine.essai'")
                    .update();
        }
        run = jdbc.sql("select max(id)::text from catalogue_run")
                .query(String.class)
                .single();
        if (keys.of(new ProductId("vitrine.essai"), people.administrator()).isEmpty())
            keys.issue(
                    new ProductId("vitrine.essai"),
                    "Intégration continue",
                    Present.today().plusDays(30),
                    people.administrator());
        copies.make();
        browser = new Browser(people.port());
    }

    @AfterAll
    void stop() {
        browser.close();
    }

    private void signIn(Browser.Window window) {
        String link = links.issue(people.administrator().id(), SignInLinks.SHORT, "/");
        window.open(java.net.URI.create(link).getRawPath() + "?"
                + java.net.URI.create(link).getRawQuery());
        window.page().locator("main form button").click();
        window.page().waitForURL(url -> !url.contains("/connexion"));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void aPageOfTheOpenDataIsAccessibleAndFitsTheWindow(String path) {
        Browser.Window window = browser.window(Browser.DESK);
        if (path.startsWith("/imports") || path.endsWith("/cles") || path.endsWith("/conflits")) signIn(window);
        window.open(path.replace("RUN", run));
        window.picture("opendata" + path.replaceAll("[^a-zA-Z0-9]+", "-"));
        assertThat(window.faultsAtBothWidths()).isEmpty();
    }

    @Test
    void anImportThatGoesOnIsFollowedUntilItHasEndedByWhoeverIsSignedIn() {
        long going =
                jdbc.sql("""
                        insert into catalogue_run (source, asked_by, asked_at, started_at, state, files)
                        values ('vitrine', 'essai', :now, :now, 'encours', 3) returning id
                        """.replace(":now", Present.SQL)).query(Long.class).single();
        try {
            Browser.Window window = browser.window(Browser.DESK);
            signIn(window);
            Page page = window.open("/imports/" + going);
            page.waitForSelector("main [role=status] [data-goes-on]");
            jdbc.sql("update catalogue_run set state = 'fait', ended_at = " + Present.SQL
                            + ", created = 2 where id = :id")
                    .param("id", going)
                    .update();
            page.waitForSelector("main [role=status] a[href='/imports/" + going + "'] >> text=fichier par fichier");
            assertThat(page.locator("main [role=status]").textContent()).contains("Créés 2");
            assertThat(window.faults()).isEmpty();
            jdbc.sql("update catalogue_run set state = 'encours' where id = :id")
                    .param("id", going)
                    .update();
            page.reload();
            page.context().clearCookies();
            page.waitForURL(address -> address.contains("/connexion?suite="));
        } finally {
            jdbc.sql("delete from catalogue_run where id = :id")
                    .param("id", going)
                    .update();
        }
    }
}
