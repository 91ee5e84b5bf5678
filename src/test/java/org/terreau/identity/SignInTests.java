package org.terreau.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.audit.Audit;
import org.terreau.mail.OutboxReader;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Visit;

@ApplicationTest
class SignInTests {

    private final People people;
    private final OutboxReader outbox;
    private final SignInLinks links;
    private final Audit audit;

    SignInTests(People people, OutboxReader outbox, SignInLinks links, Audit audit) {
        this.people = people;
        this.outbox = outbox;
        this.links = links;
        this.audit = audit;
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

    private Visit.Page asked(Visit visit, String address) {
        return visit.form(visit.get("/connexion"), "/connexion/lien")
                .with("username", address)
                .send();
    }

    @ParameterizedTest
    @CsvSource({"flood@mairie.test, true", "flood-unknown@mairie.test, false"})
    void noMoreThanFiveLinksLeaveInAnHourAndThePageSaysWhenToComeBack(String address, boolean known) {
        if (known) people.someone(address, "Flo Hood");
        Visit visit = people.visitor();
        for (int i = 0; i < 5; i++) assertThat(asked(visit, address).path()).isEqualTo("/connexion/envoyee");
        Visit.Page tooMany = asked(visit, address);
        assertThat(tooMany.path()).startsWith("/connexion?attente=");
        assertThat(tooMany.text()).containsPattern("Trop de liens ont été demandés.*revenez dans 1[0-3] minutes");
        assertThat(outbox.entries(address, 1).items()).hasSize(known ? 5 : 0);
    }

    @Test
    void invitationsDoNotCountAmongTheLinksThatOneAsksFor() {
        Actor invited = people.someone("invitee@mairie.test", "Inès Invitée");
        for (int i = 0; i < 7; i++) links.leadingTo(invited.id(), "/");
        asked(people.visitor(), "invitee@mairie.test");
        assertThat(outbox.entries("invitee@mairie.test", 1).items()).hasSize(1);
    }

    @Test
    void aLinkThatWasAskedForEndsWhenANewerOneIsUsed() {
        people.someone("deux-liens@mairie.test", "Denis Deuxliens");
        asked(people.visitor(), "deux-liens@mairie.test");
        String older = linkSentTo("deux-liens@mairie.test");
        asked(people.visitor(), "deux-liens@mairie.test");
        String newer = linkSentTo("deux-liens@mairie.test");
        assertThat(newer).isNotEqualTo(older);

        assertThat(used(newer).text()).contains("Denis Deuxliens");
        assertThat(used(older).text()).contains("Ce lien a déjà servi ou a expiré");
    }

    @Test
    void theLinkOfALetterSignsNobodyInAndKnowsWhoseAddressToWriteForThirtyDays() {
        Actor person = people.someone("lettre@mairie.test", "Lou Lettre");
        String letter = links.leadingTo(person.id(), "/mes-produits?attente=oui");
        String path = letter.substring(letter.indexOf("/connexion"));
        assertThat(path).startsWith("/connexion?suite=").contains("&pour=").doesNotContain("lettre@mairie.test");

        Visit visit = people.visitor();
        Visit.Page page = visit.get(path);
        assertThat(page.html().select("#username").val()).isEqualTo("lettre@mairie.test");
        assertThat(page.text()).contains("Votre adresse est déjà écrite");
        assertThat(visit.get("/").text()).contains("Se connecter").doesNotContain("Lou Lettre");
        String token = path.substring(path.indexOf("&pour=") + "&pour=".length());
        assertThat(used("/connexion/jeton?token=" + token).text())
                .as("the token of a letter proves nothing")
                .contains("Ce lien a déjà servi ou a expiré");

        visit.form(page, "/connexion/lien").send();
        Visit.Page landed = visit.form(visit.get(linkSentTo("lettre@mairie.test")), "/connexion/jeton")
                .send();
        assertThat(landed.path()).isEqualTo("/mes-produits?attente=oui");
        assertThat(visit.get(path).path())
                .as("whoever is signed in is there at once")
                .isEqualTo("/mes-produits?attente=oui");

        assertThat(people.visitor()
                        .get("/connexion?suite=/dossiers&pour=inconnu")
                        .html()
                        .select("#username")
                        .val())
                .isEmpty();
    }

    @Test
    void anOlderLinkThatIsUsedLeavesTheNewerOneGood() {
        people.someone("lente@mairie.test", "Léa Lente");
        asked(people.visitor(), "lente@mairie.test");
        String older = linkSentTo("lente@mairie.test");
        asked(people.visitor(), "lente@mairie.test");
        String newer = linkSentTo("lente@mairie.test");
        assertThat(used(older).text()).contains("Léa Lente");
        assertThat(used(newer).text()).contains("Léa Lente");
    }

    private Visit.Page used(String link) {
        Visit visit = people.visitor();
        return visit.form(visit.get(link.substring(link.indexOf("/connexion"))), "/connexion/jeton")
                .send();
    }

    @Test
    void aWrongTokenOpensNoSessionAndIsNotedInTheJournal() {
        long before = refusals();
        Visit stranger = people.visitor();
        Visit.Page refused = stranger.form(stranger.get("/connexion/jeton?token=nonsense"), "/connexion/jeton")
                .send();
        assertThat(refused.text()).contains("Ce lien a déjà servi ou a expiré");
        assertThat(stranger.holds("terreau_session")).isFalse();
        assertThat(refusals()).isGreaterThan(before);
    }

    private long refusals() {
        return audit.lines(new Audit.Filter("identity.sign-in-refused", "visitor", null), 1)
                .total();
    }

    @Test
    void aKnownAddressIsAnsweredNoFasterNorSlowerThanAnUnknownOne() {
        people.someone("connue@mairie.test", "Coline Connue");
        for (String address : List.of("connue@mairie.test", "inconnue@mairie.test")) {
            Visit visit = people.visitor();
            Visit.Form form =
                    visit.form(visit.get("/connexion"), "/connexion/lien").with("username", address);
            long began = System.nanoTime();
            form.send();
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .as(address)
                    .isGreaterThanOrEqualTo(Duration.ofMillis(300));
        }
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
