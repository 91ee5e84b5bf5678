package org.terreau;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubators;
import org.terreau.portfolio.Increments;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.sharing.Cost;
import org.terreau.sharing.KeptScenario;
import org.terreau.sharing.KeptScenarios;
import org.terreau.sharing.Limits;
import org.terreau.sharing.Member;
import org.terreau.sharing.Parameters;
import org.terreau.sharing.Regime;
import org.terreau.sharing.Scenario;
import org.terreau.sharing.SharingMethod;
import org.terreau.team.Mission;
import org.terreau.team.Missions;
import org.terreau.team.Trade;
import org.terreau.team.TypedMission;
import org.terreau.territory.Collectivities;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Visit;

/** Every form whose text everybody will read stops once on what tells who somebody is. */
@ApplicationTest
class PublicTextDoorsTests {

    private static final String TOLD = "06/12/34/56/78";

    private final People people;
    private final Incubators incubators;
    private final ProductCatalogue catalogue;
    private final Increments increments;
    private final KeptScenarios scenarios;
    private final Collectivities collectivities;
    private final Missions missions;

    PublicTextDoorsTests(
            People people,
            Incubators incubators,
            ProductCatalogue catalogue,
            Increments increments,
            KeptScenarios scenarios,
            Collectivities collectivities,
            Missions missions) {
        this.missions = missions;
        this.scenarios = scenarios;
        this.collectivities = collectivities;
        this.people = people;
        this.incubators = incubators;
        this.catalogue = catalogue;
        this.increments = increments;
    }

    private Visit staff() {
        return people.signedIn(people.someone(
                "portes@publiques.test",
                "Paula Portes",
                new Grant(Role.STAFF, incubators.host().id().value()),
                new Grant(Role.LEAD, incubators.host().id().value())));
    }

    private ProductId product() {
        return SomeProduct.named("portes.publiques")
                .called("Portes publiques")
                .in(incubators.host().id())
                .storedIn(catalogue);
    }

    @ParameterizedTest(name = "{1} {2}")
    @CsvSource({
        "/fiche, /fiche, mission",
        "/fiche, /fiche, presentation",
        "/fiche, /fiche, publics",
        "/fiche, /fiche, technologies",
        "/parcours, /parcours, texte",
        "/increments/nouveau, /increments/nouveau, objectif",
        "/feuille-de-route/nouveau, /feuille-de-route/nouveau, resultat",
        "/feuille-de-route/nouveau, /feuille-de-route/nouveau, precisions",
        "/mesures, /mesures/temoignage, temoignage",
        "/mesures, /mesures/temoignage, role",
        "/mesures/indicateurs/nouveau, /mesures/indicateurs/nouveau, nom",
        "/mesures/indicateurs/nouveau, /mesures/indicateurs/nouveau, question",
        "/mesures/indicateurs/nouveau, /mesures/indicateurs/nouveau, definition",
        "/enquete/reglages, /enquete/reglages, introduction",
        "/vagues, /vagues, but",
        "/vagues, /vagues, nom",
        "/nouvelles, /nouvelles, mot",
        "/reprise/gestion, /reprise/gestion, situation",
        "/reprise/gestion, /reprise/gestion, moyens-humains",
        "/reprise/gestion, /reprise/gestion, moyens-financiers",
        "/gestion-budget, /gestion-budget/publication, note",
        "/gestion-budget/engagements, /gestion-budget/engagements, condition",
        "/gestion-budget/engagements, /gestion-budget/engagements, financeur",
        "/decision, /decision, motif",
        "/decision, /decision, presents",
        "/decision, /decision, condition-1",
    })
    void ofAProduct(String page, String action, String field) {
        String product = product().path();
        stops(staff(), product + page, product + action, field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"titre", "obtient", "lieu", "animation"})
    void ofATraining(String field) {
        stops(staff(), "/formations/nouvelle", "/formations/nouvelle", field);
    }

    @ParameterizedTest
    @CsvSource({"seuil-objectif", "arret-objectif"})
    void ofAnIncrement(String field) {
        ProductId product = SomeProduct.named("portes.increments")
                .in(incubators.host().id())
                .storedIn(catalogue);
        Visit staff = staff();
        if (increments.of(product).isEmpty())
            increments.open(product, Present.today(), "Dix communes répondent.", people.actor("portes@publiques.test"));
        String path = Increments.path(product, 1) + "/seuils";
        stops(staff, path, path, field);
    }

