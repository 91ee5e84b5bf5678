package org.terreau.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Languages;
import org.terreau.shared.NotAllowed;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;
import org.terreau.web.OperatingFact.Level;

@ApplicationTest
class OperationTests {

    private static final List<String> PAGES =
            List.of("/administration/etat", "/administration/courriels", "/administration/travaux");

    private final People people;
    private final Outbox outbox;
    private final Jobs jobs;
    private final JdbcJobs stored;
    private final Languages languages;
    private final ObjectProvider<RecurringTask<?>> tasks;
    private final JdbcClient jdbc;

    OperationTests(
            People people,
            Outbox outbox,
            Jobs jobs,
            JdbcJobs stored,
            Languages languages,
            ObjectProvider<RecurringTask<?>> tasks,
            JdbcClient jdbc) {
        this.people = people;
        this.outbox = outbox;
        this.jobs = jobs;
        this.stored = stored;
        this.languages = languages;
        this.tasks = tasks;
        this.jdbc = jdbc;
    }

    private Visit admin() {
        return people.signedIn(people.administrator());
    }

    private long written(String to, String subject) {
        outbox.send(new Message(new EmailAddress(to), "essai", subject, "Voici."));
        return jdbc.sql("select max(id) from mail_outbox where recipient = :to")
                .param("to", to)
                .query(Long.class)
                .single();
    }

    private void refuse(long id) {
        jdbc.sql(
                        "update mail_outbox set refused_at = now(), tries = 3, last_error = '550 5.1.1 unknown' where id = :id")
                .param("id", id)
                .update();
    }

