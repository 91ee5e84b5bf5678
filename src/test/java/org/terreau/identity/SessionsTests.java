package org.terreau.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.audit.Audit;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

@ApplicationTest
class SessionsTests {

    private final People people;
    private final OwnData data;
    private final Audit audit;
    private final JdbcClient jdbc;

    SessionsTests(People people, OwnData data, Audit audit, JdbcClient jdbc) {
        this.people = people;
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
}