    @ParameterizedTest(name = "{1} {2}")
    @CsvSource({
        "/appels/nouveau, /appels/nouveau, titre",
        "/appels/nouveau, /appels/nouveau, texte",
        "/appels/nouveau, /appels/nouveau, regles",
        "/problemes/proposer, /problemes/proposer, titre",
        "/problemes/proposer, /problemes/proposer, situation",
        "/problemes/proposer, /problemes/proposer, aujourdhui",
        "/bonnes-pratiques/liste/nouvelle, /bonnes-pratiques/liste/nouvelle, texte",
        "/bonnes-pratiques/liste/nouvelle, /bonnes-pratiques/liste/nouvelle, aide",
        "/appui/gestion/nouvelle, /appui/gestion/nouvelle, nom",
        "/appui/gestion/nouvelle, /appui/gestion/nouvelle, obtient",
        "/appui/gestion/nouvelle, /appui/gestion/nouvelle, pour-qui",
    })
    void ofTheIncubator(String page, String action, String field) {
        stops(staff(), page, action, field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nom", "note"})
    void ofASharingOfACost(String field) {
        Scenario scenario = new Scenario(
                "Portes",
                new Cost(Money.euros(100), Regime.WITH_TAX, 2027),
                SharingMethod.EQUAL,
                new Parameters(BigDecimal.ZERO, false, List.of()),
                Limits.NONE,
                collectivities.named("Quimper").stream().map(Member::of).toList());
        Visit owner = staff();
        Actor actor = people.actor("portes@publiques.test");
        long id = scenarios.keep(scenario, "Portes", actor);
        scenarios.settle(id, new KeptScenario.Settings("Portes", "", KeptScenario.State.DRAFT, "", true), 1, actor);
        String path = KeptScenarios.PATH + "/" + id;
        stops(owner, path, path, field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nom", "financeur", "cumulable", "conditions"})
    void ofAFundingWindow(String field) {
        String path = "/guichets/gestion/" + incubators.host().id();
        stops(staff(), path, path, field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"titre", "probleme", "mission", "profil-cherche", "lieu", "contact", "critere-1", "question-1"})
    void ofAnOffer(String field) {
        Visit staff = staff();
        ProductId product =
                SomeProduct.named("portes.offres").in(incubators.host().id()).storedIn(catalogue);
        missions.look(product, TypedMission.simple(Trade.DESIGN, "2"), people.actor("portes@publiques.test"));
        long need = missions.vacant(Set.of(product)).stream()
                .mapToLong(Mission::id)
                .max()
                .orElseThrow();
        stops(staff, "/recrutement/nouvelle?besoin=" + need, "/recrutement/nouvelle", field);
    }

    /** There is one text of each, which other tests read: it is set back. */
    @ParameterizedTest
    @CsvSource({"/reglages/HOST, presentation", "/offre/modifier, texte"})
    void ofWhatTheIncubatorHasOnce(String page, String field) {
        String path = page.replace("HOST", incubators.host().id().value());
        Visit staff = staff();
        String before = staff.form(staff.get(path), path).value(field);
        stops(staff, path, path, field);
        staff.form(staff.get(path), path).with(field, before).send();
        assertThat(staff.form(staff.get(path), path).value(field)).isEqualTo(before);
    }

    /** The administrator's, of which there is one too. */
    @ParameterizedTest
    @ValueSource(strings = {"audit-defauts", "derogations", "conditions-propres"})
    void ofWhatTheSiteSaysOfItself(String field) {
        stops(people.signedIn(people.administrator()), "/administration/mentions", "/administration/mentions", field);
    }

    private static void stops(Visit visit, String page, String action, String field) {
        Visit.Page stopped = visit.form(visit.get(page), action)
                .with(field, "Appelez le " + TOLD + " pour en savoir plus")
                .send();
        assertThat(stopped.status()).isEqualTo(422);
        assertThat(stopped.errorOf(field)).contains("dit peut-être qui est quelqu’un", TOLD);
        String box = "confirme-" + field;
        assertThat(stopped.html().select("[name=" + box + "]")).hasSize(1);
        Visit.Page said = visit.form(stopped, action).with(box, "oui").send();
        if (said.status() == 422)
            assertThat(said.errorOf(field)).as("the last word").doesNotContain(TOLD);
    }
}
