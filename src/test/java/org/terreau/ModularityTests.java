package org.terreau;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;

class ModularityTests {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.terreau");

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        ApplicationModules.of(Terreau.class).verify();
    }

    @Test
    void controllersStayInsideTheirWebPackage() {
        classes()
                .that()
                .areAnnotatedWith(Controller.class)
                .should()
                .notBePublic()
                .because("a controller parses, calls and renders; nothing else may call it")
                .check(OURS);
    }

    @Test
    void controllersSpeakNoSql() {
        noClasses()
                .that()
                .resideInAPackage("org.terreau.*.web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.jdbc..", "java.sql..")
                .because("SQL lives next to the records it fills, behind the module's door")
                .check(OURS);
    }

    @Test
    void rowsAreReadToTheEnd() {
        noClasses()
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .because("outside a transaction, a stream that nobody closes keeps its connection")
                .check(OURS);
    }

    @Test
    void timeComesFromTheClock() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(java.time.ZonedDateTime.class, "now")
                .because("a Clock is injected, so that tests choose the day")
                .check(OURS);
    }
}
