package org.terreau;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.identity.SignInLinks;
import org.terreau.incubator.Catalogue;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.IncubatorId;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.outreach.NewRequest;
import org.terreau.outreach.OrganisationKind;
import org.terreau.outreach.Requests;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.problem.Proposals;
import org.terreau.problem.Statement;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.support.Mandate;
import org.terreau.support.MandateTyped;
import org.terreau.support.Mandates;
import org.terreau.support.SessionTyped;
import org.terreau.support.Training;
import org.terreau.support.TrainingTyped;
import org.terreau.support.Trainings;
import org.terreau.testing.Backup;
import org.terreau.testing.Hanging;
import org.terreau.testing.Program;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.TestDatabase;
import org.terreau.testing.Visit;

/** Two instances on one database: what one knows the other knows, and when one is killed nothing is lost. */
@Tag("process")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoInstancesTests {

    private final String database = TestDatabase.create();
    private final GreenMail post = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private ConfigurableApplicationContext second;

    @BeforeAll
    void startTheInstanceThatGoesOn() {
        post.start();
        second = start();
    }

    @AfterAll
    void stop() {
        second.close();
        post.stop();
    }

    /** GreenMail knows no STARTTLS. An instance that is told to stop may take the time that this machine needs. */
    private ConfigurableApplicationContext start() {
        SpringApplication program = new SpringApplication(Terreau.class);
        program.setRegisterShutdownHook(false);
        program.setDefaultProperties(Map.of());
        return program.run(
                "--server.port=0",
                "--spring.datasource.url=" + database,
                "--terreau.base-url=http://localhost:0",
                "--terreau.demo=false",
                "--spring.jmx.enabled=false",
                "--terreau.mail.delivery-interval=100ms",
                "--db-scheduler.polling-interval=100ms",
                "--db-scheduler.shutdown-max-wait=60s",
                "--spring.mail.host=localhost",
                "--spring.mail.port=" + post.getSmtp().getPort(),
                "--terreau.mail.tls=false");
    }

    /** What came for addresses that start so. */
    private List<MimeMessage> received(String start) {
        return Stream.of(post.getReceivedMessages())
                .filter(message -> address(message).startsWith(start))
                .toList();
    }

    private static String address(MimeMessage message) {
        try {
            return message.getRecipients(jakarta.mail.Message.RecipientType.TO)[0].toString();
        } catch (MessagingException failure) {
            throw new AssertionError(failure);
        }
    }

    private static int port(ConfigurableApplicationContext instance) {
        return java.util.Objects.requireNonNull(((WebServerApplicationContext) instance).getWebServer())
                .getPort();
    }

    private static void ask(ConfigurableApplicationContext instance, int number) {
        instance.getBean(Requests.class)
                .receive(
                        new NewRequest(
                                "Personne " + number,
                                "personne" + number + "@deux.test",
                                "",
                                OrganisationKind.PARTNER,
                                "Association",
                                null,
                                "Un problème",
                                null),
                        List.of(),
                        "network " + number,
                        Locale.FRENCH);
    }

    private static void publish(ConfigurableApplicationContext instance, AccountId by, String title) {
        Actor staff = new Actor(
                by,
                new EmailAddress("deux@deux.test"),
                "Dominique Deux",
                Set.of(new Grant(Role.ADMINISTRATOR, Grant.EVERYWHERE)));
        instance.getBean(Proposals.class)
                .write(
                        new Proposals.Wording(
                                Statement.of(part -> part == Statement.Part.TITLE ? title : "Le lundi, deux fois"),
                                List.of(),
                                List.of()),
                        staff);
    }

    @Test
    void aSessionOutlivesTheInstanceThatOpenedItAndEveryMessageLeavesOnce() {
        try (ConfigurableApplicationContext first = start()) {
            AccountId account =
                    first.getBean(Accounts.class).open(new EmailAddress("deux@deux.test"), "Dominique Deux");
            String link = first.getBean(SignInLinks.class).issue(account, SignInLinks.SHORT, "/dossiers");
            Visit onFirst = new Visit(port(first));
            onFirst.form(onFirst.get(link), "/connexion/jeton").send();
            assertThat(onFirst.get("/dossiers").text()).contains("Dominique Deux");
            Visit onSecond = onFirst.at(port(second));
            assertThat(onSecond.get("/dossiers").text()).contains("Dominique Deux");

            publish(first, account, "Les clés du gymnase se perdent entre deux associations");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(onSecond.get("/problemes/proches?q=cles+gymnase+perdues")
                                    .text())
                            .contains("Les clés du gymnase se perdent"));

            theLastSeatAndTheLastHoursOfADayAreTakenOnce(first);

            for (int number = 0; number < 30; number++) ask(number % 2 == 0 ? first : second, number);
            first.close();
            for (int number = 30; number < 40; number++) ask(second, number);
            second.getBean(Outbox.class)
                    .send(new Message(new EmailAddress("personne-suit@deux.test"), "essai", "Des nouvelles", "Voici.")
                            .stoppedAt("https://terreau.test/suivi/cle/arret"));
            assertThat(onSecond.get("/dossiers").text()).contains("Dominique Deux");

            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> unsent("personne") == 0);
            assertThat(received("personne").stream().map(TwoInstancesTests::address))
                    .hasSize(41)
                    .doesNotHaveDuplicates();
            assertThat(received("personne-suit")).singleElement().satisfies(message -> {
                assertThat(message.getHeader("List-Unsubscribe"))
                        .containsExactly("<https://terreau.test/suivi/cle/arret>");
                assertThat(message.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
            });
        }
    }

    /** Of a training's last seat, and of what is left of a coach's day: the two instances are asked at the same moment. */
    private void theLastSeatAndTheLastHoursOfADayAreTakenOnce(ConfigurableApplicationContext first) {
        IncubatorId incubator = new IncubatorId("deux.places");
        first.getBean(Catalogue.class)
                .store(new Incubator(incubator, "Deux places", null, null, null, null, null, null, "", false), "{}");
        Actor lead = somebody(first, "Lou Deux", new Grant(Role.LEAD, incubator.value()));
        Actor coach = somebody(first, "Cleo Deux", new Grant(Role.COACH, incubator.value()));
        LocalDate today = Paris.today(first.getBean(Clock.class));
        Training training = first.getBean(Trainings.class)
                .announce(
                        incubator,
                        new TrainingTyped(
                                new Training.Told("Une place", "Savoir lire.", "Rennes", "coach"),
                                today.plusDays(30),
                                "10:00",
                                "12:00",
                                "1"),
                        lead);
        Actor ada = somebody(first, "Ada Deux");
        Actor bob = somebody(first, "Bob Deux");
        assertThat(atOnce(
                        () -> first.getBean(Trainings.class)
                                .join(training.id(), ada)
                                .name(),
                        () -> second.getBean(Trainings.class)
                                .join(training.id(), bob)
                                .name()))
                .containsExactlyInAnyOrder("SEAT", "WAITING");

        ProductId product = SomeProduct.named("deux.places")
                .in(incubator)
                .since(PhaseKind.ACCELERATION, LocalDate.of(2024, 1, 1))
                .storedIn(first.getBean(ProductCatalogue.class));
        Mandate mandate = first.getBean(Mandates.class)
                .give(
                        product,
                        new MandateTyped(
                                coach.id(),
                                null,
                                today,
                                today.plusWeeks(9),
                                "10",
                                "",
                                new Mandate.Questions("Elle sait.", "Vingt.", "Une autre.", "Une salle.")),
                        lead);
        assertThat(atOnce(() -> logged(first, mandate, today, coach), () -> logged(second, mandate, today, coach)))
                .containsExactlyInAnyOrder("logged", "duree");
    }

    private static String logged(ConfigurableApplicationContext instance, Mandate mandate, LocalDate day, Actor coach) {
        try {
            instance.getBean(Mandates.class)
                    .log(mandate.id(), new SessionTyped(day, "0.75", "accompagnement", "Relu.", ""), coach);
            return "logged";
        } catch (Refused refused) {
            return refused.problems().get(0).field();
        }
    }

    private static List<String> atOnce(Callable<String> one, Callable<String> other) {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<String> said = new ArrayList<>();
            for (Future<String> each : threads.invokeAll(List.of(one, other), 60, TimeUnit.SECONDS))
                said.add(each.get());
            return said;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        } catch (ExecutionException failure) {
            throw new AssertionError(failure);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Actor somebody(ConfigurableApplicationContext instance, String name, Grant... grants) {
        EmailAddress email = new EmailAddress(name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@places.test");
        Accounts accounts = instance.getBean(Accounts.class);
        AccountId account = accounts.open(email, name);
        for (Grant grant : grants) accounts.grant(account, grant, null);
        return new Actor(account, email, name, Set.of(grants));
    }

    private long unsent(String start) {
        return second.getBean(JdbcClient.class)
                .sql("select count(*) from mail_outbox where recipient like :start and sent_at is null")
                .param("start", start + "%")
                .query(Long.class)
                .single();
    }

    private static void askOf(int port, int number) {
        Visit visitor = new Visit(port);
        assertThat(visitor.form(visitor.get("/contact"), "/contact")
                        .with("genre", "partenaire")
                        .with("organisation", "Association")
                        .with("nom", "Tuée " + number)
                        .with("courriel", "tuee" + number + "@deux.test")
                        .with("message", "Un problème")
                        .forged("ouvert", "1")
                        .send()
                        .text())
                .contains("bien reçue");
    }

    private static void migrate(String database) {
        Flyway.configure()
                .dataSource(database, null, null)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    private static List<String> picked(JdbcClient jdbc) {
        return jdbc.sql("select task_name from scheduled_tasks where picked")
                .query(String.class)
                .list();
    }

    /** The scheduler has its own pace here, as in production. */
    @Test
    void whatAnInstanceKilledWhileItDeliversHadReceivedLeavesByTheOtherWithinThirtySeconds() throws Exception {
        JdbcClient jdbc = second.getBean(JdbcClient.class);
        second.getBean(Scheduler.class).pause();
        try (Hanging server = Hanging.silent();
                Program first = Program.start(
                        "killed-instance",
                        database,
                        Map.of("SPRING_MAIL_HOST", "127.0.0.1", "SPRING_MAIL_PORT", "" + server.port()))) {
            for (int number = 0; number < 10; number++) askOf(first.port(), number);
            server.awaitCallers(1);
            assertThat(picked(jdbc)).contains("deliver-mail");
            migrate(database);
            assertThat(picked(jdbc))
                    .as("what an instance does while another starts")
                    .contains("deliver-mail");
            Backup backup = Backup.of(database, "scheduled_tasks", "database_origin");
            first.kill();
            second.getBean(Scheduler.class).resume();
            Awaitility.await().atMost(Duration.ofSeconds(31)).until(() -> unsent("tuee") == 0);
            assertThat(received("tuee")).hasSize(10);
            assertThat(jdbc.sql("select count(*) from call_back_request where email like 'tuee%'")
                            .query(Long.class)
                            .single())
                    .isEqualTo(10);
            nothingRunsInWhatIsRestoredFrom(backup);
        } finally {
            second.getBean(Scheduler.class).resume();
        }
    }

    private static void nothingRunsInWhatIsRestoredFrom(Backup backup) throws SQLException, IOException {
        String restored = TestDatabase.create();
        JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(restored));
        migrate(restored);
        backup.restoreTo(restored);
        assertThat(picked(jdbc)).contains("deliver-mail");
        migrate(restored);
        assertThat(picked(jdbc)).as("what runs in a restored database").isEmpty();
    }
}
