package org.terreau.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.audit.Audit;
import org.terreau.brief.BriefTexts;
import org.terreau.brief.Comments;
import org.terreau.exchange.Conversation;
import org.terreau.identity.Actor;
import org.terreau.identity.OwnData;
import org.terreau.identity.PersonalData;
import org.terreau.incubator.Incubators;
import org.terreau.outreach.Requests;
import org.terreau.shared.Refused;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Days;
import org.terreau.testing.OpenedDossiers;
import org.terreau.testing.People;

@ApplicationTest
class DossierRetentionTests {

    private final DossierRetention retention;
    private final DossierLife life;
    private final Applications applications;
    private final Members members;
    private final Conversation conversation;
    private final Comments comments;
    private final OwnData data;
    private final Audit audit;
    private final People people;
    private final JdbcClient jdbc;
    private final Days days;
    private final OpenedDossiers dossiers;

    DossierRetentionTests(
            DossierRetention retention,
            DossierLife life,
            Applications applications,
            Members members,
            Conversation conversation,
            Comments comments,
            OwnData data,
            Audit audit,
            People people,
            Requests requests,
            BriefTexts texts,
            Incubators incubators,
            JdbcClient jdbc,
            Days days) {
        this.retention = retention;
        this.life = life;
        this.applications = applications;
        this.members = members;
        this.conversation = conversation;
        this.comments = comments;
        this.data = data;
        this.audit = audit;
        this.people = people;
        this.jdbc = jdbc;
        this.days = days;
        this.dossiers = new OpenedDossiers(people, requests, applications, texts, incubators, jdbc);
    }

    /** Two years and ten days ago: others may run the job too, and it finds what this test left no sooner than that. */
    private LocalDate end() {
        return days.today().minusYears(2).minusDays(10);
    }

    private OpenedDossiers.Opened withdrawn(String name) {
        OpenedDossiers.Opened opened = dossiers.open(name);
        members.invite(
                opened.id(), "lit-" + name + "@fiche.test", "Ingrid Invitée", MemberKind.READER, opened.applicant());
        conversation.write(
                opened.id(),
                "Appelez-moi au bureau.",
                false,
                List.of(new Conversation.Attached(
                        "note.txt", new ByteArrayInputStream("Bonjour".getBytes(StandardCharsets.UTF_8)))),
                opened.applicant());
        comments.comment(opened.id(), Brief.Part.PROBLEM, "", "Est-ce toujours vrai ?", opened.staff());
        days.on(end(), () -> life.withdraw(opened.id(), "Nous n’avons plus personne.", opened.applicant()));
        return opened;
    }

    private void runOn(LocalDate day) {
        days.on(day, retention::run);
    }

    private long told(String email) {
        return jdbc.sql("select count(*) from mail_outbox where recipient = :to and kind = 'dossier-retention'")
                .param("to", email)
                .query(Long.class)
                .single();
    }

    private long held(String table, OpenedDossiers.Opened opened) {
        return jdbc.sql("select count(*) from " + table + " where dossier_id = :id")
                .param("id", opened.id().value())
                .query(Long.class)
                .single();
    }

    private String applicant(OpenedDossiers.Opened opened) {
        return applications.read(opened.id(), opened.staff()).applicant();
    }

    @Test
    void thePeopleOfADossierThatEndedAreToldThenLeaveItAndWhatWasJudgedStays() {
        OpenedDossiers.Opened opened = withdrawn("garde-longtemps");
        String email = opened.applicant().email().value();
        LocalDate notice = days.today().minusDays(39);
        runOn(notice.minusDays(1));
        assertThat(told(email)).as("a month and a day before").isZero();
        runOn(notice);
        runOn(notice.plusDays(1));
        assertThat(told(email)).as("once").isEqualTo(1);
        assertThat(told("lit-garde-longtemps@fiche.test")).isEqualTo(1);
        runOn(notice.plusDays(30));
        assertThat(applicant(opened)).isEqualTo(opened.applicant().name());

        runOn(notice.plusDays(31));
        assertThat(applicant(opened)).isEqualTo(PersonalData.NOBODY);
        for (String table : List.of(
                "dossier_member",
                "dossier_message",
                "dossier_document",
                "dossier_task",
                "dossier_reader",
                "brief_comment")) assertThat(held(table, opened)).as(table).isZero();
        assertThat(jdbc.sql("select count(*) from brief_revision where dossier_id = :id and author_id is not null")
                        .param("id", opened.id().value())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(applications.read(opened.id(), opened.staff()).organisation())
                .isEqualTo("Syndicat garde-longtemps");
        assertThat(data.held(data.person(opened.applicant().email())).modules())
                .hasEntrySatisfying(
                        "dossier", held -> assertThat(held.toString()).doesNotContain("Appelez-moi"));
        assertThat(audit.lines(new Audit.Filter(null, "dossier:" + opened.id(), null), 1)
                        .items())
                .extracting(Audit.Line::action)
                .contains("dossier.people-forgotten");

        Actor staff = opened.staff();
        assertThat(people.signedIn(staff).get(opened.path()).text()).contains(PersonalData.NOBODY);
        assertThat(life.reopenedTo(opened.id())).isNull();
        assertThatThrownBy(() -> life.reopen(opened.id(), "", staff)).isInstanceOf(Refused.class);
    }

    @Test
    void aDossierThatIsTakenUpAgainKeepsItsPeople() {
        OpenedDossiers.Opened opened = withdrawn("reprise-a-temps");
        LocalDate notice = days.today().minusDays(39);
        runOn(notice);
        assertThat(told(opened.applicant().email().value())).isEqualTo(1);
        days.on(notice.plusDays(2), () -> life.reopen(opened.id(), "", opened.applicant()));
        runOn(days.today());
        assertThat(applicant(opened)).isEqualTo(opened.applicant().name());
        life.withdraw(opened.id(), "Cette fois, c’est fini.", opened.applicant());
        runOn(days.today());
        assertThat(applicant(opened))
                .as("its two years begin anew")
                .isEqualTo(opened.applicant().name());
        assertThat(held("dossier_message", opened)).isPositive();
    }

    @ParameterizedTest
    @EnumSource(
            value = DossierState.class,
            names = {"DRAFT", "SUBMITTED", "INVESTIGATING", "BUILDING", "PROVISIONAL", "FOLLOWED"})
    void aDossierThatGoesOnKeepsItsPeople(DossierState state) {
        assertThat(state.ended()).isFalse();
    }
}
