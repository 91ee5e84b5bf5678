package org.terreau.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.terreau.testing.TestDatabase;

/** What a day costs, when it was set by trade for teams and by activity for orders. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DayPricesMigrationTests {

    private final DriverManagerDataSource source = new DriverManagerDataSource(TestDatabase.create());
    private final JdbcClient jdbc = JdbcClient.create(source);

    @BeforeAll
    void bothAreBroughtTogether() {
        Flyway.configure()
                .dataSource(source)
                .target(MigrationVersion.fromVersion("774"))
                .load()
                .migrate();
        jdbc.sql("""
                insert into recruitment_rate (incubator_id, trade, low_euros, high_euros, source)
                values ('a', 'developpement', 500, 700, 'Marché A'), ('a', 'coaching', 600, 900, 'Marché A'),
                       ('a', 'deploiement', 270, 550, 'Observatoire'), ('b', 'design', 370, 550, 'Observatoire'),
                       ('c', 'droit', 450, 650, 'Marché C')
                """).update();
        jdbc.sql("insert into money_norms (incubator_id, version) values ('a', 3), ('d', 1)")
                .update();
        jdbc.sql("""
                insert into money_norm (incubator_id, code, value)
                values ('a', 'jour-pilotage-bas', 450), ('a', 'jour-developpement-bas', 480), ('a', 'mutualisation', 60),
                       ('d', 'jour-pilotage-haut', 950)
                """).update();
        jdbc.sql("insert into money_norm_source (incubator_id, kind, source) values ('d', 'jours', 'Marché D')")
                .update();
        Flyway.configure().dataSource(source).load().migrate();
    }

    private Map<String, Long> norms(String incubator) {
        Map<String, Long> norms = new TreeMap<>();
        jdbc.sql("select code, value from money_norm where incubator_id = :incubator")
                .param("incubator", incubator)
                .query(row -> {
                    norms.put(row.getString("code"), row.getLong("value"));
                });
        return norms;
    }

    private String source(String incubator) {
        return jdbc.sql("select source from money_norm_source where incubator_id = :incubator and kind = 'jours'")
                .param("incubator", incubator)
                .query(String.class)
                .optional()
                .orElse("");
    }

    @Test
    void whatBothSaidIsSaidOnceAndWhatOrdersCountedWithIsKept() {
        assertThat(norms("a"))
                .containsOnly(
                        Map.entry("jour-developpement-bas", 480L),
                        Map.entry("jour-developpement-haut", 700L),
                        Map.entry("jour-coaching-bas", 600L),
                        Map.entry("jour-coaching-haut", 900L),
                        Map.entry("jour-produit-bas", 450L),
                        Map.entry("jour-produit-haut", 800L),
                        Map.entry("mutualisation", 60L));
        assertThat(source("a")).isEqualTo("Marché A ; Observatoire");
    }

    @Test
    void whatIsTheUsualPriceIsNotKeptAsAChange() {
        assertThat(norms("b")).isEmpty();
        assertThat(source("b")).isEmpty();
    }

    @Test
    void aTradeThatOnlyTeamsKnewKeepsItsPriceAndItsSource() {
        assertThat(norms("c")).containsOnly(Map.entry("jour-droit-bas", 450L), Map.entry("jour-droit-haut", 650L));
        assertThat(source("c")).isEqualTo("Marché C");
    }

    @Test
    void whatSteeringCostIsWhatBothOfItsTradesCost() {
        assertThat(norms("d"))
                .containsOnly(
                        Map.entry("jour-produit-haut", 950L),
                        Map.entry("jour-coaching-bas", 400L),
                        Map.entry("jour-coaching-haut", 950L));
        assertThat(source("d")).isEqualTo("Marché D");
    }
}
