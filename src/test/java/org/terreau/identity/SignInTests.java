package org.terreau.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.mail.OutboxReader;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Visit;

@ApplicationTest
class SignInTests {

    private final People people;
    private final OutboxReader outbox;

    SignInTests(People people, OutboxReader outbox) {
        this.people = people;
        this.outbox = outbox;
    }

    @Test
    void aLinkSentByMailSignsInOnceAndLeadsWhereThePersonWasGoing() {
        people.someone("agnes@mairie.test", "Agnès Lemoine");
        Visit visit = people.visitor();

        Visit.Page asked = visit.form(visit.get("/connexion?suite=/offre-inconnue"), "/connexion/lien")
                .with("username", " Agnes@Mairie.TEST ")
                .send();
        assertThat(asked.path()).isEqualTo("/connexion/envoyee");

        String link = linkSentTo("agnes@mairie.test");
        Visit.Page landed = visit.form(visit.get(link), "/connexion/jeton").send();
        assertThat(landed.path()).isEqualTo("/offre-inconnue");
        assertThat(visit.get("/").text()).contains("Agnès Lemoine", "Se déconnecter");

        Visit other = people.visitor();
        Visit.Page again = other.form(other.get(link), "/connexion/jeton").send();
        assertThat(again.text()).contains("Ce lien a déjà servi ou a expiré");
        assertThat(other.get("/").text()).contains("Se connecter");
    }

    @Test
    void howLongOneStaysSignedInIsTwentyHoursAtLeastAndIsTold() {
        String told = people.visitor().get("/connexion").text();
        Matcher hours = Pattern.compile("Vous restez connecté·e ([0-9]+) heures après votre dernière page")
                .matcher(told);
        assertThat(hours.find()).as(told).isTrue();
        assertThat(Integer.parseInt(hours.group(1))).isGreaterThanOrEqualTo(20);
    }

    @Test
    void openingTheLinkWithoutConfirmingUsesNothing() {
        people.someone("scan@mairie.test", "Sacha Scan");
        Visit visit = people.visitor();
        visit.form(visit.get("/connexion"), "/connexion/lien")
                .with("username", "scan@mairie.test")
                .send();
        String link = linkSentTo("scan@mairie.test");

        people.visitor().get(link);
        people.visitor().get(link);

        assertThat(visit.form(visit.get(link), "/connexion/jeton").send().text())
                .contains("Sacha Scan");
    }

    @Test
    void anUnknownAddressGetsTheSameAnswerAndNoMail() {
        Visit visit = people.visitor();
        Visit.Page asked = visit.form(visit.get("/connexion"), "/connexion/lien")
                .with("username", "nobody@mairie.test")
                .send();
        assertThat(asked.text()).contains("Consultez votre messagerie");
        assertThat(outbox.entries("nobody@mairie.test", 1).items()).isEmpty();
    }

    @Test
    void anEmptyAddressIsRefusedBesideTheField() {
        Visit visit = people.visitor();
        Visit.Page asked = visit.form(visit.get("/connexion"), "/connexion/lien")
                .with("username", "")
                .send();
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.errorOf("username")).isEqualTo("Saisissez votre adresse électronique.");
    }

    @ParameterizedTest
    @CsvSource({
        "prenom.nom, Ce n’est pas une adresse électronique",
        "prenom nom@mairie.fr, Ce n’est pas une adresse électronique",
        "élu@mairie.fr, elu@mairie.fr"
    })
    void whatIsNotAnAddressIsToldBesideTheFieldAndStaysThere(String typed, String told) {
        Visit visit = people.visitor();
        Visit.Page asked = visit.form(visit.get("/connexion?suite=/dossiers"), "/connexion/lien")
                .with("username", typed)
                .send();
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.errorOf("username")).contains(told);
        assertThat(asked.html().select("#username").val()).isEqualTo(typed);
        assertThat(asked.html().select("input[name=suite]").val()).isEqualTo("/dossiers");
    }

    @Test
    void noMoreThanFiveLinksLeaveInAnHour() {
        people.someone("flood@mairie.test", "Flo Hood");
        Visit visit = people.visitor();
        for (int i = 0; i < 8; i++)
            visit.form(visit.get("/connexion"), "/connexion/lien")
                    .with("username", "flood@mairie.test")
                    .send();
        assertThat(outbox.entries("flood@mairie.test", 1).items()).hasSize(5);
    }

    @Test
    void aLinkNeverLeadsToAnotherSite() {
        people.someone("away@mairie.test", "Ava Way");
        Visit visit = people.visitor();
        visit.form(visit.get("/connexion?suite=//evil.test/"), "/connexion/lien")
                .with("username", "away@mairie.test")
                .send();
        Visit.Page landed = visit.form(visit.get(linkSentTo("away@mairie.test")), "/connexion/jeton")
                .send();
        assertThat(landed.path()).isEqualTo("/");
    }

    private String linkSentTo(String address) {
        String text = outbox.entries(address, 1).items().get(0).text();
        Matcher matcher = Pattern.compile("http\\S+").matcher(text);
        assertThat(matcher.find()).as("a link in: %s", text).isTrue();
        return matcher.group();
    }
}
