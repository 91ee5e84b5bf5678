package org.terreau.today;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.terreau.testing.TestDatabase;

/** What people had chosen of the letters that the one of Mondays takes the place of. */
class LetterMigrationTests {

    @Test
    void whoStoppedTheLetterOfVerbatimsGetsNoneUnlessTheyAskedForTheirAlertsOnceAWeek() {
        DriverManagerDataSource source = new DriverManagerDataSource(TestDatabase.create());
        Flyway.configure()
                .dataSource(source)
                .target(MigrationVersion.fromVersion("496"))
                .load()
                .migrate();
        JdbcClient jdbc = JdbcClient.create(source);
        jdbc.sql("insert into survey_summary_stopped (account_id) values (1), (2)")
                .update();
        jdbc.sql("""
                        insert into digest_reader (account_id, key, team_rhythm, sponsor_rhythm, team_told_until, sponsor_since)
                        values (2, 'deux', 'hebdomadaire', 'jamais', now(), current_date),
                               (3, 'trois', 'quotidien', 'mensuel', now(), current_date)
                        """).update();
        jdbc.sql("""
                        insert into survey_summary (digest, account_id, week, sent_at)
                        values ('d1', 1, date '2026-11-16', now()), ('d4', 4, date '2026-11-16', now()),
                               ('d4 bis', 4, date '2026-11-23', now())
                        """).update();
        Flyway.configure().dataSource(source).load().migrate();
        assertThat(jdbc.sql("select account_id from today_reader where wanted order by account_id")
                        .query(Long.class)
                        .list())
                .containsExactly(2L, 4L);
        assertThat(jdbc.sql("select account_id from today_reader where not wanted")
                        .query(Long.class)
                        .list())
                .containsExactly(1L);
        assertThat(jdbc.sql("select cast(looked_week as text) from today_reader where account_id = 4")
                        .query(String.class)
                        .single())
                .as("no second letter in the week in which the other one left")
                .isEqualTo("2026-11-23");
        assertThat(jdbc.sql("select digest from today_letter order by digest")
                        .query(String.class)
                        .list())
                .as("the links of the letters that left")
                .containsExactly("d1", "d4", "d4 bis");
    }
}
