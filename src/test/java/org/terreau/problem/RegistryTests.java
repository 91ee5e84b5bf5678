package org.terreau.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

@ApplicationTest
class RegistryTests {

    private final People people;
    private final ProblemFixtures problems;

    RegistryTests(People people, ProblemFixtures problems) {
        this.people = people;
        this.problems = problems;
    }

    @Test
    void anEmptyAnswerSaysWhatToDo() {
        Visit.Page list = people.visitor().get("/problemes?q=zorglub");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.html().select("main a[href=/problemes/proposer]")).isNotEmpty();
        assertThat(people.visitor().get("/problemes/123456789").status()).isEqualTo(404);
        assertThat(people.visitor().get("/problemes/0").status()).isEqualTo(404);
    }

    @Test
    void aProblemIsFoundAsPeopleTypeIt() {
        problems.published("Les élèves de l’école mangent sans être inscrits à la cantine");
        for (String typed :
                new String[] {"cantine", "CANTINES", "ecole eleve", "l'école", "inscri", "cantine inscrit", "cantien"})
            assertThat(people.visitor()
                            .get("/problemes?q=" + typed.replace(" ", "+").replace("é", "%C3%A9"))
                            .text())
                    .as(typed)
                    .contains("mangent sans être inscrits");
        assertThat(people.visitor().get("/problemes?q=cantien").text()).contains("qui s’en approchent");
    }

    /** The index of the site is made beside the requests. */
    private void theSiteFinds(String typed, String title) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        people.visitor().get("/recherche?q=" + typed).text().contains(title));
    }

    @Test
    void theRegistryFindsWhatTheSearchOfTheWholeSiteFinds() {
        problems.published("Les vendangeurs attendent leur logement saisonnier");
        Visit visitor = people.visitor();
        String typed = "vendangeurs+ressaisis";
        theSiteFinds(typed, "attendent leur logement");
        assertThat(visitor.get("/problemes?q=" + typed + "&frais").text())
                .contains("attendent leur logement", "qui s’en approchent");
        assertThat(visitor.get("/problemes.csv?q=" + typed).body()).contains("attendent leur logement");
        assertThat(visitor.get("/problemes?q=" + typed + "&theme=mer").text())
                .doesNotContain("attendent leur logement");
    }

    @Test
    void thoseOfTheMostCollectivitiesComeFirstUnlessTheNewestAreAsked() {
        ProblemId many = problems.published("Ordre de la liste : le plus partagé");
        problems.confirmed(many, "ordre@ville-vertou.fr", "commune:44215");
        problems.published("Ordre de la liste : le plus récent");
        String byNumber = people.visitor().get("/problemes?q=ordre+liste").text();
        assertThat(byNumber.indexOf("le plus partagé")).isLessThan(byNumber.indexOf("le plus récent"));
        String byAge =
                people.visitor().get("/problemes?q=ordre+liste&tri=recent").text();
        assertThat(byAge.indexOf("le plus récent")).isLessThan(byAge.indexOf("le plus partagé"));
        assertThat(people.visitor().get("/problemes.csv?q=ordre+liste").body())
                .contains("Ordre de la liste : le plus partagé")
                .contains(many.path());
        assertThat(people.visitor().get("/api/problemes?q=ordre+liste").body()).contains("\"collectivites\":1");
    }

    @Test
    void tinkeredFiltersAreForgiven() {
        for (String query : new String[] {
            "theme=inconnu",
            "territoire=zut",
            "territoire=commune:1",
            "partage=peut-etre",
            "tri=hasard",
            "page=abc",
            "page=99999",
            "q=%26%7C!:*%27",
            "q=le+la+les"
        })
            assertThat(people.visitor().get("/problemes?" + query).status())
                    .as(query)
                    .isEqualTo(200);
    }

    @Test
    void aPageCostsSixStatementsAtMost() {
        ProblemId problem = problems.published("Une page coûte peu");
        problems.confirmed(problem, "cout@ville-vertou.fr", "commune:44215");
        problems.confirmed(problem, "cout@departement13.fr", "departement:13");
        for (String path : new String[] {
            "/problemes",
            "/problemes?q=coute",
            "/problemes?q=cantien&theme=social",
            problem.path(),
            problem.path() + "/declarer",
            "/api" + problem.path()
        }) {
            String fresh = path + (path.contains("?") ? "&" : "?") + "sans-cache";
            assertThat(Statements.during(() -> people.visitor().get(fresh)))
                    .as(path)
                    .isBetween(1, 6);
        }
    }

    @Test
    void theHomePageLeadsToTheRegistry() {
        Visit visit = people.visitor();
        assertThat(visit.get("/").html().select("main a[href=/problemes]").text())
                .contains("Décrire mon problème");
        assertThat(visit.get("/").html().select("nav a[href=/problemes]")).isNotEmpty();
    }
}
