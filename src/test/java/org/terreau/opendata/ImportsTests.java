package org.terreau.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import org.terreau.identity.Grant;
import org.terreau.identity.OwnData;
import org.terreau.identity.Role;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Command;
import org.terreau.shared.EmailAddress;
import org.terreau.team.Teams;
import org.terreau.team.Trade;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.Visit;

@ApplicationTest
class ImportsTests {

    private final People people;
    private final Command command;
    private final Command shorter;
    private final Products products;
    private final ProductCatalogue catalogue;
    private final GitSource git;
    private final Teams teams;
    private final OwnData ownData;
    private final JdbcClient jdbc;

    ImportsTests(
            People people,
            List<Command> commands,
            Products products,
            ProductCatalogue catalogue,
            GitSource git,
            Teams teams,
            OwnData ownData,
            JdbcClient jdbc) {
        this.people = people;
        this.command = commands.stream()
                .filter(one -> one.name().equals("import-catalogue"))
                .findFirst()
                .orElseThrow();
        this.shorter = commands.stream()
                .filter(one -> one.name().equals("import"))
                .findFirst()
                .orElseThrow();
        this.products = products;
        this.catalogue = catalogue;
        this.git = git;
        this.teams = teams;
        this.ownData = ownData;
        this.jdbc = jdbc;
    }

