package org.terreau.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.Visit;

@ApplicationTest
class IdleAccountsTests {

    private final People people;
    private final IdleAccounts idle;
    private final OwnData data;
    private final JdbcClient jdbc;

    IdleAccountsTests(People people, IdleAccounts idle, OwnData data, JdbcClient jdbc) {
        this.people = people;
        this.idle = idle;
        this.data = data;
        this.jdbc = jdbc;
    }

    private void lastSeen(String email, String ago) {
        jdbc.sql("update account set created_at = " + Present.SQL + " - interval '9 years', last_seen_at = "
                        + Present.SQL + " - :ago::interval where email = :email")
                .param("ago", ago)
                .param("email", email)
                .update();
    }

    private void asked(String email, String ago) {
        jdbc.sql("update account set idle_told_at = " + Present.SQL + " - :ago::interval where email = :email")
                .param("ago", ago)
                .param("email", email)
                .update();
    }

    private long letters(String email) {
        return jdbc.sql("select count(*) from mail_outbox where recipient = :to and kind = 'account-idle'")
                .param("to", email)
                .query(Long.class)
                .single();
    }

    private Visit.Page signIn(Visit visit, String email) {
        visit.form(visit.get("/connexion"), "/connexion/lien")
                .with("username", email)
                .send();
        Matcher link = Pattern.compile("/connexion/jeton\\?token=\\S+")
                .matcher(jdbc.sql(
                                "select body from mail_outbox where recipient = :to and kind = 'sign-in' order by id desc limit 1")
                        .param("to", email)
                        .query(String.class)
                        .single());
        assertThat(link.find()).isTrue();
        return visit.form(visit.get(link.group()), "/connexion/jeton").send();
    }

    @Test
    void whoHasNotSignedInForTwoYearsIsAskedOnceAndKeepsTheAccountByComing() {
        people.someone("dort@inactif.test", "Doris Dort");
        people.someone("vient@inactif.test", "Vic Vient");
        lastSeen("dort@inactif.test", "25 months");
        lastSeen("vient@inactif.test", "23 months");
        idle.run();
        idle.run();
        assertThat(letters("dort@inactif.test")).isEqualTo(1);
        assertThat(letters("vient@inactif.test")).isZero();
        assertThat(jdbc.sql("select body from mail_outbox where recipient = :to and kind = 'account-idle'")
                        .param("to", "dort@inactif.test")
                        .query(String.class)
                        .single())
                .contains("Doris Dort", "/connexion?suite=/&pour=", "/mes-donnees");

        signIn(people.visitor(), "dort@inactif.test");
        idle.run();
        assertThat(people.known("dort@inactif.test")).isTrue();
        assertThat(letters("dort@inactif.test")).isEqualTo(1);
    }

    @Test
    void whoDoesNotComeWithinThirtyDaysLosesRolesAndSessionsAndOpensTheAccountAgainByALink() {
        String email = "parti@inactif.test";
        Actor person = people.someone(email, "Paul Parti", new Grant(Role.COACH, "inactif"));
        Visit visit = people.signedIn(person);
        lastSeen(email, "26 months");
        asked(email, "29 days");
        idle.run();
        assertThat(people.known(email)).isTrue();
        asked(email, "32 days");
        idle.run();
        assertThat(people.known(email)).isFalse();
        assertThat(visit.get("/").text()).contains("Se connecter").doesNotContain("Paul Parti");
        assertThat(data.person(person.email()).account())
                .as("what is held of them is still found")
                .isEqualTo(person.id());

        assertThat(signIn(people.visitor(), email).text()).contains("Paul Parti");
        assertThat(people.actor(email).grants()).isEmpty();
    }

    @Test
    void anErasedAccountIsNotOpenedAgain() {
        String email = "efface@inactif.test";
        Actor person = people.someone(email, "Eve Effacée");
        asked(email, "2 days");
        data.erase(data.person(person.email()));
        Visit visit = people.visitor();
        visit.form(visit.get("/connexion"), "/connexion/lien")
                .with("username", email)
                .send();
        assertThat(jdbc.sql("select count(*) from mail_outbox where recipient = :to")
                        .param("to", email)
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
