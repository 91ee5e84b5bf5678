package org.terreau.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubators;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

@ApplicationTest
class CallTests {

    private final People people;
    private final Incubators incubators;
    private final Submissions submissions;
    private final JdbcClient jdbc;

    CallTests(People people, Incubators incubators, Submissions submissions, JdbcClient jdbc) {
        this.people = people;
        this.incubators = incubators;
        this.submissions = submissions;
        this.jdbc = jdbc;
    }

    private Visit lead() {
        return people.signedIn(people.someone(
                "lead@appel.test",
                "Lise Appelle",
                new Grant(Role.LEAD, incubators.host().id().value())));
    }

    private static LocalDate today() {
        return Present.today();
    }

    private static Visit.Form filled(Visit visit, String path) {
        return visit.form(visit.get(path), path)
                .with("titre", "Tenir les cimetières à jour")
                .with("theme", "patrimoine")
                .with("texte", "Nous cherchons des **problèmes** de petites communes.")
                .with("regles", "Toute commune peut répondre. Le jury lit tout.")
                .with("ouverture-jour", today().minusDays(2).toString())
                .with("ouverture-heure", "09:00")
                .with("cloture-jour", today().plusDays(20).toString())
                .with("cloture-heure", "12:00");
    }

    /** The path of a call that is open. */
    private String open(Visit lead) {
        String path = filled(lead, "/appels/nouveau").send().path();
        lead.form(lead.get(path), path + "/publication").send();
        return path;
    }

    private void close(String call) {
        jdbc.sql("update call_for_problems set closes_at = " + Present.SQL + " - interval '1 second' where id = :id")
                .param("id", Long.parseLong(call.replace("/appels/", "")))
                .update();
    }

    private String mail(String to, String kind) {
        return jdbc.sql("select body from mail_outbox where recipient = :to and kind = :kind order by id desc limit 1")
                .param("to", to)
                .param("kind", kind)
                .query(String.class)
                .single();
    }

    private long mails(String to, String kind) {
        return jdbc.sql("select count(*) from mail_outbox where recipient = :to and kind = :kind")
                .param("to", to)
                .param("kind", kind)
                .query(Long.class)
                .single();
    }

    private record Applicant(Visit visit, String submission) {}

    private Applicant applicant(String call, String email) {
        Visit visit = people.visitor();
        visit.form(visit.get(call + "/candidater"), call + "/invitation")
                .with("nom", "Aude " + email.substring(0, email.indexOf('@')))
                .with("courriel", email)
                .send();
        Visit.Page apply = people.follow(visit, mail(email, "call-invitation"));
        assertThat(apply.path()).isEqualTo(call + "/candidater");
        return new Applicant(
                visit, visit.form(apply, call + "/candidatures").send().path());
    }

    private static Visit.Form written(Applicant applicant, String title) {
        return applicant
                .visit()
                .form(applicant.visit().get(applicant.submission()), applicant.submission())
                .with("organisation", "Mairie de Plougastel")
                .with("titre", title)
                .with("qui", "Les secrétaires de mairie des communes de moins de 2 000 habitants")
                .with("situation", "Quand une famille demande une concession")
                .with("frequence", "Trois fois par mois")
                .with("consequence", "Deux heures de recherche dans des cahiers");
    }