    private String run(Path folder) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        command.run(List.of(folder.toString()), new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).replace('\u00a0', ' ');
    }

    private static void write(Path folder, String id, String mission, String link, String body) throws IOException {
        Path file = folder.resolve("startups").resolve(id + ".md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                ---
                title: Service %s
                mission: %s
                incubator: imports.essai
                link: %s
                budget_url: https://budget.example/%s
                phases:
                  - name: construction
                    start: 2024-01-01
                ---
                %s
                """.formatted(id, mission, link, id, body));
    }

    private Product read(String id) {
        return products.read(new ProductId(id));
    }

    private void editHere(String id, String mission, String body) {
        Product now = read(id);
        catalogue.store(
                Product.described(
                        now.id(),
                        now.name(),
                        mission,
                        now.incubators(),
                        now.phases(),
                        now.events(),
                        now.sponsors(),
                        now.themes(),
                        now.userTypes(),
                        now.technos(),
                        now.link(),
                        now.repository(),
                        now.contact(),
                        now.statsUrl(),
                        now.accessibility(),
                        body,
                        now.listed(),
                        now.published()),
                List.of());
    }

    private Visit administrator() {
        return people.signedIn(people.administrator());
    }

    private Visit.Form conflict(Visit visit, String id) {
        Visit.Page page = visit.get("/imports/conflits");
        String action =
                page.html().select("section:has(h2:contains(" + id + ")) form").attr("action");
        assertThat(action).as(page.text()).isNotEmpty();
        return visit.form(page, action);
    }

    @Test
    void whatChangedOnOneSideOnlyIsTakenFromThatSide(@TempDir Path folder) throws IOException {
        write(folder, "imports.un", "Mission d’origine", "https://un.example", "Texte d’origine");
        run(folder);
        editHere("imports.un", "Mission changée ici", "Texte d’origine");
        write(folder, "imports.un", "Mission d’origine", "https://nouveau.example", "Texte d’origine");
        assertThat(run(folder)).contains("modifiés 1").doesNotContain("À choisir");
        assertThat(read("imports.un").mission()).isEqualTo("Mission changée ici");
        assertThat(read("imports.un").link()).isEqualTo("https://nouveau.example");
    }

    @Test
    void whatChangedOnBothSidesStaysAndAPersonTakesTheFile(@TempDir Path folder) throws IOException {
        write(folder, "imports.deux", "Avant", "https://deux.example", "Texte");
        run(folder);
        editHere("imports.deux", "Ici", "Texte");
        write(folder, "imports.deux", "Là-bas", "https://deux.example", "Texte nouveau");
        assertThat(run(folder)).contains("À choisir : 1").contains("imports.deux.md : mission");
        assertThat(read("imports.deux").mission()).isEqualTo("Ici");
        assertThat(read("imports.deux").body()).isEqualTo("Texte nouveau");
        Visit visit = administrator();
        Visit.Page page = visit.get("/imports/conflits");
        assertThat(page.html().select("section:has(h2:contains(imports.deux))").text())
                .contains("Avant Avant", "Dans le fichier Là-bas", "Ici Ici");
        Visit.Page after =
                conflict(visit, "imports.deux").forged("choix", "fichier").send();
        assertThat(after.text()).contains("Le choix est fait.").doesNotContain("imports.deux");
        assertThat(read("imports.deux").mission()).isEqualTo("Là-bas");
        assertThat(run(folder))
                .contains("Produits : créés 0, modifiés 0, inchangés 1")
                .doesNotContain("À choisir");
    }

    @Test
    void aPersonKeepsWhatIsHereAndTheNextImportLeavesIt(@TempDir Path folder) throws IOException {
        write(folder, "imports.trois", "Avant", "https://trois.example", "Texte");
        run(folder);
        editHere("imports.trois", "Ici", "Texte");
        write(folder, "imports.trois", "Là-bas", "https://trois.example", "Texte");
        run(folder);
        Visit visit = administrator();
        conflict(visit, "imports.trois").forged("choix", "ici").send();
        write(folder, "imports.trois", "Là-bas", "https://autre.example", "Texte");
        assertThat(run(folder)).doesNotContain("À choisir");
        assertThat(read("imports.trois").mission()).isEqualTo("Ici");
        assertThat(read("imports.trois").link()).isEqualTo("https://autre.example");
    }

    @Test
    void thoseWhoWorkOnAProductSettleItsFieldsAndItsIncubatorStaysWithAdministrators(@TempDir Path folder)
            throws IOException {
        write(folder, "imports.equipe", "Avant", "https://equipe.example", "Texte");
        write(folder, "imports.voisin", "Avant", "https://voisin.example", "Texte");
        run(folder);
        editHere("imports.equipe", "Ici", "Texte");
        editHere("imports.voisin", "Ici aussi", "Texte");
        write(folder, "imports.equipe", "Là-bas", "https://equipe.example", "Texte");
        write(folder, "imports.voisin", "Là-bas", "https://voisin.example", "Texte");
        run(folder);
        teams.join(
                new ProductId("imports.equipe"),
                Trade.DEVELOPMENT,
                "Élise Équipe",
                "elise@imports.test",
                "",
                people.administrator());
        Visit member = people.signedIn(people.actor("elise@imports.test"));
        String path = "/produits/imports.equipe/conflits";
        assertThat(member.get("/mes-produits")
                        .html()
                        .select("a[href=" + path + "]")
                        .text())
                .isEqualTo("Un champ a changé ici et dans le catalogue");
        Visit.Page page = member.get(path);
        assertThat(page.text()).contains("Avant", "Là-bas", "Ici").doesNotContain("Ici aussi");
        String action = page.html().select("section form").attr("action");
        long foreign = jdbc.sql(
                        "select id from catalogue_conflict where thing = 'imports.voisin' and settled_at is null")
                .query(Long.class)
                .single();
        String token = page.html().select("section form input[name=_csrf]").attr("value");
        assertThat(member.post(
                                path + "/" + foreign,
                                "application/x-www-form-urlencoded",
                                "choix=fichier&_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8))
                        .status())
                .as("the field of another product")
                .isEqualTo(404);
        Visit.Page after = member.form(page, action).forged("choix", "fichier").send();
        assertThat(after.text()).contains("Le choix est fait.").contains("Rien à choisir");
        assertThat(read("imports.equipe").mission()).isEqualTo("Là-bas");
        assertThat(member.get("/mes-produits").html().select("a[href=" + path + "]"))
                .isEmpty();
        OwnData.Held held = ownData.held(ownData.person(new EmailAddress("elise@imports.test")));
        assertThat(held.modules().getOrDefault("opendata", List.of()).toString())
                .contains("imports.equipe mission", "fichier");
        assertThat(member.get("/produits/imports.voisin/conflits").status()).isEqualTo(403);
        assertThat(people.visitor().get(path).path()).startsWith("/connexion");
        jdbc.sql("""
                        insert into catalogue_conflict (kind, thing, field, base, theirs, ours, found_at)
                        values ('startups', 'imports.equipe', 'incubator', '"a"', '"b"', '"imports.essai"', :now)
                        """.replace(":now", Present.SQL)).update();
        Visit.Page incubator = member.get(path);
        assertThat(incubator.text()).contains("choisi par l’administration du site");
        assertThat(incubator.html().select("section form")).isEmpty();
        jdbc.sql("delete from catalogue_conflict where thing = 'imports.equipe' and field = 'incubator'")
                .update();
    }

    @Test
    void aChoiceMadeOnAnOldValueIsRefusedAndTheNewOneShown(@TempDir Path folder) throws IOException {
        write(folder, "imports.quatre", "Avant", "https://quatre.example", "Texte");
        run(folder);
        editHere("imports.quatre", "Ici", "Texte");
        write(folder, "imports.quatre", "Là-bas", "https://quatre.example", "Texte");
        run(folder);
        Visit visit = administrator();
        Visit.Form form = conflict(visit, "imports.quatre").forged("choix", "fichier");
        editHere("imports.quatre", "Ici encore", "Texte");
        Visit.Page refused = form.send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("a changé ici entre-temps").contains("Ici encore");
        assertThat(read("imports.quatre").mission()).isEqualTo("Ici encore");
    }

    @Test
    void aConflictEndsByItselfWhenBothSidesSayTheSame(@TempDir Path folder) throws IOException {
        write(folder, "imports.cinq", "Avant", "https://cinq.example", "Texte");
        run(folder);
        editHere("imports.cinq", "Ici", "Texte");
        write(folder, "imports.cinq", "Là-bas", "https://cinq.example", "Texte");
        run(folder);
        write(folder, "imports.cinq", "Ici", "https://cinq.example", "Texte");
        run(folder);
        assertThat(administrator().get("/imports/conflits").text()).doesNotContain("imports.cinq");
    }

    @Test
    void anAdministratorSetsTheSourceImportsNowAndReadsWhatBecameOfEachFile() throws IOException {
        Path folder = ApplicationTest.IMPORT_FOLDER;
        FileSystemUtils.deleteRecursively(folder);
        write(folder, "imports.six", "Par la page", "https://six.example", "Texte");
        Files.writeString(folder.resolve("startups/imports.rate.md"), "rien");
        Visit visit = administrator();
        Visit.Page set = visit.form(visit.get("/imports"), "/imports")
                .with("source", "dossier")
                .with("rythme", "main")
                .send();
        assertThat(set.text()).contains("La source est enregistrée.");
        Visit.Page asked = visit.form(set, "/imports/lancement").send();
        String run = asked.address().getPath();
        assertThat(run).matches("/imports/\\d+");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> visit.get(run + "/avancement").text().contains("Créés"));
        Visit.Page done = visit.get(run);
        assertThat(done.text())
                .contains("Créés 1, modifiés 0, inchangés 0, refusés 1, à choisir 0")
                .contains("startups/imports.six.md")
                .contains("trois tirets");
        assertThat(visit.get(run + "?resultat=created").html().select("main li").text())
                .contains("imports.six")
                .doesNotContain("imports.rate");
        assertThat(read("imports.six").mission()).isEqualTo("Par la page");
        assertThat(visit.get("/imports").text()).contains("Derniers imports").contains("Créés 1");
    }

    @Test
    void aRepositoryWithinOurOwnNetworkIsNeitherAcceptedNorReached() {
        Visit visit = administrator();
        Visit.Page refused = visit.form(visit.get("/imports"), "/imports")
                .with("source", "git")
                .with("adresse", "https://127.0.0.2/depot")
                .with("dossier", "../ailleurs")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("adresse")).contains("notre propre réseau");
        assertThat(refused.errorOf("dossier")).contains("chemin dans le dépôt");
        assertThatThrownBy(() -> git.copy("https://127.0.0.2/depot", "", "", Path.of("target")))
                .isInstanceOf(GitSource.Unreachable.class)
                .hasMessage("inside");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://github.com/a/b",
                "file:///etc",
                "ssh://git@github.com/a/b",
                "git@github.com:a/b",
                "https://nom:secret@github.com/a/b",
                "https://github.com:8443/a/b",
                "https://github.com/a/b?x=1",
                "https:///a",
                "ceci n’est pas une adresse"
            })
    void onlyPlainHttpsAddressesAreSources(String address) {
        assertThat(git.fault(address)).isEqualTo("address");
    }

    @Test
    void anImportThatDiedWithItsInstanceBlocksTheNextNoLongerThanTheJobIsAway() {
        long cut = jdbc.sql("""
                        insert into catalogue_run (source, asked_by, asked_at, started_at, state, by_job)
                        values ('essai', 'Alix Administre', :now, :now, 'encours', true) returning id
                        """.replace(":now", Present.SQL)).query(Long.class).single();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(jdbc.sql("select trouble from catalogue_run where id = :id")
                                .param("id", cut)
                                .query((row, ignored) -> String.valueOf(row.getString("trouble")))
                                .single())
                        .isEqualTo("interrupted"));
    }

    @Test
    void aRepositoryIsNeverReadInsideOurOwnNetworkWhateverLedThere(@TempDir Path target) throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.2", 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://127.0.0.2:" + server.getAddress().getPort() + "/catalogue.git";
            assertThatThrownBy(() -> git.read(address, "", "", target))
                    .isInstanceOf(GitSource.Unreachable.class)
                    .hasMessage("inside");
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void theFilesOfARepositoryAreCopiedWithoutItsLinksAndNothingElse(@TempDir Path work) throws Exception {
        Path repository = work.resolve("depot");
        write(repository.resolve("contenu"), "imports.git", "Par Git", "https://git.example", "Texte");
        Files.writeString(repository.resolve("contenu/secret.txt"), "non");
        Files.createSymbolicLink(repository.resolve("contenu/startups/lien.md"), Path.of("/etc/passwd"));
        try (Git made = Git.init().setDirectory(repository.toFile()).call()) {
            made.add().addFilepattern(".").call();
            made.commit()
                    .setMessage("Un")
                    .setAuthor("Essai", "essai@example.org")
                    .setCommitter("Essai", "essai@example.org")
                    .setSign(false)
                    .call();
        }
        Path target = Files.createDirectory(work.resolve("copie"));
        git.read(repository.toUri().toString(), "", "contenu", target);
        try (var files = Files.walk(target)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> target.relativize(file).toString()))
                    .containsExactly("startups/imports.git.md");
        }
        assertThat(run(target)).contains("Produits : créés 1");
        Path other = Files.createDirectory(work.resolve("autre"));
        assertThatThrownBy(() -> git.read(repository.toUri().toString(), "", "ailleurs", other))
                .hasMessage("empty");
        assertThatThrownBy(() -> git.read(repository.toUri().toString(), "inconnue", "", other))
                .isInstanceOf(GitSource.Unreachable.class);
    }

    @Test
    void aWatchedFolderIsImportedAgainWhenAFileChanges(@TempDir Path folder) throws Exception {
        write(folder, "imports.vu", "Au début", "https://vu.example", "Texte");
        Thread watching = new Thread(() -> shorter.run(
                List.of("--watch", folder.toString()),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8)));
        watching.start();
        try {
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> products.exists(new ProductId("imports.vu")));
            write(folder, "imports.vu", "Puis autrement", "https://vu.example", "Texte");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> read("imports.vu").mission().equals("Puis autrement"));
        } finally {
            watching.interrupt();
            watching.join(10_000);
        }
        assertThat(watching.isAlive()).isFalse();
    }

    @Test
    void importsAreForAdministrators() {
        assertThat(people.visitor().get("/imports").path()).startsWith("/connexion");
        Visit staff = people.signedIn(
                people.someone("staff@imports.test", "Sacha Importe", new Grant(Role.LEAD, "imports.essai")));
        for (String path : List.of("/imports", "/imports/conflits", "/imports/1"))
            assertThat(staff.get(path).status()).as(path).isEqualTo(403);
        assertThat(administrator().get("/imports/999999").status()).isEqualTo(404);
    }

    @Test
    void anImportLeftByAKilledProcessIsSaidToHaveStopped() {
        long id = jdbc.sql("""
                        insert into catalogue_run (source, asked_by, asked_at, started_at, state)
                        values ('essai', 'essai', :now - interval '2 hours', :now - interval '2 hours', 'encours')
                        returning id
                        """.replace(":now", Present.SQL)).query(Long.class).single();
        Visit visit = administrator();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> visit.get("/imports/" + id).text().contains("a été interrompu"));
    }
}
