package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariDataSource;
import io.github.bucket4j.BucketExceptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.terreau.Terreau;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.SignInLinks;
import org.terreau.shared.EmailAddress;
import org.terreau.testing.Link;
import org.terreau.testing.OwnServer;
import org.terreau.testing.ServerProcesses;
import org.terreau.testing.Visit;

/** PostgreSQL goes away while people read and write. */
class DatabaseAwayTests {

    /** In seconds, of the ten that the program is set to. */
    private static final int SILENCE = 3;

    private static final OwnServer SERVER = new OwnServer();
    private static final Link LINK = new Link(SERVER.url());

    private static ConfigurableApplicationContext site;
    private static Visit visit;

    @BeforeAll
    static void start() {
        SpringApplication program = new SpringApplication(Terreau.class);
        program.setRegisterShutdownHook(false);
        site = program.run(
                "--server.port=0",
                "--spring.datasource.url=" + LINK.url(SERVER.url()),
                "--terreau.base-url=http://localhost:0",
                "--terreau.demo=false",
                "--spring.datasource.hikari.data-source-properties.socketTimeout=" + SILENCE,
                "--spring.jmx.enabled=false");
        visit = signedIn();
    }

    @AfterAll
    static void stop() {
        site.close();
        LINK.close();
        SERVER.close();
    }

    private static int port() {
        return Objects.requireNonNull(((WebServerApplicationContext) site).getWebServer())
                .getPort();
    }

    private static Visit signedIn() {
        AccountId account = site.getBean(Accounts.class).open(new EmailAddress("away@mairie.test"), "Ada Way");
        Visit person = new Visit(port());
        person.form(
                        person.get(site.getBean(SignInLinks.class).issue(account, SignInLinks.SHORT, "/")),
                        "/connexion/jeton")
                .send();
        return person;
    }

    /** Two seconds, and what a machine that does much else adds. */
    private static Visit.Page soon(Supplier<Visit.Page> asked) {
        long before = System.nanoTime();
        Visit.Page page = asked.get();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
        return page;
    }

