package org.terreau.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.terreau.identity.PasskeyVisits.FORM;
import static org.terreau.identity.PasskeyVisits.MINE;
import static org.terreau.identity.PasskeyVisits.ORIGIN;
import static org.terreau.identity.PasskeyVisits.USED;
import static org.terreau.identity.PasskeyVisits.device;
import static org.terreau.identity.PasskeyVisits.filled;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.terreau.audit.Audit;
import org.terreau.shared.SecretToken;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Mutations;
import org.terreau.testing.People;
import org.terreau.testing.SoftwareKey;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

@ApplicationTest
class PasskeyTests {

    private final People people;
    private final OwnData data;
    private final Accounts accounts;
    private final IdleAccounts idle;
    private final PasskeyCeremonies ceremonies;
    private final Audit audit;
    private final JdbcClient jdbc;

    PasskeyTests(
            People people,
            OwnData data,
            Accounts accounts,
            IdleAccounts idle,
            PasskeyCeremonies ceremonies,
            Audit audit,
            JdbcClient jdbc) {
        this.people = people;
        this.data = data;
        this.accounts = accounts;
        this.idle = idle;
        this.ceremonies = ceremonies;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    private static Visit.Page makes(Visit visit, SoftwareKey device, String name) {
        return PasskeyVisits.makes(visit, visit.get(MINE), MINE, device, name);
    }

    private String handle(Actor person) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(jdbc.sql("select handle from passkey_holder where account_id = :id")
                        .param("id", person.id().value())
                        .query(byte[].class)
                        .single());
    }

    private static String challenge(Visit visit) {
        return PasskeyVisits.challenge(visit, visit.get("/connexion"), USED);
    }

    private static Visit.Page uses(Visit visit, Map<String, String> answer) {
        return filled(visit, visit.get("/connexion"), USED, answer).send();
    }

    private static boolean signedIn(Visit visit) {
        return visit.get("/").text().contains("Se déconnecter");
    }

    private List<String> lettersTo(Actor person) {
        return jdbc.sql("select kind from mail_outbox where recipient = :to order by id")
                .param("to", person.email().value())
                .query(String.class)
                .list();
    }

    private Actor holding(String email, SoftwareKey device) {
        Actor person = people.someone(email, "Perle Passe");
        assertThat(makes(people.signedIn(person), device, "téléphone").text()).contains("Votre clé d’accès est faite");
        return person;
    }

    @Test
    void aPasskeyIsMadeUsedAndRemovedAndItsHolderIsTold() {
        Actor person = people.someone("fait@cles.test", "Fanny Fait");
        Visit visit = people.signedIn(person);
        assertThat(visit.get(MINE).text()).contains("Vous n’avez pas encore de clé d’accès", "Faire ma première clé");
        SoftwareKey device = device();
        Visit.Page list = makes(visit, device, "téléphone");
        assertThat(list.path()).isEqualTo(MINE);
        assertThat(list.html().select("main tbody tr")).hasSize(1);
        assertThat(list.text()).contains("téléphone", "Jamais", "Faites une seconde clé sur un autre appareil");

        Visit elsewhere = people.visitor();
        Visit.Page in = uses(elsewhere, device.used(challenge(elsewhere), handle(person)));
        assertThat(in.text()).contains("Fanny Fait");
        Visit.Page sessions = elsewhere.get("/mes-connexions");
        assertThat(sessions.html().select("main tbody tr")).hasSize(2);
        assertThat(elsewhere.get(MINE).text()).doesNotContain("Jamais");

        Visit.Page sure =
                elsewhere.get(elsewhere.get(MINE).html().select("main tbody a").attr("href"));
        assertThat(sure.text()).contains("Retirer la clé d’accès « téléphone »");
        Visit.Page gone = elsewhere.form(sure, sure.path()).send();
        assertThat(gone.text()).contains("La clé d’accès est retirée", "Vous n’avez pas encore de clé d’accès");
        assertThat(lettersTo(person)).contains("passkey-added", "passkey-removed");
        assertThat(audit.by(person.email().value()))
                .extracting(Audit.Line::action)
                .contains("identity.passkey-added", "identity.signed-in", "identity.passkey-removed");
    }

    @Test
    void somebodyComesToThePageThatTheyWanted() {
        SoftwareKey device = device();
        Actor person = holding("voulu@cles.test", device);
        Visit visit = people.visitor();
        Visit.Page page = visit.get("/connexion?suite=/mes-donnees");
        assertThat(PasskeyVisits.uses(visit, page, device, handle(person)).path())
                .isEqualTo("/mes-donnees");
    }