    @Test
    void aCallIsPublishedAnsweredClosedAndItsLaureatesEnterTheRegistry() {
        Visit lead = lead();
        String call = open(lead);
        assertThat(people.visitor().get("/appels").text()).contains("Tenir les cimetières à jour");
        Applicant chosen = applicant(call, "retenue@appel.test");
        Applicant other = applicant(call, "autre@appel.test");
        Visit.Page missing = chosen.visit()
                .form(chosen.visit().get(chosen.submission()), chosen.submission())
                .forged("action", "deposer")
                .send();
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.errorOf("qui")).contains("Dites qui en souffre");
        assertThat(written(chosen, "Le plan du cimetière est faux")
                        .with("consequence", "Appelez le 06/12/34/56/78")
                        .forged("action", "deposer")
                        .send()
                        .errorOf("consequence"))
                .as("laureates are read by all")
                .contains("06/12/34/56/78");
        assertThat(written(chosen, "Le plan du cimetière est faux")
                        .forged("action", "deposer")
                        .send()
                        .text())
                .contains("La candidature est déposée");
        written(other, "Le columbarium est plein").forged("action", "deposer").send();
        assertThat(mail("retenue@appel.test", "call-submitted")).contains("Le plan du cimetière est faux");
        close(call);
        Visit.Page submitted = lead.get(call + "/candidatures");
        assertThat(submitted.text()).contains("Le plan du cimetière est faux").contains("Le columbarium est plein");
        String number = chosen.submission().replace("/candidatures/", "");
        Visit.Page refused = lead.form(submitted, call + "/resultats")
                .with("laureat-" + number, "oui")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Donnez une raison");
        assertThat(lead.form(refused, call + "/resultats")
                        .with(
                                "motif-" + other.submission().replace("/candidatures/", ""),
                                "Le problème est réel mais propre à une seule commune.")
                        .send()
                        .text())
                .contains("Les lauréats sont publiés");
        Visit.Page results = people.visitor().get(call);
        assertThat(results.text())
                .contains("Lauréats")
                .contains("Le plan du cimetière est faux")
                .doesNotContain("Aude")
                .doesNotContain("columbarium");
        String problem = results.html()
                .expectFirst("a:containsOwn(Le plan du cimetière est faux)")
                .attr("href");
        assertThat(people.visitor().get(problem).text()).contains("Les secrétaires de mairie");
        assertThat(mail("retenue@appel.test", "call-laureate")).contains(problem);
        assertThat(mail("autre@appel.test", "call-not-chosen")).contains("propre à une seule commune");
        assertThat(lead.post(call + "/resultats", "application/x-www-form-urlencoded", "")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aLateSubmissionIsRefusedClearlyAndItsDraftIsKept() {
        Visit lead = lead();
        String call = open(lead);
        Applicant applicant = applicant(call, "tard@appel.test");
        Visit.Form form = written(applicant, "Les plans jaunissent");
        close(call);
        Visit.Page late = form.forged("action", "deposer").send();
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.text()).contains("L’appel est clos depuis le").contains("gardé ici, en brouillon");
        Visit.Page kept = applicant.visit().get(applicant.submission());
        assertThat(kept.text()).contains("Brouillon");
        assertThat(kept.html().expectFirst("[name=titre]").val()).isEqualTo("Les plans jaunissent");
        assertThat(kept.html().expectFirst("[name=situation]").text()).contains("une famille demande");
        assertThat(mails("tard@appel.test", "call-submitted")).isZero();
        assertThat(lead.get(call + "/candidatures").text()).contains("Rien n’a été déposé");
    }

