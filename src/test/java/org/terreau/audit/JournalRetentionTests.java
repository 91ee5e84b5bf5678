package org.terreau.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Present;

@ApplicationTest
class JournalRetentionTests {

    private final JournalRetention retention;
    private final People people;
    private final JdbcClient jdbc;

    JournalRetentionTests(JournalRetention retention, People people, JdbcClient jdbc) {
        this.retention = retention;
        this.people = people;
        this.jdbc = jdbc;
    }

    private void line(String action, String ago) {
        jdbc.sql("""
                        insert into audit_line (at, who_name, action, subject)
                        values (:now - :ago::interval, 'ancien@journal.test', :action, :subject)
                        """.replace(":now", Present.SQL))
                .param("ago", ago)
                .param("action", action)
                .param("subject", "retention:" + ago)
                .update();
    }

    @Test
    void whatWasDoneIsKeptFiveYearsAndSignInsOne() {
        for (String ago : new String[] {"11 months", "13 months", "59 months", "61 months"}) {
            line("identity.signed-in", ago);
            line("identity.granted", ago);
        }
        assertThat(retention.run()).isPositive();
        assertThat(jdbc.sql(
                                "select action || ' ' || subject from audit_line where who_name = 'ancien@journal.test' order by at")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "identity.granted retention:59 months",
                        "identity.granted retention:13 months",
                        "identity.granted retention:11 months",
                        "identity.signed-in retention:11 months");
        assertThat(people.visitor().get("/confidentialite").text())
                .contains("60 mois après ce qui a été fait", "12 mois après la connexion", "24 mois sans que vous");
    }
}
