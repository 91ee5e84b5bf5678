package org.terreau.testimony;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.support.ApplicationTest;
import org.terreau.support.People;
import org.terreau.support.SomeProduct;
import org.terreau.support.Visit;

@ApplicationTest
class TestimonyTests {

    private static final IncubatorId INCUBATOR = new IncubatorId("temoin.essai");

    private final People people;
    private final ProductCatalogue catalogue;

    TestimonyTests(People people, ProductCatalogue catalogue) {
        this.people = people;
        this.catalogue = catalogue;
    }

    private String product(String id) {
        SomeProduct.named(id).in(INCUBATOR).storedIn(catalogue);
        return "/produits/" + id;
    }

    private Visit staff() {
        return people.signedIn(
                people.someone("staff@temoin.test", "Sacha Témoin", new Grant(Role.STAFF, INCUBATOR.value())));
    }

    @Test
    void aTestimonyIsPublishedWithConsentOnlyAndWithdrawnWithItsText() {
        String path = product("temoin.retire");
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
    void aTestimonyThatTellsWhoSomebodyIsIsStoppedOnceAndThePersonHasTheLastWord() {
        String product = product("temoin.masque");
        Visit visit = staff();
        String path = product + "/mesures";
        Visit.Form form = visit.form(visit.get(path), path + "/temoignage")
                .with("temoignage", "Appelez M LE GOFF Yann au 06/12/34/56/78, tout est plus simple.")
                .with("role", "Agente d’accueil")
                .with("accord", "oui");
        Visit.Page stopped = form.send();
        assertThat(stopped.status()).isEqualTo(422);
        assertThat(stopped.errorOf("temoignage")).contains("M LE GOFF Yann").contains("06/12/34/56/78");
        assertThat(people.visitor().get(product + "/stats").text()).doesNotContain("tout est plus simple");
        Visit.Page published = visit.form(stopped, path + "/temoignage")
                .with("confirme-temoignage", "oui")
                .send();
        assertThat(published.status()).isEqualTo(200);
        assertThat(people.visitor().get(product + "/stats").text()).contains("tout est plus simple");
    }
}