    @Test
    void administratorsAloneReadThemAndTheLeadOfAnIncubatorDoesNot() {
        Visit lead = people.signedIn(
                people.someone("lead@exploitation.test", "Lou Mène", new Grant(Role.LEAD, "exploitation")));
        for (String page : PAGES) {
            assertThat(admin().get(page).status()).isEqualTo(200);
            assertThat(lead.get(page).status()).isEqualTo(403);
            assertThat(people.visitor().get(page).path()).startsWith("/connexion");
            String api = "/api" + page;
            assertThat(admin().get(api).header("Content-Type")).startsWith("application/json");
            assertThat(lead.get(api).status()).isEqualTo(403);
            assertThat(people.visitor().get(api).status()).isEqualTo(403);
        }
        assertThat(lead.get("/").html().select("a[href=/administration/etat]")).isEmpty();
        assertThat(admin().get("/").html().select("a[href=/administration/etat]"))
                .isNotEmpty();
        assertThatThrownBy(() -> jobs.all(people.actor("lead@exploitation.test")))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void aRefusedMessageIsReadWithItsReasonInWordsAndSentAgain() {
        long id = written("refusee@exploitation.test", "Votre demande exploitée");
        refuse(id);
        Visit admin = admin();
        Visit.Page list = admin.get("/administration/courriels?etat=refuse&q=REFUSEE@exploitation");
        assertThat(list.html().select("tbody tr"))
                .singleElement()
                .satisfies(row -> assertThat(row.text())
                        .contains("Votre demande exploitée", "refusee@exploitation.test", "Refusé")
                        .contains("cette adresse n’existe pas", "550 5.1.1 unknown"));
        assertThat(list.body()).doesNotContain("Voici.");
        Visit.Page after =
                admin.form(list, "/administration/courriels/" + id + "/renvoi").send();
        assertThat(after.text()).contains("de nouveau à envoyer");
        assertThat(admin.get("/administration/courriels?etat=attente&q=refusee@exploitation")
                        .html()
                        .select("tbody tr"))
                .singleElement()
                .satisfies(row -> assertThat(row.text())
                        .contains("En attente", "r…@exploitation.test")
                        .doesNotContain("refusee@"));
        assertThat(admin.get("/journal?objet=mail:" + id).text()).contains("Courriel renvoyé");
    }

    @Test
    void aMessageThatIsGivenUpLosesItsTextAndIsToldToNobody() {
        long id = written("abandonnee@exploitation.test", "Un message de trop");
        refuse(id);
        Visit admin = admin();
        Visit.Page list = admin.get("/administration/courriels?q=abandonnee@exploitation");
        Visit.Form form = admin.form(list, "/administration/courriels/" + id + "/abandon");
        assertThat(form.send().text()).contains("est abandonné");
        assertThat(jdbc.sql("select body from mail_outbox where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .isEmpty();
        assertThat(admin.get("/courriels-non-remis").text()).doesNotContain("abandonnee@exploitation.test");
        assertThat(admin.get("/administration/courriels?etat=abandonne&q=abandonnee")
                        .html()
                        .select("tbody tr form"))
                .isEmpty();
        assertThat(form.again().forged("etat", "refuse").send().status()).isEqualTo(404);
        assertThat(admin.get("/administration/courriels.csv?q=abandonnee").body())
                .contains("a…@exploitation.test");
        assertThat(admin.get("/api/administration/courriels?q=abandonnee").body())
                .contains("\"etat\":\"abandonne\"", "a…@exploitation.test");
        assertThat(admin.get("/administration/courriels?q=personne-de-ce-nom").text())
                .contains("Élargissez les filtres");
    }

    @Test
    void aJobIsRunNowAndKeepsItsHours() {
        Visit admin = admin();
        assertThat(admin.get("/administration/travaux").html().select("tbody tr"))
                .hasSizeLessThanOrEqualTo(20);
        Visit.Page list = admin.get("/administration/travaux?q=Demandes+anciennes");
        assertThat(list.text()).contains("Effacement des demandes anciennes", "Dernière fois", "Prochaine fois");
        Visit.Page after =
                admin.form(list, "/administration/travaux/outreach-retention").send();
        assertThat(after.text()).contains("Le travail est lancé");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> job("outreach-retention").lastSuccess() != null);
        assertThat(job("outreach-retention").next()).isAfter(jobs.now());
        assertThat(admin.get("/journal?objet=job:outreach-retention").text()).contains("Travail lancé à la main");
        assertThat(admin.form(list, "/administration/travaux/outreach-retention")
                        .again()
                        .send()
                        .status())
                .isEqualTo(200);
    }

    private Job job(String name) {
        return jobs.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aJobThatFailsSaysWhy() {
        stored.failed(
                "support-retention",
                Present.now(),
                JobFailures.words(new IllegalStateException(
                        "autour", new java.io.IOException("le disque est plein\net la suite"))));
        jdbc.sql(
                        "update scheduled_tasks set last_failure = now(), consecutive_failures = 2 where task_name = 'support-retention'")
                .update();
        try {
            assertThat(admin().get("/").text()).contains("Un travail de nuit échoue");
            assertThat(people.signedIn(people.someone("passante@travaux.test", "Pia Passe"))
                            .get("/")
                            .text())
                    .doesNotContain("travail de nuit");
            Visit.Page failing = admin().get("/administration/travaux?etat=en-echec");
            assertThat(failing.html()
                            .select("tbody tr:contains(support-retention)")
                            .text())
                    .contains("2 échecs de suite", "IOException: le disque est plein")
                    .doesNotContain("la suite");
            assertThat(admin().get("/administration/etat").text())
                    .contains("Travaux en échec", "Lisez la raison", "À réparer");
        } finally {
            jdbc.sql(
                            "update scheduled_tasks set last_failure = null, consecutive_failures = 0 where task_name = 'support-retention'")
                    .update();
        }
    }

    @Test
    void everyJobHasWords() {
        for (Locale language : List.of(Locale.FRENCH, Locale.ENGLISH))
            assertThat(tasks.stream().map(RecurringTask::getName))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(languages.in(language).optional("operation.job." + name))
                            .as(name)
                            .isPresent());
    }

    @Test
    void theStateTellsTheMachineTheDatabaseAndWhatModulesAddInFewStatements() {
        Visit admin = admin();
        assertThat(admin.get("/administration/etat").text())
                .contains("Version de PostgreSQL", "Version de Java", "Dernière migration", "Place sur le disque")
                .contains("Taille de la base de données", "Dernière sauvegarde vue", "TERREAU_BACKUP_TRACE")
                .contains("Sources en retard", "Certificats des sites suivis", "Navigateur du robot");
        assertThat(Statements.during(() -> admin.get("/administration/etat"))).isBetween(1, 12);
        assertThat(Statements.during(() -> admin.get("/administration/courriels")))
                .isBetween(1, 10);
        assertThat(Statements.during(() -> admin.get("/administration/travaux")))
                .isBetween(1, 9);
    }

    @ParameterizedTest
    @CsvSource({
        "false, 60, , 0, FINE",
        "true, -600, , 0, RUNNING",
        "false, -60, , 0, FINE",
        "false, -121, , 0, LATE",
        "false, 60, -5, 1, FAILING",
        "true, 60, -5, 1, FAILING",
        "false, , , 0, UNPLANNED",
    })
    void whereAJobStands(boolean running, Long next, Long failed, int inARow, Job.State state) {
        Instant now = Instant.parse("2026-11-30T08:00:00Z");
        Job job = new Job(
                "essai",
                running,
                next == null ? null : now.plusSeconds(next),
                null,
                failed == null ? null : now.plusSeconds(failed),
                inARow,
                "");
        assertThat(job.state(now)).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 500, FINE",
        "1000, 160, FINE",
        "1000, 140, TO_WATCH",
        "1000, 40, TO_MEND",
        "2, 1, FINE",
        "2, 0.4, TO_MEND",
    })
    void aDiskWithLittleRoomIsTold(double totalGigabytes, double freeGigabytes, Level level) {
        assertThat(new Machine.Disk((long) (totalGigabytes * 1e9), (long) (freeGigabytes * 1e9)).level())
                .isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"PT2H, FINE", "PT25H, FINE", "PT27H, TO_WATCH", "P8D, TO_MEND"})
    void aBackupThatIsMissingIsTold(Duration ago, Level level) {
        Instant now = Instant.parse("2026-11-30T08:00:00Z");
        assertThat(Machine.backedUp(now.minus(ago), now)).isEqualTo(level);
    }
}
