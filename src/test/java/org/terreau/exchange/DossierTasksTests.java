package org.terreau.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.dossier.Applications;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubators;
import org.terreau.outreach.Requests;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.DossierVisits;
import org.terreau.testing.People;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

@ApplicationTest
class DossierTasksTests {

    private final DossierVisits dossiers;
    private final DossierTasks tasks;
    private final TaskReminders reminders;
    private final People people;
    private final JdbcClient jdbc;

    DossierTasksTests(
            People people,
            Requests requests,
            Applications applications,
            Incubators incubators,
            DossierTasks tasks,
            TaskReminders reminders,
            JdbcClient jdbc) {
        this.dossiers = new DossierVisits(people, requests, applications, incubators);
        this.tasks = tasks;
        this.reminders = reminders;
        this.people = people;
        this.jdbc = jdbc;
    }

    private static Visit.Form form(Visit visit, DossierVisits.Opened opened) {
        String path = opened.path() + "/taches";
        return visit.form(visit.get(path), path);
    }

    private long give(DossierVisits.Opened opened, String what, Actor to, LocalDate due) {
        return tasks.add(opened.id(), new DossierTask.Proposed(what, to.id(), due, false), opened.staff());
    }

    private List<String> mails(Actor to, String kind) {
        return jdbc.sql(
                        "select subject || '\n' || body from mail_outbox where recipient = :to and kind = :kind order by id")
                .param("to", to.email().value())
                .param("kind", kind)
                .query(String.class)
                .list();
    }

    @Test
    void aTaskIsAskedDoneAndReopenedAndThoseConcernedAreTold() {
        DossierVisits.Opened opened = dossiers.open("faire");
        Visit.Page refused =
                form(opened.asStaff(), opened).with("echeance", "2020-01-01").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("tache")).contains("Dites ce qu’il y a à faire");
        assertThat(refused.errorOf("pour")).contains("Choisissez la personne");
        assertThat(refused.errorOf("echeance")).contains("entre aujourd’hui et dans 3 ans");
        Visit.Page added = opened.asStaff()
                .form(refused, opened.path() + "/taches")
                .with("tache", "Envoyer la délibération")
                .with("pour", opened.applicant().id().toString())
                .with("echeance", tasks.today().plusDays(10).toString())
                .send();
        assertThat(added.text())
                .contains("La tâche est ajoutée")
                .contains("Envoyer la délibération")
                .contains("pour Ana Porte")
                .contains("demandée par Sacha Suit");
        assertThat(mails(opened.applicant(), "dossier-task-added"))
                .singleElement()
                .satisfies(mail -> assertThat(mail).contains("Envoyer la délibération"));

