package org.terreau;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubators;
import org.terreau.portfolio.Increments;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;
import org.terreau.support.ApplicationTest;
import org.terreau.support.People;
import org.terreau.support.SomeProduct;
import org.terreau.support.Visit;

/** Every form whose text everybody will read stops once on what tells who somebody is. */
@ApplicationTest
class PublicTextDoorsTests {

    private static final String TOLD = "06/12/34/56/78";

    private final People people;
    private final Incubators incubators;
    private final ProductCatalogue catalogue;
    private final Increments increments;

    PublicTextDoorsTests(People people, Incubators incubators, ProductCatalogue catalogue, Increments increments) {
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
        "/decision, /decision, motif",
        "/decision, /decision, presents",
        "/decision, /decision, condition-1",
    })
    void ofAProduct(String page, String action, String field) {
        String product = product().path();
        stops(staff(), product + page, product + action, field);
    }

    @ParameterizedTest
    @CsvSource({"seuil-objectif", "arret-objectif"})
    void ofAnIncrement(String field) {
        ProductId product = SomeProduct.named("portes.increments")
                .in(incubators.host().id())
                .storedIn(catalogue);
        Visit staff = staff();
        if (increments.of(product).isEmpty())
            increments.open(
                    product,
                    LocalDate.now(Paris.ZONE),
                    "Dix communes répondent.",
                    people.actor("portes@publiques.test"));
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
    })
    void ofTheIncubator(String page, String action, String field) {
        stops(staff(), page, action, field);
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
