package org.terreau.recruitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.terreau.recruitment.SomeOffer.NOW;
import static org.terreau.recruitment.SomeOffer.START;
import static org.terreau.recruitment.SomeOffer.TODAY;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;

class OfferRulesTests {

    private static final LocalDate PAID = START.plusMonths(6).minusDays(1);

    private static List<String> missing(SomeOffer offer, @Nullable LocalDate paid) {
        return new Publishing(offer.offer(), paid, false, NOW)
                .problems().stream().map(Refused.Problem::key).toList();
    }

    @Test
    void aMissionMayLastToTheVeryDayThatTheMoneyReaches() {
        assertThat(missing(SomeOffer.draft(), PAID)).isEmpty();
        assertThat(missing(SomeOffer.draft(), PAID.minusDays(1))).containsExactly("recruitment.publish.money");
        assertThat(missing(SomeOffer.draft().lasting(5), PAID.minusDays(1))).isEmpty();
    }

    @Test
    void aMissionThatNothingPaysIsNotPromisedAndAPublicPostIsNotBounded() {
        assertThat(missing(SomeOffer.draft(), null)).containsExactly("recruitment.publish.unpaid");
        assertThat(missing(SomeOffer.draft().post(), null)).isEmpty();
    }

    @Test
    void aMissionTellsTheHolderOfItsMarket() {
        assertThat(missing(SomeOffer.draft().withoutHolder(), PAID)).containsExactly("recruitment.publish.holder");
    }

    @Test
    void aMissionSaysWhichExperienceItAsksForAndWhoMayBeginIsAnAnswer() {
        assertThat(missing(SomeOffer.draft().asking(null), PAID)).containsExactly("recruitment.publish.seniority");
        assertThat(missing(SomeOffer.draft().asking(0), PAID)).isEmpty();
        assertThat(missing(SomeOffer.draft().asking(null).post(), null)).isEmpty();
    }

    @Test
    void whoPublishesTheirFirstMissionOfATradeSawSomebodyOfItBefore() {
        assertThat(first(SomeOffer.draft())).containsExactly("recruitment.publish.referent");
        assertThat(first(SomeOffer.draft().seenBy("la communauté design"))).isEmpty();
        assertThat(first(SomeOffer.draft().post())).isEmpty();
    }

    private static List<String> first(SomeOffer offer) {
        return new Publishing(offer.offer(), PAID, true, NOW)
                .problems().stream().map(Refused.Problem::key).toList();
    }

    @Test
    void anOfferClosesAfterItOpensAndAMissionWithinTwoMonths() {
        assertThat(missing(SomeOffer.draft().closing(NOW), PAID)).containsExactly("recruitment.publish.closing");
        assertThat(missing(SomeOffer.draft().closing(null), PAID)).contains("recruitment.publish.closing");
        Instant far = Paris.start(TODAY.plusMonths(2).plusDays(2));
        SomeOffer late = SomeOffer.draft().closing(far).decided(TODAY.plusMonths(4));
        assertThat(missing(late, PAID)).containsExactly("recruitment.publish.closing.far");
        assertThat(missing(late.post(), PAID)).isEmpty();
    }

    @Test
    void everybodyIsToldADayThatComesAfterTheClosing() {
        assertThat(missing(SomeOffer.draft().decided(TODAY.plusDays(27)), PAID))
                .containsExactly("recruitment.publish.decision");
        assertThat(missing(SomeOffer.draft().decided(TODAY.plusDays(28)), PAID)).isEmpty();
    }

    @Test
    void anOfferIsClosedByItsHourAlone() {
        Instant closes = Paris.start(TODAY.plusDays(10));
        Offer offer = SomeOffer.draft()
                .closing(closes)
                .stored(JobOfferState.PUBLISHED, null)
                .offer();
        assertThat(offer.open(closes.minusSeconds(1))).isTrue();
        assertThat(offer.open(closes)).isFalse();
        assertThat(offer.state(closes)).isEqualTo(JobOfferState.CLOSED);
    }

    @Test
    void aClosedOneSaysSoForSixMonthsThenGoes() {
        Instant closes = Paris.start(TODAY.plusDays(10));
        Offer offer = SomeOffer.draft()
                .closing(closes)
                .stored(JobOfferState.PUBLISHED, null)
                .offer();
        LocalDate last = TODAY.plusDays(10).plusMonths(6);
        assertThat(offer.readable(Paris.start(last))).isTrue();
        assertThat(offer.readable(Paris.start(last.plusDays(1)))).isFalse();
        assertThat(SomeOffer.draft().offer().readable(NOW)).as("a draft").isFalse();
        assertThat(SomeOffer.draft()
                        .closing(closes)
                        .stored(JobOfferState.WITHDRAWN, NOW)
                        .offer()
                        .readable(NOW))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(JobOfferState.class)
    void everyStateButTheLastOnesLeadsSomewhereAndIsReached(JobOfferState state) {
        boolean reached = JobOfferState.TABLE.stream().anyMatch(move -> move.to() == state);
        assertThat(reached).isEqualTo(state != JobOfferState.DRAFT);
        assertThat(state.over()).isEqualTo(state == JobOfferState.FILLED || state == JobOfferState.WITHDRAWN);
    }

    @ParameterizedTest
    @EnumSource(ApplicationState.class)
    void nobodyWhoWaitsIsLeftWithoutAWayToBeAnswered(ApplicationState state) {
        List<ApplicationState> moves = state.moves(ApplicationState.Side.RECRUITER);
        assertThat(state.waits())
                .isEqualTo(moves.containsAll(List.of(ApplicationState.CHOSEN, ApplicationState.DECLINED)));
        if (state == ApplicationState.LATE) assertThat(state.competes()).isFalse();
    }

    /** Weights 3 and 1, the first mandatory; the marks of each assessor between slashes. */
    @ParameterizedTest
    @CsvSource({
        "3 3, 3.00, false",
        "3 0, 2.25, false",
        "0 3, 0.75, true",
        "3 2 / 1 2, 2.00, false",
        "3 3 / 0 3, 1.88, true",
        "3 3 / 3 3 / 0 3, 2.25, false",
    })
    void marksAreWeightedAndWhoLacksWhatIsMandatoryIsNotChosen(String marks, String value, boolean eliminated) {
        List<Offer.Criterion> criteria =
                List.of(new Offer.Criterion("Entretiens", 3, true), new Offer.Criterion("Écriture", 1, false));
        List<List<Integer>> given = Arrays.stream(marks.split(" / "))
                .map(one -> Arrays.stream(one.split(" ")).map(Integer::valueOf).toList())
                .toList();
        Score score = Score.of(criteria, given).orElseThrow();
        assertThat(score.value()).isEqualByComparingTo(value);
        assertThat(score.eliminated()).isEqualTo(eliminated);
        assertThat(score.enough()).isEqualTo(given.size() > 1);
    }
}
