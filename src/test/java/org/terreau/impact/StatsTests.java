package org.terreau.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApplicationTest
class StatsTests {

    private static final IncubatorId INCUBATOR = new IncubatorId("stats.essai");
    private static final YearMonth NOW = Present.month();

    private final People people;
    private final ProductCatalogue catalogue;
    private final JsonMapper json;

    StatsTests(People people, ProductCatalogue catalogue, JsonMapper json) {
        this.people = people;
        this.catalogue = catalogue;
        this.json = json;
    }

    private String product(String id) {
        SomeProduct.named(id).in(INCUBATOR).storedIn(catalogue);
        return "/produits/" + id;
    }

    private Visit staff() {
        return people.signedIn(
                people.someone("staff@stats.test", "Sacha Mesure", new Grant(Role.STAFF, INCUBATOR.value())));
    }

    private static Visit.Page define(Visit visit, String path, String name, String aggregation) {
        String action = path + "/mesures/indicateurs/nouveau";
        return visit.form(visit.get(action), action)
                .with("nom", name)
                .with("question", "Combien chaque mois ?")
                .with("unite", "agents")
                .with("case", "utilise")
                .with("periodicite", "month")
                .with("agregation", aggregation)
                .with("cible", "150")
                .send();
    }

    private static Visit.Page measure(Visit visit, String path, String indicator, String period, String value) {
        return visit.form(visit.get(path + "/mesures"), path + "/mesures/saisie")
                .with("periode", period)
                .with("valeur-" + indicator, value)
                .send();
    }

    @Test
    void measurementsAreShownWithAChartATableACsvAndTheConventionOfTheIncubators() {
        String path = product("stats.un");
        assertThat(people.visitor().get(path + "/stats").text()).contains("pas encore publiées");
        Visit visit = staff();
        assertThat(define(visit, path, "Agents actifs", "somme").text()).contains("L’indicateur est défini");
        for (int back = 13; back >= 0; back--)
            measure(visit, path, "agents-actifs", NOW.minusMonths(back).toString(), String.valueOf(100 + back));
        Visit.Page asked = measure(visit, path, "agents-actifs", NOW.toString(), "1 234,5");
        assertThat(asked.errorOf("valeur-agents-actifs")).contains("un nombre entier");
        Visit.Page corrected = visit.form(asked, path + "/mesures/saisie")
                .with("confirme-valeur-agents-actifs", "oui")
                .send();
        assertThat(corrected.text()).contains("La mesure est enregistrée");

        Visit.Page stats = people.visitor().get(path + "/stats");
        assertThat(stats.text())
                .containsPattern("1\\h230\\hagents")
                .contains("Boussole")
                .contains("Cible de l’incrément")
                .contains("(corrigée)")
                .doesNotContain("pas encore publiées");
        assertThat(stats.html().select("svg[role=img] rect.t-chart__bar")).hasSize(14);
        assertThat(stats.text())
                .containsPattern("Qualité des mesures : \\d+ sur 100")
                .contains("Matrice d’impact");
        assertThat(stats.html().select("svg title").text()).contains("Agents actifs");
        assertThat(stats.html().select("details tbody tr")).hasSize(14);
        assertThat(people.visitor().get(path).text()).contains("Son impact").containsPattern("1\\h230");
        assertThat(people.visitor().get(path + "/stats.csv").body())
                .contains("agents-actifs;Agents actifs;month;" + NOW.atDay(1) + ";1234.5;agents;saisie");

        JsonNode twelve = json.readTree(people.visitor()
                .get(path + "/api/stats?periodicity=month&since=12")
                .body());
        assertThat(twelve.get("stats").size()).isEqualTo(12);
        assertThat(twelve.get("stats").get(11).get("date").asString())
                .isEqualTo(NOW.atDay(1).toString());
        assertThat(twelve.get("stats").get(11).get("value").asDouble()).isEqualTo(1234.5);
        assertThat(twelve.get("description").asString()).contains("Agents actifs");
        JsonNode years = json.readTree(
                people.visitor().get(path + "/api/stats?periodicity=year").body());
        double sum = 0;
        for (JsonNode year : years.get("stats")) sum += year.get("value").asDouble();
        assertThat(sum).isEqualTo(1234.5 + 13 * 100 + 91);
        assertThat(json.readTree(people.visitor()
                                .get(path + "/api/stats?periodicity=day")
                                .body())
                        .get("stats")
                        .size())
                .isZero();
        assertThat(people.visitor().get(path + "/api/stats?periodicity=siecle").status())
                .isEqualTo(400);
        assertThat(people.visitor()
                        .get(path + "/indicators/agents-actifs/api/stats?since=2")
                        .body())
                .contains("\"value\":1234.5");
        assertThat(people.visitor().get(path + "/indicators/rien/api/stats").status())
                .isEqualTo(404);
        assertThat(Statements.during(() -> people.visitor().get(path + "/stats?x=" + NOW)))
                .isBetween(1, 6);
    }

