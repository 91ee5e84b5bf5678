package org.terreau;

import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;
import org.terreau.identity.AccountId;
import org.terreau.identity.PersonalData;
import org.terreau.identity.SignInLinks;
import org.terreau.testing.Present;

class ModularityTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(Terreau.class);

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.terreau");

    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages("org.terreau");

    private static final DescribedPredicate<JavaMethodCall> READS_THE_PRESENT = DescribedPredicate.describe(
            "reads the clock of the machine",
            call -> call.getTargetOwner().getPackageName().equals("java.time")
                    && call.getName().equals("now")
                    && call.getTarget().getRawParameterTypes().stream()
                            .noneMatch(type -> type.isEquivalentTo(Clock.class)));

    /** Tokens of sign-in, certificates, and programs of their own, whose readers look at the machine's clock. */
    private static final String JUDGED_BY_THE_MACHINE =
            ".*[.](FrenchProvider|ProConnectTests|ProviderCallsTests|RobotTests|KilledTests)([$].*)?";

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        MODULES.verify();
    }

    @Test
    void theArchitectureDocumentListsTheModulesAsTheyAreDeclared() throws IOException {
        String declared = MODULES.stream()
                .sorted(Comparator.comparing(module -> module.getIdentifier().toString()))
                .map(module -> "| " + module.getIdentifier() + " | "
                        + mayUse(module.getBasePackage().getName()) + " |\n")
                .collect(Collectors.joining("", "| Module | May use |\n|---|---|\n", ""));
        String document = Files.readString(Path.of("docs/architecture.md"));
        String written = document.substring(
                document.indexOf("<!-- modules -->") + "<!-- modules -->\n".length(),
                document.indexOf("<!-- /modules -->"));
        assertThat(written).isEqualTo(declared);
    }

    private static String mayUse(String name) {
        try {
            ApplicationModule module = Class.forName(name + ".package-info").getAnnotation(ApplicationModule.class);
            return Arrays.stream(module.allowedDependencies()).sorted().collect(Collectors.joining(", "));
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(name + " has no package-info", missing);
        }
    }

    @Test
    void onlyALinkThatSomebodyAskedForSignsIn() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.terreau.identity..", "org.terreau.demo..")
                .should()
                .callMethod(SignInLinks.class, "issue", AccountId.class, Duration.class, String.class)
                .because("a letter leads to a page: SignInLinks.leadingTo")
                .check(OURS);
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

    /** What holds SQL beside rules or rights, and is still to be cut; a class that is cut leaves the list. */
    private static final Set<String> TO_CUT = Set.of(
            "AnswerFiles",
            "CollectivityUse",
            "CountedChore",
            "Extras",
            "FollowersOfProblems",
            "KnownValues",
            "RegistryExport",
            "Reminders",
            "Rollups",
            "TableUploads",
            "Uploads");

    /** A class that is public, or that holds rules, asks a store or a query for its rows. */
    @Test
    void sqlIsSpokenByStoresAndQueries() {
        Set<String> speaking = OURS.stream()
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(used ->
                                used.getTargetClass().getPackageName().equals("org.springframework.jdbc.core.simple")
                                        || used.getTargetClass().isAssignableTo(JdbcOperations.class)))
                .map(type -> OURS.get(type.getName().replaceAll("\\$.*", "")))
                .filter(type -> !maySpeakSql(type))
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());

        assertThat(speaking)
                .as("SQL is in package-private Jdbc… classes and in …Query classes; what erases and what forgets"
                        + " (PersonalData, …Retention) and beans of one statement (@Configuration) have no other purpose,"
                        + " so that a façade reads as its rights and its rules")
                .containsExactlyInAnyOrderElementsOf(TO_CUT);
    }

    private static boolean maySpeakSql(JavaClass type) {
        if (type.getSimpleName().endsWith("Query")) return true;
        boolean sqlAlone = type.getSimpleName().startsWith("Jdbc")
                || type.getSimpleName().endsWith("Retention")
                || type.isAnnotatedWith(Configuration.class)
                || type.isAssignableTo(PersonalData.class)
                || type.isAssignableTo(PersonalData.OfAccounts.class);
        return sqlAlone && !type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    @Test
    void queriesOnlyRead() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Query")
                .should()
                .callMethod(JdbcClient.StatementSpec.class, "update")
                .because("whoever asks a query, from another module too, changes nothing by it")
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
                .callMethodWhere(READS_THE_PRESENT)
                .because("a Clock is injected, so that tests choose the day")
                .check(OURS);
    }

    @Test
    void testsLiveOnTheDayThatIsTold() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Present.class)
                .and()
                .haveNameNotMatching(JUDGED_BY_THE_MACHINE)
                .should()
                .callMethodWhere(READS_THE_PRESENT)
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .because("testing.Present tells the day: the suite is run as on another one")
                .check(TESTS);
    }

    @Test
    void whatTestsIsRun() {
        classes()
                .that()
                .containAnyMethodsThat(metaAnnotatedWith(Testable.class))
                .should()
                .haveNameMatching(".*(Tests|Bench)([$].*)?")
                .because("Maven runs classes whose name ends with Tests; a bench is run by its script")
                .check(TESTS);
    }
}
