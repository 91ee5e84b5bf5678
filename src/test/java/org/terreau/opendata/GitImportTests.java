package org.terreau.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.GitServer;
import org.terreau.testing.People;
import org.terreau.testing.Visit;
import org.terreau.web.OutwardCalls;

/** The catalogue read from a real Git server over HTTPS. */
@ApplicationTest
class GitImportTests {

    @TempDir
    Path work;

    private final People people;
    private final Products products;
    private final GitSource git;
    private final OutwardCalls outward;
    private GitServer server;
    private Visit administrator;

    GitImportTests(People people, Products products, GitSource git, OutwardCalls outward) {
        this.people = people;
        this.products = products;
        this.git = git;
        this.outward = outward;
    }

    @BeforeEach
    void start() {
        server = new GitServer(work);
        administrator = people.signedIn(people.administrator());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void commit(Git repository, String mission) throws IOException, GitAPIException {
        Path file = repository.getRepository().getWorkTree().toPath().resolve("contenu/startups/git.https.md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                ---
                title: Service par Git
                mission: %s
                incubator: imports.essai
                phases:
                  - name: construction
                    start: 2024-01-01
                ---
                Texte.
                """.formatted(mission));
        repository.add().addFilepattern(".").call();
        repository
                .commit()
                .setMessage(mission)
                .setAuthor("Essai", "essai@example.org")
                .setCommitter("Essai", "essai@example.org")
                .setSign(false)
                .call();
    }

    private void source(String path, String branch) {
        Visit.Page set = administrator
                .form(administrator.get("/imports"), "/imports")
                .with("source", "git")
                .with("adresse", server.url(path))
                .with("branche", branch)
                .with("dossier", "contenu")
                .with("rythme", "main")
                .send();
        assertThat(set.text()).contains("La source est enregistrée.");
    }

    /** Imports from the page of administrators, and gives back what it says in the end. */
    private String imported() {
        Visit.Page asked = administrator
                .form(administrator.get("/imports"), "/imports/lancement")
                .send();
        String run = asked.address().getPath();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> administrator
                        .get(run + "/avancement")
                        .html()
                        .select("[data-goes-on]")
                        .isEmpty());
        return administrator.get(run).text();
    }

    private String mission() {
        return products.read(new ProductId("git.https")).mission();
    }

    @Test
    void aRepositoryIsClonedThenItsNewCommitIsRead() throws Exception {
        try (Git repository = Git.init()
                .setInitialBranch("main")
                .setDirectory(work.resolve("catalogue").toFile())
                .call()) {
            commit(repository, "Mission du premier commit");
            source("/depots/catalogue/.git", "");
            assertThat(imported()).contains("Créés 1, modifiés 0");
            assertThat(mission()).isEqualTo("Mission du premier commit");
            assertThat(imported()).contains("Créés 0, modifiés 0, inchangés 1");
            commit(repository, "Mission du second commit");
            assertThat(imported()).contains("Créés 0, modifiés 1");
            assertThat(mission()).isEqualTo("Mission du second commit");
            source("/depots/catalogue/.git", "inconnue");
            assertThat(imported()).contains("Le dépôt n’a pas cette branche.");
        }
    }

    @Test
    void aFewKilobytesThatBecomeAHugeFileAreLeftThere() throws Exception {
        try (Git repository = Git.init()
                .setInitialBranch("main")
                .setDirectory(work.resolve("lourd").toFile())
                .call()) {
            Files.write(repository.getRepository().getWorkTree().toPath().resolve("vide.bin"), new byte[20 << 20]);
            commit(repository, "Mission du dépôt lourd");
            source("/depots/lourd/.git", "");
            assertThat(imported()).contains("Le dépôt est trop lourd");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/prive/catalogue.git | demande un mot de passe",
                "/panne/catalogue.git | répond par une erreur",
                "/vide/catalogue.git | pas de dépôt Git à cette adresse",
                "/depots/absent.git | pas de dépôt Git à cette adresse",
                "/silence/catalogue.git | ne répond pas à temps",
                "/ailleurs/catalogue.git | mène dans notre propre réseau",
            })
    void theAdministratorReadsWhyARepositoryCouldNotBeRead(String path, String words) {
        source(path, "");
        assertThat(imported()).contains(words);
        assertThat(administrator.get("/imports").text()).contains(words);
    }

    @Test
    void aServerThatDripsIsLeftWhenTimeIsOver() throws Exception {
        GitSource hurried = new GitSource(outward, GitServer.authority(), Duration.ofSeconds(2), Duration.ofSeconds(3));
        Path target = Files.createDirectory(work.resolve("goutte"));
        long start = System.nanoTime();
        assertThatThrownBy(() -> hurried.copy(server.url("/goutte/catalogue.git"), "", "", target))
                .isInstanceOf(GitSource.Unreachable.class)
                .hasMessage("slow");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
        hurried.destroy();
    }

    @Test
    void aServerThatNobodyVouchesForIsNotRead() throws Exception {
        try (GitServer stranger = GitServer.stranger(work)) {
            Path target = Files.createDirectory(work.resolve("copie"));
            assertThatThrownBy(() -> git.copy(stranger.url("/depots/catalogue/.git"), "", "", target))
                    .isInstanceOf(GitSource.Unreachable.class)
                    .hasMessage("tls");
        }
    }
}
