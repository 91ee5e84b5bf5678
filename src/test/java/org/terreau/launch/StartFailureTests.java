package org.terreau.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.BindException;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.terreau.shared.Unusable;
import org.terreau.testing.Program;
import org.terreau.testing.TestDatabase;

/** What keeps the program from starting is one sentence, with its cause. */
class StartFailureTests {

    private static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new Unusable("Une phrase."), "Une phrase."),
                Arguments.of(
                        new BindException("Permission denied"), "Le port du site ne s’ouvre pas (Permission denied)"),
                Arguments.of(
                        new FlywayException("Found non-empty schema(s) \"public\""),
                        "La base de données n’a pas pu être mise à jour (Found non-empty"),
                Arguments.of(
                        new IllegalStateException("Trop\n  long", new SQLException("plus de place")),
                        "Terreau ne démarre pas (plus de place)"),
                Arguments.of(new IllegalStateException(), "Terreau ne démarre pas (IllegalStateException)"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void theCauseIsSaidWhateverItIsWrappedIn(Throwable failure, String sentence) {
        assertThat(StartFailure.of(new BeanCreationException("bean", "Error creating bean", failure)))
                .hasMessageStartingWith(sentence)
                .extracting(Throwable::getMessage)
                .asString()
                .hasLineCount(1);
    }

    @Test
    void aMigrationThatFailsIsNamedWithItsCause() {
        DriverManagerDataSource database = new DriverManagerDataSource(TestDatabase.create());
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .target("394")
                .load()
                .migrate();
        JdbcClient.create(database)
                .sql("create table demonstration_account (already text)")
                .update();
        assertThat(Program.refused(database.getUrl(), Map.of()))
                .containsExactly(
                        "Préparation de Terreau…",
                        "La migration 405 (demo accounts) de la base de données a échoué : relation \"demonstration_account\" already exists. Corrigez-en la cause ou restaurez une sauvegarde, puis redémarrez.");
    }
}
