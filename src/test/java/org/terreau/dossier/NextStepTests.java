package org.terreau.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.decision.Decision;
import org.terreau.decision.DecisionSubject;
import org.terreau.decision.Outcome;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Programme;
import org.terreau.shared.Money;
import org.terreau.shared.Paris;

/** With the usual programme: six weeks to decide, twelve at most to investigate, a committee every six months. */
class NextStepTests {

    private static final LocalDate SUBMITTED = LocalDate.of(2026, 9, 1);
    private static final LocalDate DECIDED = LocalDate.of(2026, 10, 1);

    private static Decision decision(@Nullable LocalDate until) {
        return new Decision(
                1,
                new DecisionSubject(
                        new DecisionSubject.Key("dossier", "12"), new IncubatorId("i"), "Un dossier", "/dossiers/12"),
                new Decision.Ruling(Outcome.BUILD, "Une raison", "", ""),
                new Decision.Grant(null, Money.euros(180_000), until),
                new Decision.Sitting(DECIDED, null, false, "", "", null),
                List.of(),
                new Decision.Publication(Paris.start(DECIDED), null, false, false, false),
                0);
    }

    @ParameterizedTest
    @CsvSource({
        "WRITING, WRITE, ",
        "SUBMITTED, ASK_FOR_OPINIONS, 2026-10-13",
        "UNDER_REVIEW, GIVE_OPINIONS, 2026-10-13",
        "TO_DECIDE, DECIDE, 2026-10-13",
        "INVESTIGATING, INVESTIGATE, 2026-12-24",
        "BUILDING, BUILD, 2027-03-02",
        "PROVISIONAL, BRING_EVIDENCE, 2027-04-01",
        "FOLLOWED, BUILD, 2027-03-02",
        "STOPPED, NOTHING_AFTER_STOP, ",
        "REDIRECTED, APPLY_AGAIN, ",
        "WITHDRAWN, REOPEN, ",
        "ARCHIVED, REOPEN_BY_STAFF, "
    })
    void eachStepAwaitsAnActUntilTheDayThatTheProgrammePromises(
            DossierStep step, NextStep.Act act, @Nullable LocalDate by) {
        NextStep next = NextStep.of(step, false, SUBMITTED, decision(LocalDate.of(2027, 4, 1)), Programme.USUAL);
        assertThat(next).isEqualTo(new NextStep(act, by));
    }

    @Test
    void whatWasGivenBackIsCompleted() {
        assertThat(NextStep.of(DossierStep.WRITING, true, SUBMITTED, null, Programme.USUAL))
                .isEqualTo(new NextStep(NextStep.Act.COMPLETE, null));
    }

    @Test
    void aCommitteeIsNeverLaterThanTheProgrammeLetsItWait() {
        assertThat(NextStep.of(
                                DossierStep.BUILDING,
                                false,
                                SUBMITTED,
                                decision(LocalDate.of(2028, 1, 1)),
                                Programme.USUAL)
                        .by())
                .isEqualTo(LocalDate.of(2027, 4, 1));
        assertThat(NextStep.of(DossierStep.BUILDING, false, SUBMITTED, decision(null), Programme.USUAL)
                        .by())
                .isEqualTo(LocalDate.of(2027, 4, 1));
    }

    @Test
    void aDayIsLateOnceItIsOver() {
        NextStep next = NextStep.of(DossierStep.TO_DECIDE, false, SUBMITTED, null, Programme.USUAL);
        assertThat(next.late(LocalDate.of(2026, 10, 13))).isFalse();
        assertThat(next.late(LocalDate.of(2026, 10, 14))).isTrue();
        assertThat(new NextStep(NextStep.Act.WRITE, null).late(LocalDate.of(2030, 1, 1)))
                .isFalse();
    }
}