    @Test
    void aSubmissionMayBeTakenUpUntilTheClosingAndNotAfterwards() {
        Visit lead = lead();
        String call = open(lead);
        Applicant applicant = applicant(call, "reprend@appel.test");
        written(applicant, "Première version").forged("action", "deposer").send();
        Visit visit = applicant.visit();
        visit.form(visit.get(applicant.submission()), applicant.submission() + "/reprise")
                .send();
        written(applicant, "Seconde version").forged("action", "deposer").send();
        Visit.Page page = visit.get(applicant.submission());
        assertThat(page.text()).contains("Seconde version").contains("Déposée");
        close(call);
        Visit.Page late = visit.form(page, applicant.submission() + "/reprise").send();
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.text()).contains("reste comme vous l’avez déposée");
        assertThat(lead.get(call + "/candidatures").text()).contains("Seconde version");
    }

    @Test
    void theClosingOfAPublicCallIsPutOffAndNeverBroughtForward() {
        Visit lead = lead();
        String call = open(lead);
        String edit = call + "/modifier";
        Visit.Page forward = lead.form(lead.get(edit), edit)
                .with("cloture-jour", today().plusDays(10).toString())
                .send();
        assertThat(forward.status()).isEqualTo(422);
        assertThat(forward.errorOf("cloture-jour")).contains("pas avancée");
        assertThat(lead.form(lead.get(edit), edit)
                        .with("cloture-jour", today().plusDays(30).toString())
                        .send()
                        .text())
                .contains("L’appel est modifié");
        assertThat(people.visitor()
                        .get("/actualites?sujet=appel:" + call.replace("/appels/", ""))
                        .text())
                .contains("Clôture repoussée");
        close(call);
        Visit.Page over = lead.form(lead.get(edit), edit)
                .with("cloture-jour", today().plusDays(40).toString())
                .send();
        assertThat(over.errorOf("cloture-jour")).contains("ne change plus");
    }

    @Test
    void anHourThatSummerTimeSkipsIsRefusedBesideItsField() {
        Visit lead = lead();
        Visit.Page refused = filled(lead, "/appels/nouveau")
                .with("cloture-jour", "2027-03-28")
                .with("cloture-heure", "02:30")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("cloture-heure")).contains("heure d’été");
        assertThat(refused.html().expectFirst("[name=titre]").val()).isEqualTo("Tenir les cimetières à jour");
    }

    @Test
    void aStrangerReadsNeitherADraftCallNorASubmission() {
        Visit lead = lead();
        String draft = filled(lead, "/appels/nouveau").send().path();
        assertThat(people.visitor().get(draft).status()).isEqualTo(404);
        assertThat(people.visitor().get("/appels").text()).doesNotContain("En préparation");
        String call = open(lead);
        Applicant applicant = applicant(call, "secret@appel.test");
        written(applicant, "Un titre que personne ne lit").send();
        Visit stranger = people.signedIn(people.someone("curieuse@appel.test", "Cléo Curieuse"));
        assertThat(stranger.get(applicant.submission()).status()).isEqualTo(404);
        assertThat(stranger.get(call + "/candidatures").status()).isEqualTo(403);
        assertThat(lead.get(applicant.submission()).status())
                .as("the staff read nothing before it is submitted")
                .isEqualTo(404);
        written(applicant, "Un titre déposé").forged("action", "deposer").send();
        assertThat(lead.get(applicant.submission()).status()).isEqualTo(200);
        assertThat(stranger.get(applicant.submission()).status()).isEqualTo(404);
        assertThat(people.visitor().get("/api" + call + "/candidatures").status())
                .isEqualTo(403);
    }

    @Test
    void whoHasNotSubmittedIsRemindedOnceTwoDaysBeforeTheClosing() {
        Visit lead = lead();
        String call = open(lead);
        Applicant applicant = applicant(call, "oublie@appel.test");
        written(applicant, "À finir").send();
        submissions.remind();
        assertThat(mails("oublie@appel.test", "call-reminder")).isZero();
        jdbc.sql("update call_for_problems set closes_at = " + Present.SQL + " + interval '40 hours' where id = :id")
                .param("id", Long.parseLong(call.replace("/appels/", "")))
                .update();
        submissions.remind();
        submissions.remind();
        assertThat(mails("oublie@appel.test", "call-reminder")).isEqualTo(1);
    }

    @Test
    void twoWindowsNeverOverwriteEachOther() {
        String call = open(lead());
        Applicant applicant = applicant(call, "deux@appel.test");
        Visit.Form first = written(applicant, "De la première fenêtre");
        Visit.Form second = written(applicant, "De la seconde fenêtre");
        first.send();
        Visit.Page conflict = second.send();
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.html().expectFirst("[name=titre]").val()).isEqualTo("De la seconde fenêtre");
        assertThat(applicant
                        .visit()
                        .get(applicant.submission())
                        .html()
                        .expectFirst("[name=titre]")
                        .val())
                .isEqualTo("De la première fenêtre");
    }

    @Test
    void theListAndACallCostAFewStatements() {
        String call = open(lead());
        Visit visit = people.visitor();
        visit.get(call);
        assertThat(Statements.during(() -> visit.get("/appels"))).isBetween(1, 6);
        assertThat(Statements.during(() -> visit.get(call))).isBetween(1, 6);
    }
}
