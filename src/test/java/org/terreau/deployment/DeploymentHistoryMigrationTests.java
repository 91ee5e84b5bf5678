package org.terreau.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.terreau.testing.TestDatabase;

/** Deployments that were there before their communes had a history receive one. */
class DeploymentHistoryMigrationTests {

    @Test
    void whatOlderDeploymentsAndTheirEventsSayBecomesAHistory() {
        DriverManagerDataSource source = new DriverManagerDataSource(TestDatabase.create());
        Flyway.configure()
                .dataSource(source)
                .target(MigrationVersion.fromVersion("373"))
                .load()
                .migrate();
        JdbcClient jdbc = JdbcClient.create(source);
        jdbc.sql("""
                insert into deployment (product_id, collectivity, departement, stratum, inhabitants, state, since)
                values ('a', 'commune:1', '29', 'commune-0', 100, 'actif', '2025-08-03'),
                       ('a', 'commune:2', '29', 'commune-0', 10, 'actif', '2025-01-03'),
                       ('b', 'commune:2', '29', 'commune-0', 10, 'actif', '2025-04-03'),
                       ('a', 'commune:3', '29', 'commune-0', 1, 'actif', '2024-01-03'),
                       ('a', 'epci:4', '29', 'epci', 500, 'actif', '2024-01-03')
                """).update();
        // The first one began in 2024, stopped in 2025 and began again; the third one stopped in April.
        jdbc.sql("""
                insert into deployment_event (product_id, collectivity, at, on_day, kind, from_state, to_state)
                values ('a', 'commune:1', now(), '2024-05-03', 'ajout', null, 'actif'),
                       ('a', 'commune:1', now(), '2025-02-03', 'etat', 'actif', 'pause'),
                       ('a', 'commune:1', now(), '2025-08-03', 'etat', 'pause', 'actif'),
                       ('a', 'commune:3', now(), '2024-01-03', 'ajout', null, 'actif'),
                       ('a', 'commune:3', now(), '2025-04-03', 'etat', 'actif', 'parti')
                """).update();
        jdbc.sql("update deployment set state = 'parti', since = '2025-04-03' where collectivity = 'commune:3'")
                .update();
        Flyway.configure().dataSource(source).load().migrate();
        assertThat(jdbc.sql("""
                                select quarter || ' ' || communes || ' ' || inhabitants
                                from deployment_territory_quarter
                                where departement = '29' and (communes, inhabitants) <> (0, 0) order by quarter
                                """).query(String.class).list())
                .containsExactly(
                        "2024-01-01 1 1",
                        "2024-04-01 1 100",
                        "2025-01-01 0 -90",
                        "2025-04-01 -1 -1",
                        "2025-07-01 1 100");
        jdbc.sql("update deployment set state = 'parti', since = '2025-11-03' where collectivity = 'commune:2'")
                .update();
        assertThat(jdbc.sql("""
                                select communes || ' ' || inhabitants from deployment_territory_quarter
                                where departement = '29' and quarter = '2025-10-01'
                                """).query(String.class).single())
                .as("both products leave at once")
                .isEqualTo("-1 -10");
    }
}