    /**
     * Once the pool has its connections again: the one that came first is not alone any more. A job that was at work when
     * the database went ends with its thread: that is not what is waited for.
     */
    private static void backAgain() throws SQLException {
        LINK.mend();
        HikariDataSource pool = site.getBean(DataSource.class).unwrap(HikariDataSource.class);
        Awaitility.await()
                .dontCatchUncaughtExceptions()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(visit.get("/dossiers").status()).isEqualTo(200));
        Awaitility.await()
                .dontCatchUncaughtExceptions()
                .atMost(Duration.ofSeconds(60))
                .until(() -> pool.getHikariPoolMXBean().getTotalConnections() >= pool.getMinimumIdle());
    }

    @Test
    void pagesSaySoWithinTwoSecondsGiveBackWhatWasTypedAndComeBackWithIt() throws SQLException {
        Visit probe = new Visit(port());
        Visit.Form contact = visit.form(visit.get("/contact"), "/contact")
                .with("genre", "partenaire")
                .with("organisation", "Association")
                .with("nom", "Ada Way")
                .with("courriel", "away@mairie.test")
                .with("message", "Le gymnase est réservé deux fois.")
                .forged("ouvert", "1");
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        said.start();
        root.addAppender(said);
        LINK.cut();
        try {
            for (String path : List.of("/dossiers", "/produits", "/rien/ici")) {
                Visit.Page page = soon(() -> visit.get(path));
                assertThat(page.status()).as(path).isEqualTo(503);
                assertThat(page.header("Retry-After")).as(path).isNotEmpty();
                assertThat(page.text()).as(path).contains("momentanément indisponible", page.header("X-Request-Id"));
            }
            assertThat(soon(contact::send).text()).contains("à copier", "Le gymnase est réservé deux fois.");
            assertThat(soon(() -> visit.get("/api/v1/products")).body()).contains("\"status\":503");
            assertThat(soon(() -> probe.get("/actuator/health/readiness")).status())
                    .isEqualTo(503);
            for (Visit asking : List.of(probe, visit))
                assertThat(soon(() -> asking.get("/actuator/health/liveness")).status())
                        .isEqualTo(200);
        } finally {
            root.detachAppender(said);
            backAgain();
        }
        assertThat(List.copyOf(said.list))
                .filteredOn(event -> event.getThrowableProxy() != null
                        || event.getLoggerName().contains("TroubleLog"))
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("PostgreSQL does not answer: pages that need it answer 503");
    }

    /** As when a name or a proxy leads to the wrong node of several. */
    @Test
    void aReplicaIsNoDatabaseUntilItTakesWhatIsWritten() throws SQLException {
        Visit probe = new Visit(port());
        SERVER.becomeReplica();
        try {
            Awaitility.await()
                    .dontCatchUncaughtExceptions()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(visit.get("/dossiers").status()).isEqualTo(503));
            assertThat(probe.get("/actuator/health/readiness").status()).isEqualTo(503);
            try (Connection beside = DriverManager.getConnection(SERVER.url());
                    Statement statement = beside.createStatement()) {
                assertThat(statement.execute("select 1")).as("it can be read").isTrue();
            }
        } finally {
            SERVER.promote();
            backAgain();
        }
        assertThat(probe.get("/actuator/health/readiness").status()).isEqualTo(200);
    }

    /** As when the network is gone: the server has the statement, and nothing is heard of it any more. */
    @Test
    void aPageWhoseStatementRunsWhenTheServerFreezesSaysSoInTimeAndTheNextOnesWorkOnceItGoesOn() throws Exception {
        Visit probe = new Visit(port());
        ServerProcesses processes = SERVER.processes();
        try (Connection other = DriverManager.getConnection(SERVER.url());
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table dossier in access exclusive mode");
            CompletableFuture<Visit.Page> asked = CompletableFuture.supplyAsync(() -> visit.get("/dossiers"));
            Awaitility.await().until(() -> waits(statement));
            processes.freeze();
            try {
                Visit.Page page = asked.get(SILENCE + 5L, TimeUnit.SECONDS);
                assertThat(page.status()).isEqualTo(503);
                assertThat(page.text()).contains("momentanément indisponible");
                assertThat(soon(() -> visit.get("/dossiers")).status()).isEqualTo(503);
                assertThat(soon(() -> probe.get("/actuator/health/liveness")).status())
                        .isEqualTo(200);
            } finally {
                processes.goOn();
            }
        }
        backAgain();
    }

    @Test
    void whatIsSentToAServerThatTakesNothingIsGivenUpAsWhatItLeavesWithoutAnAnswer() throws Exception {
        ServerProcesses processes = SERVER.processes();
        try (Connection connection = site.getBean(DataSource.class).getConnection();
                PreparedStatement statement = connection.prepareStatement("select length(?)")) {
            connection.setNetworkTimeout(Runnable::run, SILENCE * 1000);
            statement.setString(1, "a".repeat(64 << 20));
            processes.freeze();
            try {
                long before = System.nanoTime();
                assertThatThrownBy(statement::executeQuery).isInstanceOf(SQLException.class);
                assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(SILENCE + 5));
            } finally {
                processes.goOn();
            }
        }
        backAgain();
    }

    private static boolean waits(Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery("select count(*) from pg_locks where not granted")) {
            return found.next() && found.getInt(1) > 0;
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "08001, AWAY",
                "08006, AWAY",
                "57P01, AWAY",
                "57P03, AWAY",
                "53300, AWAY",
                "53100, FULL",
                "57014, none",
                "23505, none",
                "54000, none",
                "none,  none",
            })
    void aTroubleOfTheDatabaseIsToldFromAWrongStatement(String state, DatabaseTrouble trouble) {
        assertThat(DatabaseTrouble.of(state).orElse(null)).isEqualTo(trouble);
    }

    @Test
    void aRollbackOfWhatCountsCallsOnAConnectionThatBrokeIsATroubleOfTheDatabase() {
        assertThat(DatabaseTrouble.behind(
                        new BucketExceptions.BucketExecutionException(new SQLException("Connection is closed"))))
                .contains(DatabaseTrouble.AWAY);
        assertThat(DatabaseTrouble.behind(
                        new BucketExceptions.BucketExecutionException(new SQLException("duplicate key", "23505"))))
                .isEmpty();
    }
}