    @Test
    void aPasskeyProvesAgainWhoSomebodyIs() {
        SoftwareKey device = device();
        Actor person = holding("preuve@cles.test", device);
        Visit visit = people.signedIn(person);
        jdbc.sql("update spring_session set creation_time = creation_time - 3600000 where principal_name = :who")
                .param("who", person.id().toString())
                .update();
        assertThat(visit.get(MINE).text()).contains("il faut s’être connecté à l’instant");
        Visit.Page proof = visit.get("/connexion/preuve?suite=" + MINE);
        Visit.Page back = PasskeyVisits.uses(visit, proof, device, handle(person));
        assertThat(back.path()).isEqualTo(MINE);
        assertThat(back.html().select("form[action=" + MINE + "]")).hasSize(1);
    }

    @Test
    void whatADeviceDidNotAnswerAsItWasAskedMakesNoPasskey() {
        Actor person = people.someone("refus@cles.test", "Rémi Refus");
        Visit visit = people.signedIn(person);
        Visit.Page page = visit.get(MINE);
        SoftwareKey device = device();
        String told = "sa réponse ne vient pas de ce site";
        for (Map<String, String> wrong : List.of(
                device.madeAt("https://hameconnage.test", PasskeyVisits.challenge(visit, page, MINE)),
                device.madeUnverified(PasskeyVisits.challenge(visit, page, MINE)),
                device.made("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
                device.made(challenge(people.visitor())),
                new SoftwareKey("autre.test", ORIGIN).made(PasskeyVisits.challenge(visit, page, MINE))))
            assertThat(filled(visit, visit.get(MINE), MINE, wrong)
                            .with("nom", "fausse")
                            .send()
                            .text())
                    .contains(told);
        assertThat(visit.get(MINE).text()).contains("Vous n’avez pas encore de clé d’accès");
    }

    @Test
    void aPasskeyHasANameOfItsOwn() {
        Actor person = people.someone("nom@cles.test", "Noé Nomme");
        Visit visit = people.signedIn(person);
        assertThat(makes(visit, device(), "").errorOf("nom")).contains("Donnez un nom à la clé");
        assertThat(makes(visit, device(), "n".repeat(61)).errorOf("nom")).contains("60 caractères au plus");
        makes(visit, device(), "bureau");
        assertThat(makes(visit, device(), "Bureau").errorOf("nom")).contains("porte déjà ce nom");
    }

    @Test
    void noAnswerSignsInThatIsNotWhatWasAskedNow() {
        SoftwareKey device = device();
        Actor person = holding("faux@cles.test", device);
        Actor other = holding("autre@cles.test", device());
        String holder = handle(person);
        Visit visit = people.visitor();
        Map<String, String> good = device.used(challenge(visit), holder);
        Visit first = people.visitor();
        assertThat(uses(first, good).text()).contains("Perle Passe");
        String refused = "Cette clé d’accès n’est pas connue ici";
        assertThat(uses(visit, good).text()).as("the same answer again").contains(refused);
        for (Map<String, String> wrong : List.of(
                device.usedAt("https://hameconnage.test", challenge(visit), holder),
                device.usedUnverified(challenge(visit), holder),
                device.used("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", holder),
                device.used(challenge(visit), handle(other)),
                device().used(challenge(visit), holder)))
            assertThat(uses(visit, wrong).text()).contains(refused);
        assertThat(signedIn(visit)).isFalse();
        String late = challenge(visit);
        jdbc.sql("update passkey_challenge set expires_at = now() - interval '1 second' where digest = :digest")
                .param("digest", new SecretToken(late).digest())
                .update();
        assertThat(uses(visit, device.used(late, holder)).text()).as("too late").contains(refused);
        device.copiedBefore(6);
        assertThat(uses(visit, device.used(challenge(visit), holder)).text())
                .as("a copy of the device, whose counter is behind")
                .contains(refused);
        assertThat(jdbc.sql("select count(*) from spring_session where principal_name = :who")
                        .param("who", person.id().toString())
                        .query(Long.class)
                        .single())
                .as("the one that made it, and the first")
                .isEqualTo(2);
    }

    @Test
    void aRemovedPasskeyAndThatOfAClosedAccountSignNobodyIn() {
        SoftwareKey device = device();
        Actor person = holding("ferme@cles.test", device);
        String holder = handle(person);
        jdbc.sql("update account set closed_at = now() where id = :id")
                .param("id", person.id().value())
                .update();
        Visit visit = people.visitor();
        assertThat(uses(visit, device.used(challenge(visit), holder)).text()).contains("n’est pas connue ici");
        jdbc.sql("update account set closed_at = null where id = :id")
                .param("id", person.id().value())
                .update();
        assertThat(uses(visit, device.used(challenge(visit), holder)).text()).contains("Perle Passe");
        Visit.Page sure =
                visit.get(visit.get(MINE).html().select("main tbody a").attr("href"));
        visit.form(sure, sure.path()).send();
        Visit after = people.visitor();
        assertThat(uses(after, device.used(challenge(after), holder)).text()).contains("n’est pas connue ici");
    }

    @Test
    void nobodySeesOrRemovesThePasskeyOfSomebodyElse() {
        Actor person = holding("sien@cles.test", device());
        long id = jdbc.sql("select id from passkey where account_id = :id")
                .param("id", person.id().value())
                .query(Long.class)
                .single();
        Visit other = people.signedIn(people.someone("curieux@cles.test", "Cyr Curieux"));
        assertThat(other.get(MINE + "/" + id + "/retrait").status()).isEqualTo(404);
        Visit.Form own = other.form(other.get("/mes-donnees"), "/mes-donnees/effacement");
        assertThat(other.post(MINE + "/" + id + "/retrait", FORM, "_csrf=" + own.value("_csrf"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatIsNotAnAnswerIsRefusedAndNeverAnError() {
        SoftwareKey device = device();
        Actor person = holding("hasard@cles.test", device);
        String challenge = SecretToken.draw().value();
        for (String field : List.of("cle", "client", "attestation"))
            Mutations.of(List.of(read(field(device.made(challenge), field))), 100, failure -> false, damaged -> {
                Map<String, String> answer = device().made(challenge);
                answer.put(field, written(damaged));
                ceremonies.made(
                        new MadePasskey(
                                challenge,
                                field(answer, "cle"),
                                field(answer, "client"),
                                field(answer, "attestation"),
                                List.of("internal")),
                        JdbcPasskeys.entity(person.id(), Bytes.fromBase64(handle(person))),
                        "au hasard");
            });
        Map<String, String> good = device.used(challenge, handle(person));
        for (String field : List.of("cle", "client", "appareil", "signature", "titulaire"))
            Mutations.of(List.of(read(field(good, field))), 100, failure -> false, damaged -> {
                Map<String, String> answer = new HashMap<>(good);
                answer.put(field, written(damaged));
                boolean same = good.equals(answer);
                assertThat(ceremonies
                                .used(new UsedPasskey(
                                        challenge,
                                        field(answer, "cle"),
                                        field(answer, "client"),
                                        field(answer, "appareil"),
                                        field(answer, "signature"),
                                        field(answer, "titulaire")))
                                .isPresent())
                        .as("%s of %s", field, answer)
                        .isIn(same, false);
            });
    }

    private static String field(Map<String, String> answer, String name) {
        return Objects.requireNonNull(answer.get(name), name);
    }

    private static byte[] read(String field) {
        return Base64.getUrlDecoder().decode(field);
    }

    private static String written(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void onesPasskeysAreAmongOnesDataAndGoWithThem() {
        SoftwareKey device = device();
        Actor person = holding("donnees@cles.test", device);
        String held = data.held(data.person(person.email())).modules().toString();
        assertThat(held).contains("cle_d_acces=téléphone");
        data.erase(data.person(person.email()));
        assertThat(jdbc.sql("select count(*) from passkey_holder where account_id = :id")
                        .param("id", person.id().value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void thePageAsksForAsMuchHoweverManyThereAre() {
        Actor person = people.someone("beaucoup@cles.test", "Bao Beaucoup");
        Visit visit = people.signedIn(person);
        makes(visit, device(), "une");
        int alone = Statements.during(() -> visit.get(MINE));
        for (String name : List.of("deux", "trois", "quatre")) makes(visit, device(), name);
        assertThat(Statements.during(() -> visit.get(MINE))).isLessThanOrEqualTo(alone);
    }

    @Test
    void anAccountThatIsClosedByItselfHasNoPasskeyAnyMore() {
        Actor person = holding("oublie@cles.test", device());
        jdbc.sql(
                        "update account set last_seen_at = now() - interval '3 years', idle_told_at = now() - interval '40 days' where id = :id")
                .param("id", person.id().value())
                .update();
        idle.run();
        assertThat(accounts.byId(person.id())).isEmpty();
        assertThat(jdbc.sql("select count(*) from passkey where account_id = :id")
                        .param("id", person.id().value())
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
