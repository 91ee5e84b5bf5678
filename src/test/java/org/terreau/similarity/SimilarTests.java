package org.terreau.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.terreau.identity.Actor;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.problem.Problem;
import org.terreau.problem.ProblemFixtures;
import org.terreau.problem.ProblemId;
import org.terreau.problem.Proposals;
import org.terreau.problem.Reshaping;
import org.terreau.problem.Statement;
import org.terreau.shared.Command;
import org.terreau.territory.CollectivityId;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

@ApplicationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimilarTests {

    private static final Path PUBLISHED = Path.of("../shared/data/catalogue");

    private final List<String> written = new ArrayList<>();
    private final People people;
    private final ProblemFixtures problems;
    private final Similar similar;
    private final Proposals proposals;
    private final Reshaping reshaping;
    private final List<Command> commands;
    private final ProductCatalogue catalogue;

    SimilarTests(
            People people,
            ProblemFixtures problems,
            Similar similar,
            Proposals proposals,
            Reshaping reshaping,
            List<Command> commands,
            ProductCatalogue catalogue) {
        this.people = people;
        this.problems = problems;
        this.similar = similar;
        this.proposals = proposals;
        this.reshaping = reshaping;
        this.commands = commands;
        this.catalogue = catalogue;
    }

    @BeforeAll
    void theRealCatalogueIsThere() {
        commands.stream()
                .filter(command -> command.name().equals("import-catalogue"))
                .findFirst()
                .orElseThrow()
                .run(
                        List.of(PUBLISHED.toString()),
                        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    }

    private List<String> titles(String typed) {
        return similar.closest(SimilarQuery.of(typed), 5).problems().stream()
                .map(match -> SimilarMatch.plain(match.title()))
                .toList();
    }

    private ProblemId published(String title, String situation, List<String> themes, List<CollectivityId> places) {
        Statement statement = new Statement(Map.of(
                Statement.Part.TITLE, title,
                Statement.Part.WHO, "Les agents",
                Statement.Part.SITUATION, situation,
                Statement.Part.FREQUENCY, "Chaque semaine",
                Statement.Part.CONSEQUENCE, "Du temps perdu"));
        ProblemId problem = proposals.write(new Proposals.Wording(statement, themes, places), problems.staff());
        written.add(problem.toString());
        return problem;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "on jette la moitié des repas à la cantine | anti-gaspi-cantine",
                "gaspillage alimentère dans les cantinnes scolaire | anti-gaspi-cantine",
                "les sans domicile viennent chercher leur courrier | domifa",
                "logements vides, propriétaires introuvables | zero-logement-vacant",
                "la dgf de ma commune l’an prochain | dotations-locales"
            })
    void aProductIsFoundInTheWordsOfThoseWhoHaveTheProblem(String typed, String product) {
        assertThat(similar.closest(SimilarQuery.of(typed), 5).products())
                .extracting(SimilarMatch::id)
                .contains(product);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "les partitions de la chorale se perdent d’une année sur l’autre",
                "trop de trottinettes traînent devant la gare",
                "au cimetière, les concessions échues ne se retrouvent plus",
                "on téléphone chaque jour et personne ne répond",
                "le photocopieur est en panne et le fournisseur ne répond pas"
            })
    void nothingIsShownWhenNothingIsClose(String typed) throws IOException {
        SimilarAnswer answer = similar.closest(SimilarQuery.of(typed), 5);
        assertThat(answer.products()).extracting(SimilarMatch::id).doesNotContainAnyElementsOf(catalogued());
        assertThat(answer.problems()).extracting(SimilarMatch::id).doesNotContainAnyElementsOf(written);
        if (answer.isEmpty())
            assertThat(people.visitor()
                            .get("/problemes/proches?q=" + asked(typed))
                            .text())
                    .contains("Rien d’assez proche");
    }

    /** The products of the real catalogue: what other tests left beside them may be close to anything. */
    private static List<String> catalogued() throws IOException {
        try (Stream<Path> files = Files.list(PUBLISHED.resolve("startups"))) {
            return files.map(file -> file.getFileName().toString().replace(".md", ""))
                    .toList();
        }
    }

    @Test
    void oneWordIsNotEnoughInASmallRegistryEither() {
        published(
                "La salle des fêtes se réserve par téléphone",
                "L’association appelle la mairie, qui note la réservation sur un cahier.",
                List.of(),
                List.of());
        published(
                "Les habitants sans voiture ne vont plus au marché",
                "Le transport à la demande a été supprimé, la navette aussi.",
                List.of(),
                List.of());
        assertThat(titles("Le transport à la demande se réserve par téléphone"))
                .doesNotContain("La salle des fêtes se réserve par téléphone");
        assertThat(titles("Plus de transport à la demande depuis que la navette est supprimée"))
                .contains("Les habitants sans voiture ne vont plus au marché");
    }

    @Test
    void wordsThatEverybodySharesBringNoProblemsTogether() {
        published(
                "Les salles polyvalentes se réservent par téléphone",
                "L’association appelle au téléphone. Le gardien note sur un cahier que personne d’autre ne voit.",
                List.of(),
                List.of());
        assertThat(titles("Nos aînés n’ont plus de navette : il faut téléphoner la veille et personne ne répond"))
                .isEmpty();
        SimilarMatch match = similar.closest(
                        SimilarQuery.of("réserver une salle polyvalente au téléphone, personne ne répond"), 5)
                .problems()
                .get(0);
        assertThat(match.terms()).contains("salles", "polyvalentes").doesNotContain("téléphone", "personne");
    }

    @Test
    void stoppedWorkStandsUnderItsOwnHeadingWithItsReason() {
        SomeProduct.named("registre-des-ruches")
                .called("Registre des ruches")
                .mission("Compter les ruches et les apiculteurs amateurs")
                .saying("Les apiculteurs amateurs ne déclarent pas leurs ruches.")
                .since(PhaseKind.ABANDONED_AT_INVESTIGATION, LocalDate.of(2025, 3, 1))
                .event("end", LocalDate.of(2025, 3, 1), "Les apiculteurs déclarent déjà ailleurs.")
                .storedIn(catalogue);
        Visit.Page page = people.visitor().get("/problemes/proches?q=" + asked("les ruches des apiculteurs amateurs"));
        assertThat(page.html()
                        .expectFirst("h2:contains(Déjà étudié, arrêté : voici pourquoi) + ul")
                        .text())
                .contains("Registre des ruches", "Arrêté : Les apiculteurs déclarent déjà ailleurs.");
        assertThat(page.text()).doesNotContain("D’autres ont ce problème", "le traitent déjà");
        assertThat(people.visitor()
                        .get("/api/problemes/proches?q=" + asked("les ruches des apiculteurs amateurs"))
                        .body())
                .contains("\"arretes\":[{\"id\":\"registre-des-ruches\"")
                .contains("\"motif\":\"Les apiculteurs déclarent déjà ailleurs.\"");
    }

    @Test
    void aMatchSaysWhy() {
        published(
                "Les bus scolaires passent sans s’arrêter",
                "Le chauffeur du car ne sait pas qui attend à l’arrêt.",
                List.of("transports"),
                List.of(CollectivityId.parse("commune:44215").orElseThrow()));
        SimilarMatch match = similar.closest(
                        new SimilarQuery(
                                "un bus scolaire qui oublie un arret",
                                List.of("transports"),
                                CollectivityId.parse("departement:44").orElseThrow(),
                                "",
                                ""),
                        5)
                .problems()
                .get(0);
        assertThat(match.title())
                .contains(new SimilarMatch.Piece("bus", true), new SimilarMatch.Piece("scolaires", true));
        assertThat(match.extract()).contains(new SimilarMatch.Piece("arrêt", true));
        assertThat(match.terms()).contains("bus", "scolaires");
        assertThat(match.themes()).containsExactly("transports");
        assertThat(match.samePlace()).isTrue();
    }

    @Test
    void aProblemIsFoundOncePublishedChangedOnceReworded() {
        String typed = "le tatami du dojo municipal se decolle";
        assertThat(titles(typed)).isEmpty();
        ProblemId problem =
                published("Tatami décollé", "Au dojo municipal, le tatami se soulève.", List.of(), List.of());
        assertThat(titles(typed)).contains("Tatami décollé");
        Actor staff = problems.staff();
        Problem now = proposals.open(problem, staff);
        proposals.edit(
                problem,
                new Proposals.Wording(
                        ProblemFixtures.statement("Tapis de judo abîmés au dojo municipal"), List.of(), List.of()),
                now.version(),
                staff);
        assertThat(titles(typed))
                .contains("Tapis de judo abîmés au dojo municipal")
                .doesNotContain("Tatami décollé");
    }

    @Test
    void aMergedProblemNeverShowsUntilTheMergeIsUndone() {
        Actor staff = problems.staff();
        ProblemId from = published("Pigeons sur le kiosque", "Fientes de pigeon au kiosque.", List.of(), List.of());
        ProblemId into = published("Fientes au kiosque", "Les pigeons salissent le kiosque.", List.of(), List.of());
        assertThat(titles("pigeons du kiosque")).contains("Pigeons sur le kiosque", "Fientes au kiosque");
        long operation = reshaping.merge(from, into, "C’est le même problème, raconté deux fois.", staff);
        assertThat(titles("pigeons du kiosque")).containsExactly("Fientes au kiosque");
        reshaping.undo(operation, staff);
        assertThat(titles("pigeons du kiosque")).contains("Pigeons sur le kiosque");
    }

    @Test
    void whatIsWaitingForAReviewIsNotFound() {
        problems.proposed("La zorglubification des parapheurs", "attente@similaires.test");
        assertThat(titles("zorglubification des parapheurs")).isEmpty();
        problems.published("La zorglubification des registres");
        assertThat(titles("zorglubification des parapheurs")).containsExactly("La zorglubification des registres");
    }

    @Test
    void aTextThatSaysNothingFindsNothingAndALongOneIsAnswered() {
        assertThat(similar.closest(SimilarQuery.of("le la les de qu'on"), 5).isEmpty())
                .isTrue();
        assertThat(similar.closest(SimilarQuery.of(""), 5).isEmpty()).isTrue();
        assertThat(similar.closest(SimilarQuery.of("cantine école eau ".repeat(2000)), 5)
                        .products())
                .hasSizeLessThanOrEqualTo(5);
    }

    private static String asked(String typed) {
        return URLEncoder.encode(typed, StandardCharsets.UTF_8);
    }

    @Test
    void theListIsAPageAFragmentAndAnAnswerForPrograms() {
        String path = "/problemes/proches?q=" + asked("gaspillage à la cantine");
        Visit.Page page = people.visitor().get(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().select("h1")).hasSize(1);
        assertThat(page.html().select("main mark")).isNotEmpty();
        Visit.Page fragment = people.visitor().get(path, "X-Fragment", "true");
        assertThat(fragment.body()).doesNotContain("<html").contains("anti-gaspi-cantine");
        assertThat(people.visitor().get("/api" + path).body()).contains("\"id\":\"anti-gaspi-cantine\"");
        assertThat(people.visitor().get("/problemes/proches").status()).isEqualTo(200);
        assertThat(people.visitor()
                        .get("/problemes/proches?q=" + asked("<script>") + "&theme=zut&territoire=zut")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatPeopleWriteStaysText() {
        published("<b>Balises</b> & esperluettes", "Un <script> dans la chaufferie.", List.of(), List.of());
        String body = people.visitor()
                .get("/problemes/proches?q=" + asked("balises esperluettes chaufferie"), "X-Fragment", "true")
                .body();
        assertThat(body).contains("&lt;script").doesNotContain("<script").doesNotContain("<b>");
    }

    @Test
    void lookingCostsFewStatements() {
        String path = "/problemes/proches?q=" + asked("factures saisies deux fois par les secrétaires");
        problems.published("Des factures saisies deux fois");
        people.visitor().get(path);
        assertThat(Statements.during(() -> people.visitor().get(path))).isLessThanOrEqualTo(6);
    }

    @Test
    void withoutScriptTheContactFormShowsWhatIsCloseInAnotherTab() {
        Visit visitor = people.visitor();
        Visit.Page form = visitor.get("/contact");
        Element button = form.html().expectFirst("button[formaction=/problemes/proches]");
        assertThat(button.attr("formtarget")).isEqualTo("_blank");
        String token = visitor.form(form, "/contact").value("_csrf");
        Visit.Page close = visitor.post(
                "/problemes/proches",
                "application/x-www-form-urlencoded",
                "_csrf=" + asked(token) + "&champs=message&nom=Camille&message=" + asked("gaspillage à la cantine"));
        assertThat(close.status()).isEqualTo(200);
        assertThat(close.text()).doesNotContain("Camille");
        assertThat(close.html().select("main a[href=/produits/anti-gaspi-cantine]"))
                .isNotEmpty();
        assertThat(people.visitor()
                        .post("/problemes/proches", "application/x-www-form-urlencoded", "champs=message&message=x")
                        .status())
                .isEqualTo(403);
    }
}
