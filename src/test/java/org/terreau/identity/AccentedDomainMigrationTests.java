package org.terreau.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.terreau.shared.EmailAddress;
import org.terreau.testing.TestDatabase;

/** Addresses that were stored with the accents of their domain are found by who types them today. */
class AccentedDomainMigrationTests {

    private static final List<String> WRITTEN = List.of(
            "lea@mairie-né.fr",
            "jean@préfecture.hérault.fr",
            "ana@été.fr",
            "nils@straße.example",
            "zoe@mairie.日本語.example",
            "eve@ààààé-çç-ïïôô.fr",
            "rené@mairie-né.fr",
            "tom@mairie.fr");

    @Test
    void anAddressStoredBeforeTheRuleIsTheOneThatIsLookedForToday() {
        DriverManagerDataSource source = new DriverManagerDataSource(TestDatabase.create());
        Flyway.configure()
                .dataSource(source)
                .target(MigrationVersion.fromVersion("441"))
                .load()
                .migrate();
        JdbcClient jdbc = JdbcClient.create(source);
        for (String written : WRITTEN)
            jdbc.sql("insert into account (email, name, created_at) values (:email, 'Une personne', now())")
                    .param("email", written)
                    .update();
        jdbc.sql("""
                        insert into account (email, name, created_at)
                        values ('deux@né.fr', 'Avant', now()), ('deux@xn--n-bga.fr', 'Après', now())
                        """).update();
        jdbc.sql("""
                        insert into call_back_request (reference, incubator_id, name, email, telephone, organisation_kind,
                                                       organisation, message, language, received_at, due_on, state, search)
                        values ('T-AAAAAA', 'a', 'Léa', 'lea@mairie-né.fr', '', 'partenaire', 'Mairie', 'Bonjour.', 'fr',
                                now(), current_date, 'a-traiter', 'mairie')
                        """).update();
        Flyway.configure().dataSource(source).load().migrate();
        assertThat(jdbc.sql("select email from account where name = 'Une personne' order by id")
                        .query(String.class)
                        .list())
                .containsExactlyElementsOf(WRITTEN.stream()
                        .map(written -> new EmailAddress(written).value())
                        .toList());
        assertThat(jdbc.sql("select email from call_back_request")
                        .query(String.class)
                        .list())
                .containsExactly(new EmailAddress("lea@mairie-né.fr").value());
        assertThat(jdbc.sql("select email from account where name in ('Avant', 'Après') order by id")
                        .query(String.class)
                        .list())
                .as("two accounts are not made one")
                .containsExactly("deux@né.fr", new EmailAddress("deux@né.fr").value());
    }
}
