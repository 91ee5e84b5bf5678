package org.terreau.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.Money;
import org.terreau.shared.Objections;
import org.terreau.shared.Refused;

class DecisionRulesTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final String REASON = "Le problème est partagé et la piste se vérifie.";
    private static final List<ConditionFigures.Figure> FIGURES =
            List.of(new ConditionFigures.Figure("repas", "Repas jetés", "repas", false));

    private static Decidable about(Stage stage) {
        return new Decidable(
                new DecisionSubject(
                        new DecisionSubject.Key("product", "cantine"),
                        new IncubatorId("i"),
                        "Cantine",
                        "/produits/cantine"),
                stage,
                List.of(),
                null,
                true);
    }

    private static Objections objections(Wanted wanted, Stage stage, @Nullable LocalDate previous) {
        return DecisionRules.objections(wanted, about(stage), FIGURES, new DecisionRules.Days(TODAY, previous));
    }

    private static List<String> fields(Objections objections) {
        return objections.found().stream().map(Refused.Problem::field).toList();
    }

    @ParameterizedTest(name = "{0} with {1} € until {2}: {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "BUILD,       200000, 2027-05-28, ''",
                "BUILD,       -,      2027-05-28, montant",
                "BUILD,       0,      2027-05-28, montant",
                "BUILD,       60000000, 2027-05-28, montant",
                "BUILD,       200000, -,          echeance",
                "BUILD,       200000, 2026-11-28, echeance",
                "BUILD,       200000, 2029-11-28, ''",
                "BUILD,       200000, 2029-11-29, echeance",
                "BUILD,       -,      -,          montant echeance",
                "STOP,        -,      -,          ''",
                "REDIRECT,    -,      -,          ailleurs revenez",
                "PROVISIONAL, 20000,  2027-01-28, condition-1",
                "PROVISIONAL, 20000,  2027-01-29, echeance condition-1",
                "INVESTIGATE, 15000,  2027-02-28, ''",
                "CONTINUE,    15000,  2027-02-28, decision",
            })
    void anOutcomeComesWithWhatItNeeds(
            Outcome outcome, @Nullable Long euros, @Nullable LocalDate until, String refused) {
        Wanted wanted = Wanted.of(outcome, REASON, euros == null ? null : Money.euros(euros), until);
        assertThat(fields(objections(wanted, Stage.SUBMITTED, null)))
                .containsExactlyElementsOf(refused.isEmpty() ? List.of() : List.of(refused.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({"CONTINUE, true", "ACCELERATE, true", "SUSTAIN, true", "PROVISIONAL, false"})
    void whatGoesOnMayCostNothing(Outcome outcome, boolean taken) {
        Wanted wanted = Wanted.of(outcome, REASON, Money.ZERO, TODAY.plusMonths(1));
        assertThat(fields(objections(wanted, Stage.CONSTRUCTION, null)).contains("montant"))
                .isEqualTo(!taken);
    }

    @ParameterizedTest(name = "{0}, {1}, {2}, {3} {4}: {5}")
    @CsvSource(
            nullValues = "-",
            value = {
                "Trois communes répondent., equipe, 2027-01-15, '',    -,   ''",
                "Trop court,                equipe, 2027-01-15, '',    -,   ''",
                "Court,                     equipe, 2027-01-15, '',    -,   condition-1",
                "Trois communes répondent., '',     2027-01-15, '',    -,   responsable-1",
                "Trois communes répondent., equipe, -,          '',    -,   pour-le-1",
                "Trois communes répondent., equipe, 2026-11-27, '',    -,   pour-le-1",
                "Trois communes répondent., equipe, 2026-11-28, '',    -,   ''",
                "Trois communes répondent., equipe, 2028-11-29, '',    -,   pour-le-1",
                "Trois communes répondent., equipe, 2027-01-15, repas, 400, ''",
                "Trois communes répondent., equipe, 2027-01-15, repas, -,   seuil-1",
                "Trois communes répondent., equipe, 2027-01-15, autre, 400, figure-1",
                "Trois communes répondent., equipe, 2027-01-15, '',    400, figure-1",
            })
    void aConditionSaysWhatOfWhomAndByWhen(
            String wording,
            String owner,
            @Nullable LocalDate due,
            String figure,
            @Nullable BigDecimal threshold,
            String refused) {
        Wanted wanted = Wanted.of(Outcome.BUILD, REASON, Money.euros(1), TODAY.plusMonths(1))
                .asking(new Wanted.Asked(wording, Condition.Owner.named(owner).orElse(null), due, figure, threshold));
        assertThat(fields(objections(wanted, Stage.SUBMITTED, null)))
                .containsExactlyElementsOf(refused.isEmpty() ? List.of() : List.of(refused.split(" ")));
    }

    @ParameterizedTest(name = "a committee of {0} after a decision of {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-11-28, -,          ''",
                "2026-11-20, 2026-11-20, ''",
                "2026-11-29, -,          decision.committee.early",
                "2026-09-28, -,          decision.committee.old",
                "2026-11-20, 2026-11-21, decision.committee.before",
            })
    void aCommitteeDecidesOnceItMetAndBeforeAnythingElseIsDecided(
            LocalDate on, @Nullable LocalDate previous, String refused) {
        Wanted wanted = Wanted.of(Outcome.BUILD, REASON, Money.euros(1), TODAY.plusMonths(3))
                .sitting(new Wanted.Sitting(on, "", "", null));
        assertThat(objections(wanted, Stage.SUBMITTED, previous).found().stream()
                        .map(Refused.Problem::key))
                .containsExactlyElementsOf(refused.isEmpty() ? List.of() : List.of(refused));
    }

    @ParameterizedTest(name = "next on {0}: {1}")
    @CsvSource({
        "2026-11-27, decision.next.wrong",
        "2026-11-29, decision.next.closed",
        "2026-12-25, decision.next.closed",
        "2027-01-01, decision.next.closed",
        "2027-05-17, decision.next.closed",
        "2028-11-29, decision.next.wrong",
        "2026-11-30, ",
        "2026-12-21, ",
    })
    void theNextCommitteeMeetsOnAWorkingDayToCome(LocalDate next, @Nullable String key) {
        Wanted wanted = Wanted.of(Outcome.STOP, REASON, null, null).sitting(new Wanted.Sitting(null, "", "", next));
        assertThat(objections(wanted, Stage.CONSTRUCTION, null).found().stream().map(Refused.Problem::key))
                .isEqualTo(key == null ? List.of() : List.of(key));
    }

    @Test
    void aRedirectionSaysWhereToGoAndWhatWouldChangeTheAnswer() {
        Wanted wanted = Wanted.of(Outcome.REDIRECT, REASON, null, null)
                .elsewhere("La région a un guichet pour cela.", "Une deuxième collectivité le confirme.");
        assertThat(objections(wanted, Stage.SUBMITTED, null).any()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"true, 400, true", "true, 399, false", "false, 400, true", "false, 401, false", "false, 12, true"})
    void aThresholdIsReachedInTheDirectionOfItsFigure(boolean more, BigDecimal measured, boolean reached) {
        assertThat(new Condition.Threshold("repas", "Repas", "", more, new BigDecimal("400")).reachedBy(measured))
                .isEqualTo(reached);
    }
}
