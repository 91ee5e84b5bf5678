package org.terreau.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.terreau.testing.TestDatabase;

/** Dossiers that were there before they had a history receive one. */
class DossierLifeMigrationTests {

    @Test
    void theHistoryOfOlderDossiersIsReadFromTheirVersionsAndDecisions() {
        DriverManagerDataSource source = new DriverManagerDataSource(TestDatabase.create());
        Flyway.configure()
                .dataSource(source)
                .target(MigrationVersion.fromVersion("241"))
                .load()
                .migrate();
        JdbcClient jdbc = JdbcClient.create(source);
        jdbc.sql("""
                insert into dossier (incubator_id, applicant_id, applicant, organisation, state, title, opened_at,
                                     changed_at, draft, draft_author)
                values ('a', 1, 'Ada', 'Agence', 'brouillon', 'Écrit', '2026-01-02', '2026-01-02', '{}', 'Ada'),
                       ('a', 1, 'Ada', 'Agence', 'construction', 'Œuvre décidée', '2026-01-02', '2026-03-04',
                        '{"territoire": "commune:29232"}', 'Ada'),
                       ('a', 1, 'Ada', 'Agence', 'brouillon', 'Rendu', '2026-01-02', '2026-02-20', '{}', 'Ada')
                """).update();
        jdbc.sql("""
                insert into brief_version (dossier_id, number, author, saved_at, submitted, content)
                values (2, 1, 'Ada', '2026-02-01', true, '{}'), (3, 1, 'Ada', '2026-02-10', true, '{}')
                """).update();
        jdbc.sql("""
                insert into decision (subject_kind, subject_id, incubator_id, outcome, reason, decided_on, decided_by)
                values ('dossier', '2', 'a', 'investiguer', 'Bien', '2026-02-15', 1),
                       ('dossier', '2', 'a', 'construire', 'Mieux', '2026-03-04', 1)
                """).update();
        Flyway.configure().dataSource(source).load().migrate();
        assertThat(jdbc.sql(
                                "select string_agg(to_state, ' ' order by id) from dossier_step group by dossier_id order by dossier_id")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "brouillon", "brouillon soumis investigation construction", "brouillon soumis brouillon");
        assertThat(jdbc.sql(
                                "select step || ' ' || (step_since at time zone 'Europe/Paris')::date from dossier order by id")
                        .query(String.class)
                        .list())
                .containsExactly("brouillon 2026-01-02", "construction 2026-03-04", "brouillon 2026-02-20");
        assertThat(jdbc.sql("select bool_and(since <= at) from dossier_step where since is not null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(jdbc.sql("select search || '/' || territory from dossier where id = 2")
                        .query(String.class)
                        .single())
                .isEqualTo("oeuvre decidee agence ada/commune:29232");
    }
}