    @Test
    void aWrongMeasurementIsRefusedBesideItsField() {
        String path = product("stats.deux");
        Visit visit = staff();
        define(visit, path, "Agents actifs", "derniere");
        Visit.Page refused = measure(visit, path, "agents-actifs", "2099-01", "12");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("periode")).contains("passée ou en cours");
        assertThat(measure(visit, path, "agents-actifs", "2026", "3").errorOf("periode"))
                .contains("un mois");
        Visit.Page wrong = measure(visit, path, "agents-actifs", "2026-01", "beaucoup");
        assertThat(wrong.errorOf("valeur-agents-actifs")).contains("un nombre");
        assertThat(visit.form(wrong, path + "/mesures/saisie").value("valeur-agents-actifs"))
                .isEqualTo("beaucoup");
        for (String value : List.of("NaN", "1e400", "--3", "Infinity", "1.2.3"))
            assertThat(measure(visit, path, "agents-actifs", "2026-01", value).status())
                    .as(value)
                    .isEqualTo(422);
        assertThat(people.visitor().get(path + "/stats").text()).contains("Pas encore de mesure");
    }

    @Test
    void aTestimonyIsPublishedWithConsentOnlyAndWithdrawnWithItsText() {
        String path = product("stats.trois");
        Visit visit = staff();
        Visit.Page refused = visit.form(visit.get(path + "/mesures"), path + "/mesures/temoignage")
                .with("temoignage", "On gagne deux heures <b>par jour</b>")
                .with("role", "agente d’accueil")
                .with("lieu-recherche", "Quimper")
                .send();
        assertThat(refused.errorOf("accord")).contains("avec l’accord");
        Visit.Page published = visit.form(refused, path + "/mesures/temoignage")
                .with("accord", "oui")
                .send();
        assertThat(published.text()).contains("Le témoignage est publié");
        assertThat(people.visitor().get(path + "/stats").text())
                .contains("On gagne deux heures <b>par jour</b>")
                .contains("Quimper (29)");
        String withdrawal = published.html().select("a[href*=/temoignages/]").attr("href");
        Visit.Page unexplained = visit.form(visit.get(withdrawal), withdrawal).send();
        assertThat(unexplained.status()).isEqualTo(422);
        assertThat(people.visitor().get(path + "/stats").text()).contains("deux heures");
        Visit.Page withdrawn =
                visit.form(unexplained, withdrawal).with("raison", "accord").send();
        assertThat(withdrawn.text()).contains("est revenue sur son accord (par l’équipe)");
        assertThat(people.visitor().get(path + "/stats").text()).doesNotContain("deux heures");
        assertThat(visit.get(withdrawal).status()).isEqualTo(404);
    }

    @Test
    void onlyTheTeamAndTheStaffOfItsIncubatorEnterMeasurements() {
        String path = product("stats.quatre");
        assertThat(people.visitor().get(path + "/mesures").path()).startsWith("/connexion");
        Visit stranger = people.signedIn(people.someone("passant@stats.test", "Paul Passe"));
        assertThat(stranger.get(path + "/mesures").status()).isEqualTo(403);
        assertThat(stranger.get("/produits/stats.inconnu/mesures").status()).isEqualTo(404);
        assertThat(people.visitor().get("/produits/stats.inconnu/stats").status())
                .isEqualTo(404);
    }
}
