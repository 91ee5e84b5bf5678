package org.terreau.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.audit.Audit;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;
import org.terreau.web.Allowances;

@ApplicationTest
class SessionsTests {

    private static final String EVERYONE = "/administration/connexions";

    private final People people;
    private final OwnData data;
    private final Sessions sessions;
    private final Allowances allowances;
    private final Audit audit;
    private final JdbcClient jdbc;

    SessionsTests(People people, OwnData data, Sessions sessions, Allowances allowances, Audit audit, JdbcClient jdbc) {
        this.people = people;
        this.sessions = sessions;
        this.allowances = allowances;
        this.data = data;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    private static int lines(Visit visit) {
        return visit.get("/mes-connexions").html().select("main tbody tr").size();
    }

    private static boolean signedIn(Visit visit) {
        return visit.get("/").text().contains("Se déconnecter");
    }

    @Test
    void onesSignInsAreListedAndEachIsEndedFromAnother() {
        Actor person = people.someone("deux-postes@sessions.test", "Dora Deuxpostes");
        Visit office = people.signedIn(person);
        Visit lost = people.signedIn(person);

        Visit.Page list = office.get("/mes-connexions");
        assertThat(list.html().select("main tbody tr")).hasSize(2);
        assertThat(list.text()).contains("C’est ici", "Un navigateur inconnu");
        assertThat(list.html().select("main tbody").text()).doesNotContain("127.0.0.1");

        Visit.Page after = office.form(list, "/mes-connexions/arret").send();
        assertThat(after.text()).contains("L’appareil est déconnecté");
        assertThat(after.html().select("main tbody tr")).hasSize(1);
        assertThat(signedIn(lost)).isFalse();
        assertThat(signedIn(office)).isTrue();
        assertThat(audit.by(person.email().value()))
                .extracting(Audit.Line::action)
                .contains("identity.sessions-ended");
    }

    @Test
    void everySignInButThisOneIsEndedAtOnce() {
        Actor person = people.someone("trois-postes@sessions.test", "Théo Troispostes");
        Visit here = people.signedIn(person);
        Visit second = people.signedIn(person);
        Visit third = people.signedIn(person);

        Visit.Page after = here.form(here.get("/mes-connexions"), "/mes-connexions/arret-ailleurs")
                .send();
        assertThat(after.text()).contains("2 autres appareils sont déconnectés");
        assertThat(signedIn(second)).isFalse();
        assertThat(signedIn(third)).isFalse();
        assertThat(lines(here)).isEqualTo(1);
        assertThat(after.html().select("form[action$=arret-ailleurs]")).isEmpty();
    }

    @Test
    void nobodyEndsTheSignInOfSomebodyElse() {
        Visit owner = people.signedIn(people.someone("chez-soi@sessions.test", "Chloé Chezsoi"));
        Visit again = people.signedIn(people.actor("chez-soi@sessions.test"));
        String reference = owner.form(owner.get("/mes-connexions"), "/mes-connexions/arret")
                .value("connexion");

        Actor other = people.someone("curieux@sessions.test", "Cyr Curieux");
        Visit stranger = people.signedIn(other);
        people.signedIn(other);
        Visit.Page refused = stranger.form(stranger.get("/mes-connexions"), "/mes-connexions/arret")
                .forged("connexion", reference)
                .send();
        assertThat(refused.status()).isEqualTo(404);
        assertThat(signedIn(owner)).isTrue();
        assertThat(signedIn(again)).isTrue();
    }

    @Test
    void whoIsNotSignedInIsLedToTheSignInPage() {
        assertThat(people.visitor().get("/mes-connexions").text()).doesNotContain("C’est ici");
    }

    @Test
    void aSignInEndsAfterItsLongestTimeHoweverOftenPagesAreAskedFor() {
        Actor person = people.someone("toujours@sessions.test", "Toinon Toujours");
        Visit visit = people.signedIn(person);
        old(person, 6);
        assertThat(signedIn(visit)).isTrue();
        old(person, 8);
        assertThat(signedIn(visit)).isFalse();
        assertThat(visit.get("/mes-connexions").text()).doesNotContain("C’est ici");
    }

    private void old(Actor person, int days) {
        jdbc.sql("""
                        update spring_session
                        set creation_time = (extract(epoch from now()) * 1000)::bigint - :days * 86400000::bigint
                        where principal_name = :who
                        """).param("days", days).param("who", person.id().toString()).update();
    }

    @Test
    void onesSignInsAreToldInOnesDataAndErasedWithThem() {
        Actor person = people.someone("parti@sessions.test", "Paule Partie");
        Visit visit = people.signedIn(person);
        assertThat(data.held(data.person(person.email())).modules().get("identity"))
                .anySatisfy(thing -> assertThat(thing).containsKey("derniere_page"));
        data.erase(data.person(person.email()));
        assertThat(signedIn(visit)).isFalse();
    }

    @Test
    void theListIsReadInFewStatementsHoweverLongItIs() {
        Actor person = people.someone("nombreux@sessions.test", "Noé Nombreux");
        Visit visit = people.signedIn(person);
        visit.get("/mes-connexions");
        int alone = Statements.during(() -> visit.get("/mes-connexions"));
        for (int more = 0; more < 4; more++) people.signedIn(person);
        assertThat(Statements.during(() -> visit.get("/mes-connexions"))).isLessThanOrEqualTo(alone);
    }

    @Test
    void aPageAsksForNoSensorAndSharesItsWindowWithNoOtherSite() {
        Visit.Page page = people.visitor().get("/connexion");
        assertThat(page.header("Permissions-Policy")).contains("camera=()", "geolocation=()");
        assertThat(page.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    }

    @Test
    void oneDeviceMoreThanAllowedEndsTheOneThatWasUsedTheLongestAgo() {
        Actor person = people.someone("partout@sessions.test", "Paola Partout");
        Visit first = people.signedIn(person);
        Visit second = people.signedIn(person);
        for (int device = 2; device < sessions.most(); device++) people.signedIn(person);
        assertThat(signedIn(first)).isTrue();
        people.signedIn(person);
        assertThat(signedIn(second)).isFalse();
        assertThat(signedIn(first)).isTrue();
        assertThat(lines(first)).isEqualTo(sessions.most());
    }

    @Test
    void anAdministratorEndsTheSignInsOfSomebodyWhoIsTold() {
        Actor person = people.someone("perdu@sessions.test", "Perrine Perdu");
        Visit lost = people.signedIn(person);
        Visit other = people.signedIn(people.someone("tranquille@sessions.test", "Tom Tranquille"));
        Visit administrator = people.signedIn(people.administrator());

        Visit.Page page = administrator.get(EVERYONE);
        assertThat(administrator
                        .form(page, EVERYONE + "/arret")
                        .with("adresse", "pas une adresse")
                        .send()
                        .text())
                .contains("Ce n’est pas une adresse électronique");
        assertThat(administrator
                        .form(page, EVERYONE + "/arret")
                        .with("adresse", "inconnue@sessions.test")
                        .send()
                        .text())
                .contains("Aucun compte n’a cette adresse");
        Visit.Page done = administrator
                .form(page, EVERYONE + "/arret")
                .with("adresse", " Perdu@Sessions.test ")
                .send();

        assertThat(done.text()).contains("Un appareil est déconnecté, la personne est prévenue");
        assertThat(signedIn(lost)).isFalse();
        assertThat(signedIn(other)).isTrue();
        assertThat(jdbc.sql("select kind from mail_outbox where recipient = 'perdu@sessions.test'")
                        .query(String.class)
                        .list())
                .contains("sessions-ended");
    }

    @Test
    void everybodyIsSignedOutOnceTheBoxIsTickedButWhoAsks() {
        Visit somebody = people.signedIn(people.someone("tout-le-monde@sessions.test", "Tess Toutlemonde"));
        Visit administrator = people.signedIn(people.administrator());
        Visit.Page page = administrator.get(EVERYONE);
        assertThat(administrator.form(page, EVERYONE + "/toutes/arret").send().text())
                .contains("Cochez la case");
        assertThat(signedIn(somebody)).isTrue();

        administrator
                .form(page, EVERYONE + "/toutes/arret")
                .with("confirme", "oui")
                .send();
        assertThat(signedIn(somebody)).isFalse();
        assertThat(signedIn(administrator)).isTrue();
        assertThat(audit.by(people.administrator().email().value()))
                .extracting(Audit.Line::action)
                .contains("identity.all-sessions-ended");
    }

    @Test
    void aSessionThatWasLeftOpenEndsNoOther() {
        Actor person = people.someone("ouverte@sessions.test", "Odile Ouverte");
        Visit here = people.signedIn(person);
        Visit elsewhere = people.signedIn(person);
        Visit.Page list = here.get("/mes-connexions");
        old(person, 1);
        assertThat(here.form(list, "/mes-connexions/arret-ailleurs").send().path())
                .startsWith("/connexion/preuve");
        assertThat(signedIn(elsewhere)).isTrue();
    }

    @Test
    void whoWasRefusedAPageIsInTheJournalOnceAnHourForOneRoute() {
        Actor person = people.someone("curieuse@sessions.test", "Cora Curieuse");
        Visit visit = people.signedIn(person);
        for (int times = 0; times < 3; times++)
            assertThat(visit.get(EVERYONE).status()).isEqualTo(403);
        assertThat(audit.by(person.email().value()))
                .filteredOn(line -> line.action().equals("identity.access-refused"))
                .singleElement()
                .satisfies(line -> assertThat(line.details()).containsEntry("route", "GET " + EVERYONE));
    }

    @Test
    void aLimitThatWasReachedIsInTheJournalWithoutNamingAnybody() {
        for (int times = 0; times < 3; times++)
            allowances.take("limite-du-journal", "quelqu-un", 1, Duration.ofHours(1));
        assertThat(jdbc.sql("""
                        select count(*) from audit_line
                        where action = 'identity.limit-reached' and details ->> 'limit' = 'limite-du-journal'
                        """).query(Long.class).single()).isEqualTo(1);
    }
}
