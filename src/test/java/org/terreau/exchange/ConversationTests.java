package org.terreau.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.dossier.Applications;
import org.terreau.identity.Actor;
import org.terreau.identity.PersonalData;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubators;
import org.terreau.outreach.Requests;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.DossierVisits;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

@ApplicationTest
class ConversationTests {

    private final DossierVisits dossiers;
    private final Conversation conversation;
    private final MessageNotices notices;
    private final ExchangeData data;
    private final People people;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ConversationTests(
            People people,
            Requests requests,
            Applications applications,
            Incubators incubators,
            Conversation conversation,
            MessageNotices notices,
            ExchangeData data,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.dossiers = new DossierVisits(people, requests, applications, incubators);
        this.conversation = conversation;
        this.notices = notices;
        this.data = data;
        this.people = people;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    private static Visit.Form answer(Visit visit, DossierVisits.Opened opened, String text) {
        String path = opened.path() + "/messages";
        return visit.form(visit.get(path), path).with("message", text);
    }

    private static Visit.Page write(Visit visit, DossierVisits.Opened opened, String text) {
        return answer(visit, opened, text).forged("destinataires", "tous").send();
    }

    private static Visit.Page note(Visit visit, DossierVisits.Opened opened, String text) {
        return answer(visit, opened, text).forged("destinataires", "interne").send();
    }

    private void fiveMinutesLater() {
        notices.sendDue(Present.now().plus(Duration.ofMinutes(5)));
    }

    private List<String> mails(Actor to) {
        return jdbc.sql(
                        "select subject || '\n' || body from mail_outbox where recipient = :to and kind = 'dossier-messages' order by id")
                .param("to", to.email().value())
                .query(String.class)
                .list();
    }

    private long lastMessage(DossierVisits.Opened opened) {
        return jdbc.sql("select max(id) from dossier_message where dossier_id = :id")
                .param("id", opened.id().value())
                .query(Long.class)
                .single();
    }

    @Test
    void theApplicantAsksTheStaffAnswerAndEachIsToldOnceWithALinkToTheForm() {
        DossierVisits.Opened opened = dossiers.open("question");
        assertThat(opened.asApplicant().get(opened.path() + "/messages").text()).contains("Aucun message");
        Visit.Page empty = write(opened.asApplicant(), opened, " ");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.errorOf("message")).isEqualTo("Écrivez un message.");
        Visit.Page asked = write(opened.asApplicant(), opened, "Faut-il **deux** communes ? <script>alert(1)</script>");
        assertThat(asked.text()).contains("Le message est envoyé").contains("Faut-il deux communes ?");
        assertThat(asked.html().select(".t-conversation strong").eachText()).contains("deux");
        assertThat(asked.html().select(".t-conversation script")).isEmpty();
        write(opened.asApplicant(), opened, "Et une lettre de l’agence ?");
        notices.sendDue(Present.now());
        assertThat(mails(opened.staff())).isEmpty();
        fiveMinutesLater();
        assertThat(mails(opened.staff()))
                .singleElement()
                .satisfies(mail -> assertThat(mail)
                        .startsWith("2 messages\u00a0: ")
                        .contains("Faut-il **deux** communes")
                        .contains("Et une lettre")
                        .contains(opened.path() + "/messages#repondre"));
        assertThat(mails(opened.applicant())).isEmpty();
        fiveMinutesLater();
        assertThat(mails(opened.staff())).hasSize(1);

        assertThat(opened.asStaff().get("/dossiers").text()).contains("2 messages non lus");
        Visit.Page read = opened.asStaff().get(opened.path() + "/messages");
        assertThat(read.text()).contains("2 nouveaux");
        write(opened.asStaff(), opened, "Oui, deux.");
        assertThat(opened.asApplicant().get("/dossiers").text()).contains("Un message non lu");
        assertThat(opened.asApplicant().get(opened.path() + "/messages").text()).contains("Nouveau");
        assertThat(opened.asApplicant().get(opened.path() + "/messages").text()).doesNotContain("Nouveau");
        fiveMinutesLater();
        assertThat(mails(opened.applicant())).as("read on the site before").isEmpty();
    }

