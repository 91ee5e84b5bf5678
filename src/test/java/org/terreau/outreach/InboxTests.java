package org.terreau.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubators;
import org.terreau.shared.Plain;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Visit;

@ApplicationTest
class InboxTests {

    private final People people;
    private final Requests requests;
    private final Incubators incubators;
    private final JdbcClient jdbc;

    InboxTests(People people, Requests requests, Incubators incubators, JdbcClient jdbc) {
        this.people = people;
        this.requests = requests;
        this.incubators = incubators;
        this.jdbc = jdbc;
    }

    private RequestReference received(String name, String message) {
        return requests.receive(
                        new NewRequest(
                                name,
                                Plain.text(name).replace(' ', '.') + "@inbox.test",
                                "",
                                OrganisationKind.PUBLIC_ACTOR,
                                "Agence de l’eau",
                                null,
                                message,
                                null),
                        List.of(),
                        "network of " + name,
                        Locale.FRENCH)
                .reference();
    }

    private Actor staff() {
        return people.someone(
                "staff@inbox.test",
                "Sacha Trie",
                new Grant(Role.STAFF, incubators.host().id().value()));
    }

    @Test
    void theInboxIsSearchedAsPeopleTypeAndKeepsItsFiltersInTheAddress() {
        RequestReference reference = received("Zoé Cherche", "Les élèves étrangers attendent une école");
        Visit visit = people.signedIn(staff());
        assertThat(visit.get("/demandes?q=ELEVES+etrangers&etat=toutes").text()).contains(reference.value());
        assertThat(visit.get("/demandes?q=introuvable").text()).contains("Aucune demande ne correspond");
        Visit.Page csv = visit.get("/demandes.csv?q=eleves");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.body()).contains(reference.value()).contains("Zoé Cherche");
        assertThat(visit.get("/api/demandes?q=eleves").body()).contains("\"reference\":\"" + reference + "\"");
    }

    @Test
    void aRequestIsAssignedNotedAndAnsweredWithAReason() {
        RequestReference reference = received("Noa Attend", "Un problème de cantine");
        Actor staff = staff();
        Visit visit = people.signedIn(staff);
        String path = "/demandes/" + reference;
        assertThat(visit.form(visit.get(path), path + "/responsable")
                        .with("responsable", staff.id().toString())
                        .send()
                        .text())
                .contains("responsable est enregistrée");
        assertThat(visit.get("/demandes?responsable=moi").text()).contains(reference.value());
        Visit.Page noted = visit.form(visit.get(path), path + "/notes")
                .with("note", "<script>alert(1)</script> à rappeler jeudi")
                .send();
        assertThat(noted.text()).contains("<script>alert(1)</script> à rappeler jeudi");
        assertThat(noted.html().select("main script")).isEmpty();
        Visit.Page refused =
                visit.form(noted, path + "/reponse").with("reponse", "non").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("reponse")).contains("avec sa raison");
        assertThat(visit.form(refused, path + "/reponse").value("reponse")).isEqualTo("non");
        Visit.Page answered = visit.form(refused, path + "/reponse")
                .with("reponse", "Un service existe déjà pour la cantine : voyez avec votre département.")
                .send();
        assertThat(answered.text())
                .contains("Répondue")
                .contains("réponse envoyée, staff@inbox.test")
                .doesNotContain("visitor");
        assertThat(jdbc.sql(
                                "select body from mail_outbox where recipient = 'noa.attend@inbox.test' order by id desc limit 1")
                        .query(String.class)
                        .single())
                .contains("Un service existe déjà pour la cantine");
        assertThat(answered.html().select("textarea[name=reponse]")).isEmpty();
    }

    @Test
    void strangersReadNoRequest() {
        RequestReference reference = received("Ada Secret", "confidentiel");
        assertThat(people.visitor().get("/demandes").path()).startsWith("/connexion");
        Visit stranger = people.signedIn(people.someone("passant@inbox.test", "Paul Passe"));
        assertThat(stranger.get("/demandes").status()).isEqualTo(403);
        Visit elsewhere = people.signedIn(
                people.someone("ailleurs@inbox.test", "Élie Ailleurs", new Grant(Role.STAFF, "autre-incubateur")));
        assertThat(elsewhere.get("/demandes/" + reference).status()).isEqualTo(403);
        assertThat(elsewhere.get("/demandes?etat=toutes").text()).doesNotContain(reference.value());
        assertThat(elsewhere.get("/demandes/T-AAAAAA").status()).isEqualTo(404);
    }

    @Test
    void onlyTheLeadChangesTheOfferAndAnUnknownFigureIsRefused() {
        assertThat(people.signedIn(staff()).get("/offre/modifier").status()).isEqualTo(403);
        Visit lead = people.signedIn(people.someone(
                "lead@inbox.test",
                "Lou Mène",
                new Grant(Role.LEAD, incubators.host().id().value())));
        Visit.Page refused = lead.form(lead.get("/offre/modifier"), "/offre/modifier")
                .with("texte", "## Notre offre\n\nUn coût de {{cout-inconnu}}")
                .send();
        assertThat(refused.errorOf("texte")).contains("cout-inconnu");
        Visit.Page saved = lead.form(refused, "/offre/modifier")
                .with("texte", "## Notre offre\n\nUn coût de {{cout-entree}} <img src=x onerror=alert(1)>")
                .send();
        assertThat(saved.text()).containsPattern("Un coût de 200\\h000\\h€");
        assertThat(saved.html().select("main img")).isEmpty();
        jdbc.sql("delete from offer").update();
    }
}
