package org.terreau.committee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DigestRhythmTests {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    @Property(tries = 500)
    void aDigestIsOwedWhenADayOnWhichOneLeavesHasComeSinceTheLast(
            @ForAll DigestRhythm rhythm, @ForAll @IntRange(max = 400) int last, @ForAll @IntRange(max = 70) int later) {
        LocalDate since = START.plusDays(last);
        LocalDate today = since.plusDays(later);
        boolean came = since.plusDays(1).datesUntil(today.plusDays(1)).anyMatch(rhythm::leavesOn);
        assertThat(rhythm.due(since, today)).isEqualTo(came);
    }

    @Test
    void aMonthlyDigestThatTheFirstMissedLeavesOnTheThirdAndNotAgainBeforeTheNextFirst() {
        LocalDate first = LocalDate.of(2026, 12, 1);
        assertThat(DigestRhythm.MONTHLY.due(LocalDate.of(2026, 11, 1), first.plusDays(2)))
                .isTrue();
        assertThat(DigestRhythm.MONTHLY.due(first.plusDays(2), first.plusDays(30)))
                .isFalse();
        assertThat(DigestRhythm.MONTHLY.due(first.plusDays(2), first.plusDays(31)))
                .isTrue();
    }
}
