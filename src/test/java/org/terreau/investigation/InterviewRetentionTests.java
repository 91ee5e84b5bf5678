package org.terreau.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DossierId;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubators;
import org.terreau.outreach.NewRequest;
import org.terreau.outreach.OrganisationKind;
import org.terreau.outreach.Requests;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Days;
import org.terreau.testing.People;

@ApplicationTest
class InterviewRetentionTests {

    private final Interviews interviews;
    private final Applications applications;
    private final Requests requests;
    private final Incubators incubators;
    private final People people;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Days days;

    InterviewRetentionTests(
            Interviews interviews,
            Applications applications,
            Requests requests,
            Incubators incubators,
            People people,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            Days days) {
        this.interviews = interviews;
        this.applications = applications;
        this.requests = requests;
        this.incubators = incubators;
        this.people = people;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.days = days;
    }

    private InterviewDraft confided(LocalDate on, Period kept) {
        return new InterviewDraft(
                FieldKind.INTERVIEW,
                false,
                on,
                "maire",
                null,
                "Association des maires",
                "visio",
                Consent.WRITTEN,
                on,
                "Bleuenn Salaün",
                "bleuenn@maires.test",
                "Tout ce qu’elle a dit",
                "Le courrier arrive trop tard.",
                true,
                on.plus(kept));
    }

    @Test
    void notesGoOnTheirDayOnceForAllEvenWhenARunIsKilled() {
        Actor lead = people.someone(
                "lead@duree.test",
                "Lou Mène",
                new Grant(Role.LEAD, incubators.host().id().value()));
        DossierId dossier = applications.open(
                requests.receive(
                                new NewRequest(
                                        "Ana Durée",
                                        "ana@duree.test",
                                        "",
                                        OrganisationKind.PUBLIC_ACTOR,
                                        "Syndicat",
                                        null,
                                        "Le courrier arrive trop tard dans les mairies.",
                                        null),
                                List.of(),
                                "network",
                                Locale.FRENCH)
                        .reference(),
                lead);
        LocalDate today = days.today();
        Interview.Id soon = interviews.add(dossier, confided(today, Period.ofMonths(2)), List.of(), lead);
        Interview.Id later = interviews.add(dossier, confided(today, Period.ofMonths(24)), List.of(), lead);
        LocalDate due = today.plusMonths(2);

        days.on(due.minusDays(1), interviews::forgetDue);
        assertThat(interviews.read(dossier, soon, lead).notes()).isEqualTo("Tout ce qu’elle a dit");
        long before = runs();
        days.on(due, () -> {
            transaction.executeWithoutResult(killed -> {
                assertThat(interviews.forgetDue()).isPositive();
                killed.setRollbackOnly();
            });
            assertThat(interviews.read(dossier, soon, lead).notes()).isEqualTo("Tout ce qu’elle a dit");
            assertThat(interviews.forgetDue()).isPositive();
            assertThat(interviews.forgetDue()).isZero();
        });

        Interview gone = interviews.read(dossier, soon, lead);
        assertThat(gone.holdsPersonalData()).isFalse();
        assertThat(gone.forgotten()).extracting(Interview.Forgotten::why).isEqualTo(Interview.Why.DUE);
        assertThat(gone.role()).isEqualTo("maire");
        assertThat(gone.learnt()).isEqualTo("Le courrier arrive trop tard.");
        assertThat(interviews.read(dossier, later, lead).person()).isEqualTo("Bleuenn Salaün");
        assertThat(runs()).isEqualTo(before + 1);
        assertThat(jdbc.sql("select count(*) from scheduled_tasks where task_name = 'dossier-interview-retention'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private long runs() {
        return jdbc.sql("select count(*) from audit_line where action = 'investigation.interviews-anonymised'")
                .query(Long.class)
                .single();
    }
}
