package org.terreau.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.terreau.brief.BriefTexts;
import org.terreau.decision.Decisions;
import org.terreau.decision.Outcome;
import org.terreau.decision.Wanted;
import org.terreau.exchange.Conversation;
import org.terreau.exchange.Documents;
import org.terreau.exchange.DossierTask;
import org.terreau.exchange.DossierTasks;
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
class TimelineTests {

    private final DossierVisits dossiers;
    private final Applications applications;
    private final BriefTexts texts;
    private final Conversation conversation;
    private final Documents documents;
    private final DossierTasks tasks;
    private final Decisions decisions;

    TimelineTests(
            People people,
            Requests requests,
            Applications applications,
            BriefTexts texts,
            Incubators incubators,
            Conversation conversation,
            Documents documents,
            DossierTasks tasks,
            Decisions decisions) {
        this.dossiers = new DossierVisits(people, requests, applications, incubators);
        this.applications = applications;
        this.texts = texts;
        this.conversation = conversation;
        this.documents = documents;
        this.tasks = tasks;
        this.decisions = decisions;
    }

    @Test
    void theStoryIsToldInTheOrderChosenWithoutWhatIsInternalForTheApplicant() {
        DossierVisits.Opened opened = dossiers.open("histoire");
        Actor applicant = opened.applicant();
        Brief brief = new Brief(Map.of(
                Brief.Part.TITLE, "Rappels",
                Brief.Part.PROBLEM,
                        "Chaque matin, les agents rappellent les familles une à une. Ils y passent deux heures.",
                Brief.Part.SOLUTION_LEAD, "Un message qui part seul, et une réponse en un geste.",
                Brief.Part.HYPOTHESIS, "On répond.",
                Brief.Part.FIRST_USERS, "Douze agents.",
                Brief.Part.TERRITORY, "commune:29232",
                Brief.Part.SUCCESS, "La moitié des rappels disparaît en six mois.",
                Brief.Part.TEAM, "Une agente.",
                Brief.Part.ENVELOPE, "180000"));
        documents.add(
                opened.id(),
                "délibération.txt",
                new ByteArrayInputStream("Vote".getBytes(StandardCharsets.UTF_8)),
                Documents.About.NOTHING,
                applicant);
        texts.submit(
                opened.id(), brief, applications.read(opened.id(), applicant).version(), applicant);
        conversation.write(opened.id(), "Une question", false, List.of(), applicant);
        conversation.write(opened.id(), "Entre nous", true, List.of(), opened.staff());
        long task = tasks.add(
                opened.id(),
                new DossierTask.Proposed("Voter le budget", applicant.id(), tasks.today(), false),
                opened.staff());
        tasks.done(opened.id(), task, applicant);
        Actor lead = dossiers.staff("lead-histoire@echange.test", "Lou Dirige", Role.LEAD);
        decisions.decide(
                applications.read(opened.id(), lead).subject().key(),
                Wanted.of(Outcome.STOP, "Le problème n’est pas là où on le croyait.", null, null),
                lead);

        String path = opened.path() + "/chronologie";
        Visit.Page staff = opened.asStaff().get(path + "?ordre=ancien");
        assertThat(staff.html().select(".t-timeline > li p:last-child").eachText())
                .containsExactly(
                        "Dossier ouvert pour Ana Porte, Syndicat histoire",
                        "Document déposé : délibération.txt, Ana Porte",
                        "Fiche soumise au comité (version 1), Ana Porte",
                        "Message écrit, Ana Porte",
                        "Note interne écrite, Sacha Suit",
                        "Tâche demandée à Ana Porte : Voter le budget, Sacha Suit",
                        "Tâche faite : Voter le budget, Ana Porte",
                        "Décision d’arrêter : Le problème n’est pas là où on le croyait.");
        Visit.Page newest = opened.asApplicant().get(path);
        assertThat(newest.html().expectFirst(".t-timeline > li").text()).contains("Décision d’arrêter");
        assertThat(newest.text()).doesNotContain("Note interne");
        assertThat(opened.asApplicant().get(path + "?genre=tache").html().select(".t-timeline > li"))
                .hasSize(2);
        assertThat(opened.asApplicant().get(path + ".csv?ordre=ancien").body())
                .contains("Document déposé\u00a0: délibération.txt")
                .doesNotContain("Note interne");
        assertThat(opened.asStaff().get("/api" + path).body()).contains("Note interne écrite");
        assertThat(Statements.during(() -> opened.asStaff().get(path))).isBetween(1, 16);
    }
}