        Visit applicant = opened.asApplicant();
        Visit.Page mine = applicant.get("/taches");
        assertThat(mine.text()).contains("Envoyer la délibération").contains("Une tâche");
        String task = tasks.of(opened.id(), opened.staff()).get(0).path();
        Visit.Page done =
                applicant.form(mine, task + "/etat").forged("etat", "faite").send();
        assertThat(done.path()).isEqualTo("/taches");
        assertThat(done.text()).contains("La tâche est faite").contains("Aucune tâche ici");
        assertThat(mails(opened.staff(), "dossier-task-done")).hasSize(1);
        Visit.Page list = opened.asStaff().get(opened.path() + "/taches");
        assertThat(list.text()).contains("faite par Ana Porte");
        assertThat(opened.asStaff()
                        .form(list, task + "/etat")
                        .forged("etat", "a-faire")
                        .send()
                        .text())
                .contains("La tâche est rouverte");
        Visit.Page change = opened.asStaff().get(task);
        assertThat(opened.asStaff().form(change, task + "/retrait").send().text())
                .contains("La tâche est supprimée")
                .contains("Rien à faire pour l’instant");
    }

    @Test
    void theLoserOfAConflictSeesBothTasks() {
        DossierVisits.Opened opened = dossiers.open("conflit-tache");
        give(opened, "Écrire à la commune", opened.applicant(), tasks.today().plusDays(3));
        String task = tasks.of(opened.id(), opened.staff()).get(0).path();
        Visit.Form late = opened.asApplicant().form(opened.asApplicant().get(task), task);
        opened.asStaff()
                .form(opened.asStaff().get(task), task)
                .with("tache", "Téléphoner à la commune")
                .send();
        Visit.Page conflict = late.with("tache", "Aller à la commune").send();
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text()).contains("Téléphoner à la commune");
        Visit.Form again = opened.asApplicant().form(conflict, task);
        assertThat(again.value("tache")).isEqualTo("Aller à la commune");
        assertThat(again.send().text()).contains("La tâche est modifiée").contains("Aller à la commune");
    }

    @Test
    void aReminderLeavesTheDayBeforeAndOnceWhenLate() {
        DossierVisits.Opened opened = dossiers.open("rappel");
        LocalDate due = tasks.today().plusDays(20);
        long task = give(opened, "Réunir les deux communes", opened.applicant(), due);
        give(opened, "Compter les appels", opened.applicant(), due);
        Actor applicant = opened.applicant();
        reminders.remind(due.minusDays(2));
        assertThat(mails(applicant, "dossier-task-reminder")).isEmpty();
        reminders.remind(due.minusDays(1));
        reminders.remind(due.minusDays(1));
        assertThat(mails(applicant, "dossier-task-reminder"))
                .singleElement()
                .satisfies(mail -> assertThat(mail)
                        .startsWith("2 tâches pour demain")
                        .contains("Demain\u00a0: Réunir les deux communes")
                        .contains("Compter les appels"));
        reminders.remind(due);
        assertThat(mails(applicant, "dossier-task-reminder")).hasSize(1);
        tasks.done(opened.id(), task, applicant);
        reminders.remind(due.plusDays(1));
        reminders.remind(due.plusDays(2));
        assertThat(mails(applicant, "dossier-task-reminder")).hasSize(2);
        assertThat(mails(applicant, "dossier-task-reminder").get(1))
                .startsWith("Une tâche en retard")
                .contains("Compter les appels")
                .doesNotContain("Réunir");
    }

    @Test
    void aLateTaskIsShownAsSuchAndFoundByItsStateItsWordsAndInFiles() {
        DossierVisits.Opened opened = dossiers.open("retard");
        long task = give(opened, "Relancer l’agence, d’été", opened.applicant(), tasks.today());
        jdbc.sql("update dossier_task set due_on = due_on - 3 where id = :id")
                .param("id", task)
                .update();
        Visit applicant = opened.asApplicant();
        assertThat(applicant.get(opened.path() + "/taches").text()).contains("En retard");
        assertThat(applicant.get("/taches?etat=en-retard&q=agence+ete").text()).contains("Relancer l’agence");
        assertThat(applicant.get("/taches?q=introuvable").text()).contains("Aucune tâche ici");
        assertThat(applicant.get("/taches?etat=faites").text()).contains("Aucune tâche ici");
        assertThat(applicant.get("/taches.csv?etat=en-retard").body())
                .contains("Relancer l’agence, d’été")
                .contains(";oui;");
        assertThat(applicant.get("/api/taches").body()).contains("\"enRetard\":true");
        assertThat(applicant.get("/api" + opened.path() + "/taches").body()).contains("Relancer");
        Visit.Page calendar = applicant.get("/taches.ics");
        assertThat(calendar.header("Content-Type")).startsWith("text/calendar");
        assertThat(calendar.body())
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("SUMMARY:Relancer l’agence\\, d’été\r\n")
                .contains("DTSTART;VALUE=DATE:"
                        + tasks.today().minusDays(3).toString().replace("-", ""))
                .endsWith("END:VCALENDAR\r\n");
        assertThat(calendar.body().lines())
                .allSatisfy(line -> assertThat(line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                        .isLessThanOrEqualTo(75));
        assertThat(Statements.during(() -> applicant.get("/taches"))).isBetween(1, 8);
        assertThat(Statements.during(() -> applicant.get(opened.path() + "/taches")))
                .isBetween(1, 10);
    }

    @Test
    void theStaffSeeTheTasksOfTheirIncubatorAndTheApplicantNoneOfTheirOwnKind() {
        DossierVisits.Opened opened = dossiers.open("reserve");
        Visit.Page refused = form(opened.asStaff(), opened)
                .with("tache", "Vérifier les chiffres")
                .with("pour", opened.applicant().id().toString())
                .with("echeance", tasks.today().plusDays(4).toString())
                .with("interne", "oui")
                .send();
        assertThat(refused.errorOf("interne")).contains("ne voit pas les tâches réservées");
        opened.asStaff()
                .form(refused, opened.path() + "/taches")
                .with("pour", opened.staff().id().toString())
                .with("interne", "oui")
                .send();
        assertThat(opened.asStaff().get("/taches").text()).contains("Vérifier les chiffres");
        assertThat(opened.asApplicant().get(opened.path() + "/taches").text()).doesNotContain("Vérifier les chiffres");
        assertThat(opened.asApplicant().get("/taches?pour=tous&etat=toutes").text())
                .doesNotContain("Vérifier les chiffres");
        String task = tasks.of(opened.id(), opened.staff()).get(0).path();
        assertThat(opened.asApplicant().get(task).status()).isEqualTo(404);
        Actor colleague = dossiers.staff("coach-reserve@echange.test", "Kim Coache", Role.COACH);
        assertThat(people.signedIn(colleague)
                        .get("/taches?pour=tous&q=verifier")
                        .text())
                .contains("Vérifier les chiffres");
        assertThat(people.signedIn(colleague).get("/taches").text()).doesNotContain("Vérifier les chiffres");
    }
}
