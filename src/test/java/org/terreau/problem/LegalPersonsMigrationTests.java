package org.terreau.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.terreau.testing.TestDatabase;

/** What was declared under several entries of the code by one legal person, before they were known to be one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LegalPersonsMigrationTests {

    private final DriverManagerDataSource source = new DriverManagerDataSource(TestDatabase.create());
    private final JdbcClient jdbc = JdbcClient.create(source);

    @BeforeAll
    void rowsOfBeforeAreBroughtUpToDate() {
        Flyway.configure()
                .dataSource(source)
                .target(MigrationVersion.fromVersion("425"))
                .load()
                .migrate();
        for (int problem = 1; problem <= 3; problem++)
            jdbc.sql("""
                            insert into problem (state, title, who, situation, frequency, consequence, evidence, today, root,
                                                 merged_into, proposed_at, changed_at, collectivities, search, title_search)
                            values ('publie', 'Un problème', '', '', '', '', '', '', :root, :into, now(), now(), :counted, '', '')
                            """)
                    .param("root", problem == 3 ? 1 : problem)
                    .param("into", problem == 3 ? 1L : null, java.sql.Types.BIGINT)
                    .param("counted", List.of(5, 2, 0).get(problem - 1))
                    .update();
        // Two départements of Alsace, the entry that became theirs, and Corsica under three entries on a merged
        // problem.
        declared(1, "departement:67", "confirmee");
        declared(1, "departement:68", "confirmee");
        declared(1, "departement:6AE", "confirmee");
        declared(1, "departement:68", "retiree");
        declared(3, "departement:2A", "confirmee");
        declared(3, "departement:2B", "confirmee");
        declared(2, "commune:29232", "confirmee");
        declared(2, "region:02", "confirmee");
        declared(2, "region:06", "adresse");
        jdbc.sql("""
                insert into problem_territory (problem_id, collectivity)
                values (1, 'departement:2A'), (1, 'departement:2B'), (1, 'region:94'), (1, 'region:53'),
                       (2, 'departement:75'), (2, 'departement:67'), (2, 'departement:68')
                """).update();
        jdbc.sql("""
                insert into collectivity_domain (collectivity, domain, added_by, added_at)
                values ('departement:67', 'alsace.example', 'Ada', now()), ('departement:68', 'alsace.example', 'Bob', now()),
                       ('departement:68', 'haut-rhin.example', 'Bob', now()),
                       ('region:94', 'corse.example', 'Ada', now()), ('departement:2A', 'corse.example', 'Bob', now()),
                       ('commune:29232', 'quimper.example', 'Ada', now())
                """).update();
        jdbc.sql("""
                insert into collectivity_referent (collectivity, email, name, named_by, named_at)
                values ('departement:2A', 'a@corse.example', 'A', 'Ada', now()),
                       ('departement:2B', 'a@corse.example', 'A', 'Bob', now()),
                       ('departement:2B', 'b@corse.example', 'B', 'Bob', now()),
                       ('region:94', 'b@corse.example', 'B', 'Ada', now())
                """).update();
        jdbc.sql("""
                insert into deployment (product_id, collectivity, departement, stratum, inhabitants, edition, state, since)
                values ('a', 'departement:67', '67', 'departement', 100, 2026, 'actif', '2025-01-03'),
                       ('a', 'departement:68', '68', 'departement', 100, 2026, 'actif', '2025-01-03'),
                       ('a', 'commune:29232', '29', 'commune-0', 100, 2026, 'actif', '2025-01-03')
                """).update();
        Flyway.configure().dataSource(source).load().migrate();
    }

    private void declared(long problem, String collectivity, String state) {
        jdbc.sql("""
                        insert into problem_declaration (problem_id, collectivity, name, email, role, testimony, frequency,
                                                         publishable, state, language, digest, declared_at)
                        values (:problem, :collectivity, 'Ada', 'ada@example.fr', '', '', '', true, :state, 'fr',
                                gen_random_uuid()::text, now())
                        """)
                .param("problem", problem)
                .param("collectivity", collectivity)
                .param("state", state)
                .update();
    }

    private List<String> rows(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    @Test
    void declarationsAreThoseOfTheLegalPersonAndEachOneStays() {
        assertThat(
                        rows(
                                "select problem_id || ' ' || collectivity || ' ' || state from problem_declaration order by id"))
                .containsExactly(
                        "1 departement:6AE confirmee",
                        "1 departement:6AE confirmee",
                        "1 departement:6AE confirmee",
                        "1 departement:6AE retiree",
                        "3 region:94 confirmee",
                        "3 region:94 confirmee",
                        "2 commune:29232 confirmee",
                        "2 departement:972 confirmee",
                        "2 departement:976 adresse");
    }

    @Test
    void aProblemCountsALegalPersonOnceWithThoseOfWhatWasMergedIntoIt() {
        assertThat(rows("select id || ' ' || collectivities from problem order by id"))
                .as("Alsace and Corsica; Quimper and Martinique; nothing of its own")
                .containsExactly("1 2", "2 2", "3 0");
    }

    @Test
    void territoriesAreSaidOnce() {
        assertThat(rows("select problem_id || ' ' || collectivity from problem_territory order by 1"))
                .containsExactly("1 region:53", "1 region:94", "2 commune:75056", "2 departement:6AE");
    }

    @Test
    void domainsAndReferentsGoToTheLegalPersonOnce() {
        assertThat(rows("select collectivity || ' ' || domain from collectivity_domain order by 1"))
                .containsExactly(
                        "commune:29232 quimper.example",
                        "departement:6AE alsace.example",
                        "departement:6AE haut-rhin.example",
                        "region:94 corse.example");
        assertThat(rows("select collectivity || ' ' || email || ' ' || named_by from collectivity_referent order by 1"))
                .containsExactly("region:94 a@corse.example Ada", "region:94 b@corse.example Ada");
    }

    @Test
    void deploymentsAreReadAgainAtTheNextStart() {
        assertThat(rows("select collectivity || ' ' || edition from deployment order by 1"))
                .containsExactly("commune:29232 2026", "departement:67 0", "departement:68 0");
    }
}
