package org.terreau.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Visit;

@ApplicationTest
class ContactTests {

    private final People people;
    private final JdbcClient jdbc;

    ContactTests(People people, JdbcClient jdbc) {
        this.people = people;
        this.jdbc = jdbc;
    }

    private static Visit.Form filled(Visit visit, String email) {
        return visit.form(visit.get("/contact"), "/contact")
                .with("genre", "collectivite")
                .with("collectivite-recherche", "Saint-Étienne (42)")
                .forged("collectivite", "commune:42218")
                .with("nom", "Dominique Essai")
                .with("courriel", email)
                .with("message", "Nos secrétaires de mairie ressaisissent chaque facture deux fois.")
                .forged("ouvert", "1");
    }

    private String lastMail(String to) {
        return jdbc.sql(
                        "select subject || E'\\n' || body from mail_outbox where recipient = :to order by id desc limit 1")
                .param("to", to)
                .query(String.class)
                .single();
    }

    @Test
    void aRequestIsAcknowledgedOnScreenAndByMailWithAReferenceAndADelay() {
        Visit.Page received = filled(people.visitor(), "accuse@contact.test").send();
        assertThat(received.status()).isEqualTo(200);
        assertThat(received.text()).contains("bien reçue").containsPattern("T-[2-9A-Z]{6}");
        assertThat(lastMail("accuse@contact.test"))
                .contains("T-")
                .contains("au plus tard le")
                .contains("secrétaires de mairie");
        assertThat(jdbc.sql("select collectivity from call_back_request where email = 'accuse@contact.test'")
                        .query(String.class)
                        .single())
                .isEqualTo("commune:42218");
    }

    @Test
    void anApostropheIsPartOfAnAddressAndAnAccentIsNot() {
        assertThat(filled(people.visitor(), "jeanne.o'rion@contact.test").send().text())
                .contains("bien reçue");
        assertThat(lastMail("jeanne.o'rion@contact.test")).contains("T-");
        Visit.Page refused = filled(people.visitor(), "élu@contact.test").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("courriel")).contains("accent", "elu@contact.test");
        assertThat(refused.html().select("#courriel").val()).isEqualTo("élu@contact.test");
    }

    @Test
    void anAccentedDomainIsSentInTheFormThatServersKnow() {
        filled(people.visitor(), "accueil@bézier.test").send();
        assertThat(lastMail("accueil@xn--bzier-bsa.test")).contains("T-");
    }

    @Test
    void withoutScriptNamesakesAreOfferedToChooseFrom() {
        Visit visit = people.visitor();
        Visit.Page refused = filled(visit, "homonyme@contact.test")
                .with("collectivite-recherche", "saint denis")
                .forged("collectivite", "")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("collectivite-recherche")).contains("Plusieurs collectivités");
        assertThat(refused.text()).contains("Saint-Denis (93)").contains("Saint-Denis (974)");
        Visit.Page received = visit.form(refused, "/contact")
                .with("collectivite", "commune:93066")
                .send();
        assertThat(received.text()).contains("bien reçue");
        assertThat(jdbc.sql("select organisation from call_back_request where email = 'homonyme@contact.test'")
                        .query(String.class)
                        .single())
                .isEqualTo("Saint-Denis (93)");
    }

    @Test
    void aRefusedFormSaysWhatIsMissingBesideEachFieldAndKeepsWhatWasTyped() {
        Visit visit = people.visitor();
        Visit.Page refused = filled(visit, "pas une adresse")
                .with("genre", "partenaire")
                .with("nom", "")
                .with("telephone", "abc")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("nom")).contains("votre nom");
        assertThat(refused.errorOf("courriel")).contains("adresse électronique");
        assertThat(refused.errorOf("telephone")).contains("numéro");
        assertThat(refused.errorOf("organisation")).contains("votre organisation");
        Visit.Form again = visit.form(refused, "/contact");
        assertThat(again.value("message")).contains("ressaisissent");
        assertThat(again.value("courriel")).isEqualTo("pas une adresse");
        assertThat(again.value("genre")).isEqualTo("partenaire");
        assertThat(refused.html().select("[autofocus]").attr("name")).isEqualTo("nom");
    }

    @Test
    void robotsAreRecognisedByWhatTheyFillInAndHowFast() {
        assertThat(filled(people.visitor(), "robot@contact.test")
                        .with("site", "http://spam.test")
                        .send()
                        .status())
                .isEqualTo(422);
        Visit visit = people.visitor();
        Visit.Page hasty = visit.form(visit.get("/contact"), "/contact")
                .with("nom", "Robot")
                .with("courriel", "robot@contact.test")
                .with("message", "bonjour")
                .send();
        assertThat(hasty.text()).contains("trop vite");
        assertThat(jdbc.sql("select count(*) from call_back_request where email = 'robot@contact.test'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theSixthRequestOfTheDayFromOneAddressIsRefused() {
        for (int turn = 0; turn < 5; turn++)
            assertThat(filled(people.visitor(), "insistant@contact.test").send().status())
                    .isEqualTo(200);
        Visit.Page refused = filled(people.visitor(), "insistant@contact.test").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Trop de demandes");
    }

    @Test
    void theOfferShowsTheFiguresOfTheSettings() {
        Visit.Page offer = people.visitor().get("/offre");
        assertThat(offer.status()).isEqualTo(200);
        assertThat(offer.text()).doesNotContain("{{").containsPattern("200\\h000\\h€");
    }
}
