package org.terreau.incubator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

@ApplicationTest
class MembersTests {

    private final People people;
    private final JdbcClient jdbc;

    MembersTests(People people, JdbcClient jdbc) {
        this.people = people;
        this.jdbc = jdbc;
    }

    private String incubator(String id) {
        people.incubator(id);
        return "/reglages/" + id + "/personnes";
    }

    private Visit lead(String id) {
        return people.signedIn(people.worksFor(id, Role.LEAD, "Lou Mène"));
    }

    private Visit.Page name(Visit visit, String path, String email, String role) {
        return visit.form(visit.get(path), path)
                .with("nom", "Nina Nommée")
                .with("courriel", email)
                .with("role", role)
                .send();
    }

    private String letter(String recipient) {
        return jdbc.sql("select string_agg(subject || ' ' || body, ' ') from mail_outbox where recipient = :to")
                .param("to", recipient)
                .query(String.class)
                .single();
    }

    @Test
    void anAdministratorOfAnEmptyIncubatorIsToldWhatToBeginWithAndNamesItsLead() {
        String path = incubator("personnes-un");
        Visit admin = people.signedIn(people.administrator());
        Visit.Page settings = admin.get("/reglages/personnes-un");
        assertThat(settings.html().select(".fr-callout a").eachAttr("href"))
                .containsExactly(path, "/offre/modifier", "/imports", "/administration/ouverture");
        assertThat(admin.get(path).text()).contains("Personne n’est encore nommé");
        Visit.Page after = name(admin, path, "nina@personnes-un.test", "responsable");
        assertThat(after.text())
                .contains("un courriel part à l’adresse nina@personnes-un.test", "Nina Nommée", "Responsable");
        assertThat(admin.get("/reglages/personnes-un").html().select(".fr-callout"))
                .isEmpty();
        assertThat(letter("nina@personnes-un.test"))
                .contains("Vous rejoignez Incubateur personnes-un", "Responsable", "Camille Administre");
    }

    @Test
    void theLinkOfTheLetterLeadsToWhatTheRoleOpens() {
        String path = incubator("personnes-deux");
        name(lead("personnes-deux"), path, "coach@personnes-deux.test", "coach");
        Visit coach = people.visitor();
        Visit.Page home = people.follow(coach, letter("coach@personnes-deux.test"));
        assertThat(home.path()).isEqualTo("/dossiers/tableau");
        assertThat(coach.get(path).status()).as("a coach names nobody").isEqualTo(403);
    }

    @Test
    void aRoleWithdrawnOpensNothingMoreFromTheNextPageOn() {
        String path = incubator("personnes-trois");
        Visit lead = lead("personnes-trois");
        name(lead, path, "equipe@personnes-trois.test", "equipe");
        Visit staff = people.signedIn(people.actor("equipe@personnes-trois.test"));
        assertThat(staff.get("/demandes").status()).isEqualTo(200);
        String removal = lead.get(path).html().select("a[aria-label*=Nina]").attr("href");
        Visit.Page confirm = lead.get(removal);
        assertThat(confirm.text()).contains("Équipe de l’incubateur", "reste à son nom");
        assertThat(lead.form(confirm, removal).send().text()).contains("Rôle retiré à Nina Nommée");
        assertThat(staff.get("/demandes").status()).isEqualTo(403);
        assertThat(lead.get(removal).status()).as("withdrawn already").isEqualTo(404);
    }

    @Test
    void whatIsTypedBadlyIsRefusedBesideItsFieldAndStaysThere() {
        String path = incubator("personnes-quatre");
        Visit lead = lead("personnes-quatre");
        Visit.Page refused = name(lead, path, "pas une adresse", "equipe");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("courriel")).contains("adresse électronique");
        assertThat(lead.form(refused, path).value("nom")).isEqualTo("Nina Nommée");
        Visit.Page nothing = lead.form(lead.get(path), path).send();
        assertThat(nothing.text()).contains("Choisissez un rôle", "Donnez le nom");
        Visit.Page forged = lead.form(lead.get(path), path)
                .with("nom", "Nina")
                .with("courriel", "nina@personnes-quatre.test")
                .forged("role", "ADMINISTRATOR")
                .send();
        assertThat(forged.status()).isEqualTo(422);
        name(lead, path, "deux@personnes-quatre.test", "coach");
        assertThat(name(lead, path, "deux@personnes-quatre.test", "coach").text())
                .contains("tient déjà ce rôle");
    }

    @Test
    void aLeadStaysLeadUntilSomebodyElseSaysOtherwise() {
        String path = incubator("personnes-cinq");
        Visit lead = lead("personnes-cinq");
        String removal = lead.get(path).html().select("a[aria-label*=Lou]").attr("href");
        Visit.Page refused = lead.form(lead.get(removal), removal).send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("votre propre rôle");
        assertThat(lead.get(path).status()).isEqualTo(200);
    }

    @Test
    void peopleOfAnotherIncubatorSeeNothing() {
        String path = incubator("personnes-six");
        Visit stranger = lead("personnes-sept");
        assertThat(stranger.get(path).status()).isEqualTo(403);
        assertThat(stranger.get(path + ".csv").status()).isEqualTo(403);
        assertThat(people.visitor().get(path).path()).startsWith("/connexion");
        assertThat(stranger.get("/api/incubateurs/personnes-six/personnes").status())
                .isEqualTo(403);
        assertThat(lead("personnes-six")
                        .get("/api/incubateurs/personnes-six/personnes")
                        .body())
                .contains("\"nom\":\"Lou Mène\"", "\"roles\":[\"responsable\"]");
        assertThat(lead("personnes-six").get(path + ".csv").body()).contains("Lou Mène", "responsable");
    }

    @Test
    void theListCostsFewStatementsHoweverManyPeopleThereAre() {
        String path = incubator("personnes-huit");
        Visit lead = lead("personnes-huit");
        for (int number = 0; number < 30; number++)
            people.someone(
                    "personne-" + number + "@personnes-huit.test",
                    "Personne " + number,
                    new Grant(number % 2 == 0 ? Role.COACH : Role.STAFF, "personnes-huit"));
        lead.get(path);
        assertThat(Statements.during(() -> lead.get(path))).isLessThan(12);
    }
}