    @Test
    void anInternalNoteIsReadAndToldAmongTheStaffOnly() {
        DossierVisits.Opened opened = dossiers.open("note");
        Actor coach = dossiers.staff("coach-note@echange.test", "Kim Coache", Role.COACH);
        Visit asCoach = people.signedIn(coach);
        write(asCoach, opened, "Bonjour à tous");
        note(opened.asStaff(), opened, "Le budget me paraît fragile");
        assertThat(opened.asApplicant().get(opened.path() + "/messages").text())
                .contains("Bonjour à tous")
                .doesNotContain("fragile");
        assertThat(asCoach.get(opened.path() + "/messages").text())
                .contains("fragile")
                .contains("Interne");
        note(opened.asStaff(), opened, "Je rappelle lundi");
        fiveMinutesLater();
        assertThat(mails(coach))
                .singleElement()
                .satisfies(mail -> assertThat(mail)
                        .contains("Je rappelle lundi")
                        .contains("note interne")
                        .doesNotContain("fragile"));
        assertThat(mails(opened.applicant())).isEmpty();
        assertThat(note(opened.asApplicant(), opened, "Entre nous").status()).isEqualTo(403);
        assertThat(jdbc.sql("select count(*) from audit_line where details::text like '%fragile%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aFileThatComesWithANoteStaysAmongTheStaff() {
        DossierVisits.Opened opened = dossiers.open("jointe");
        byte[] bytes = "Calcul".getBytes(StandardCharsets.UTF_8);
        answer(opened.asStaff(), opened, "Voir le calcul")
                .file("fichiers", "calcul.txt", bytes)
                .forged("destinataires", "interne")
                .send();
        assertThat(opened.asStaff().get(opened.path() + "/documents").text())
                .contains("calcul.txt")
                .contains("Joint à un message");
        assertThat(opened.asApplicant().get(opened.path() + "/documents").text())
                .doesNotContain("calcul.txt");
        Visit.Page refused = answer(opened.asApplicant(), opened, "Voici")
                .file("fichiers", "note.exe", bytes)
                .forged("destinataires", "tous")
                .send();
        assertThat(refused.errorOf("fichiers")).contains("ce type de fichier n’est pas accepté");
        assertThat(opened.asApplicant()
                        .form(refused, opened.path() + "/messages")
                        .value("message"))
                .isEqualTo("Voici");
        assertThat(opened.asApplicant().get(opened.path() + "/messages").text()).doesNotContain("Voici");
    }

    @Test
    void aMessageChangesForAQuarterOfAnHourAndItsDeletionLeavesATrace() {
        DossierVisits.Opened opened = dossiers.open("erreur");
        write(opened.asApplicant(), opened, "Une coquile");
        String message = opened.path() + "/messages/" + lastMessage(opened);
        Visit applicant = opened.asApplicant();
        assertThat(applicant
                        .form(applicant.get(message), message)
                        .with("message", "Une coquille")
                        .send()
                        .text())
                .contains("Le message est modifié")
                .contains("Une coquille");
        assertThat(opened.asStaff().get(message).path()).isEqualTo(opened.path() + "/messages");
        Visit.Form late = applicant.form(applicant.get(message), message).with("message", "Trop tard");
        jdbc.sql("update dossier_message set written_at = written_at - interval '16 minutes' where id = :id")
                .param("id", lastMessage(opened))
                .update();
        Visit.Page refused = late.send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("se modifie pendant quinze minutes");
        Visit.Page list = applicant.get(opened.path() + "/messages");
        assertThat(list.html().select("a[href=" + message + "]")).isEmpty();
        assertThat(applicant.form(list, message + "/retrait").send().text())
                .contains("Le message est supprimé")
                .contains("Message supprimé par Ana Porte")
                .doesNotContain("Une coquille");
        assertThat(jdbc.sql("select text from dossier_message where id = :id")
                        .param("id", lastMessage(opened))
                        .query(String.class)
                        .single())
                .isEmpty();
        fiveMinutesLater();
        assertThat(mails(opened.staff())).isEmpty();
    }

    @Test
    void whoMutesADossierIsNotToldAndWhoFollowsItIs() {
        DossierVisits.Opened opened = dossiers.open("muet");
        String follow = opened.path() + "/messages/suivi";
        Visit staff = opened.asStaff();
        assertThat(staff.form(staff.get(opened.path() + "/messages"), follow)
                        .forged("suivre", "non")
                        .send()
                        .text())
                .contains("Vous ne serez plus prévenu·e");
        Actor coach = dossiers.staff("coach-muet@echange.test", "Kim Coache", Role.COACH);
        Visit asCoach = people.signedIn(coach);
        asCoach.form(asCoach.get(opened.path() + "/messages"), follow)
                .forged("suivre", "oui")
                .send();
        write(opened.asApplicant(), opened, "Y a-t-il quelqu’un ?");
        fiveMinutesLater();
        assertThat(mails(opened.staff())).isEmpty();
        assertThat(mails(coach)).hasSize(1);
    }

    @Test
    void whenNobodyOfTheStaffFollowsTheLeadsAreTold() {
        DossierVisits.Opened opened = dossiers.open("seul");
        Actor lead = dossiers.staff("lead-seul@echange.test", "Lou Dirige", Role.LEAD);
        conversation.follow(opened.id(), false, opened.staff());
        write(opened.asApplicant(), opened, "Allô ?");
        fiveMinutesLater();
        assertThat(mails(lead)).hasSize(1);
    }

    @Test
    void whatDidNotArriveIsToldToTheStaffWhereTheyWriteAndToNobodyElse() {
        DossierVisits.Opened opened = dossiers.open("perdue");
        String address = opened.applicant().email().value();
        write(opened.asStaff(), opened, "Votre fiche est attendue.");
        fiveMinutesLater();
        jdbc.sql("""
                        update mail_outbox set refused_at = now(), tries = 1, last_error = '550 5.1.1 unknown'
                        where recipient = :to
                        """).param("to", address).update();
        for (String page : List.of("/messages", "/instruction"))
            assertThat(opened.asStaff()
                            .get(opened.path() + page)
                            .html()
                            .select(".fr-alert--error")
                            .text())
                    .contains("Notre réponse n’est pas arrivée à " + address, "cette adresse n’existe pas")
                    .contains("renvoyez-le depuis la page Courriels non remis");
        assertThat(opened.asApplicant().get(opened.path() + "/messages").text()).doesNotContain("n’est pas arrivée");

        jdbc.sql("update mail_outbox set refused_at = null where recipient = :to")
                .param("to", address)
                .update();
        assertThat(opened.asStaff().get(opened.path() + "/messages").text()).doesNotContain("n’est pas arrivée");
    }

    @Test
    void aLongConversationIsReadByPagesInFewStatements() {
        DossierVisits.Opened opened = dossiers.open("long");
        for (int number = 1; number <= 60; number++)
            conversation.write(opened.id(), "Message " + number, false, List.of(), opened.applicant());
        Visit.Page first = opened.asStaff().get(opened.path() + "/messages");
        assertThat(first.text()).contains("Message 60").contains("Page 1 sur 2").doesNotContain("Message 10 ");
        assertThat(opened.asStaff().get(opened.path() + "/messages?page=2").text())
                .contains("Message 1");
        assertThat(Statements.during(() -> opened.asStaff().get(opened.path() + "/messages")))
                .isBetween(1, 17);
    }

    @Test
    void somebodysExchangesAreGivenToThemOrErasedOnRequest() {
        DossierVisits.Opened opened = dossiers.open("efface");
        answer(opened.asApplicant(), opened, "Mon numéro : 06 00 00 00 00")
                .file("fichiers", "moi.txt", "Ana".getBytes(StandardCharsets.UTF_8))
                .forged("destinataires", "tous")
                .send();
        write(opened.asStaff(), opened, "Bien reçu");
        PersonalData.Person person = new PersonalData.Person(
                opened.applicant().email(), opened.applicant().id());
        assertThat(data.held(person).toString())
                .contains("06 00 00 00 00")
                .contains("moi.txt")
                .doesNotContain("Bien reçu");
        assertThat(transaction.<Integer>execute(status -> data.erase(person))).isPositive();
        assertThat(data.held(person)).isEmpty();
        String page = opened.asStaff().get(opened.path() + "/messages").text();
        assertThat(page).contains("Bien reçu").doesNotContain("06 00 00 00 00");
        assertThat(opened.asStaff().get(opened.path() + "/documents").text()).doesNotContain("moi.txt");
        assertThat(data.held(new PersonalData.Person(opened.applicant().email(), null)))
                .isEmpty();
    }
}
