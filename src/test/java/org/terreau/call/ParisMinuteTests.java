package org.terreau.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.DateTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.Paris;

class ParisMinuteTests {

    private static ParisMinute minute(LocalDateTime local) {
        return new ParisMinute(local.toLocalDate(), local.toLocalTime());
    }

    /** Any minute of thirty years, one time in two within a day of a change of hour. */
    @Provide
    Arbitrary<LocalDateTime> minutes() {
        Arbitrary<LocalDateTime> any = DateTimes.dateTimes()
                .between(LocalDateTime.of(2020, 1, 1, 0, 0), LocalDateTime.of(2050, 1, 1, 0, 0))
                .map(local -> local.withSecond(0).withNano(0));
        Arbitrary<LocalDateTime> near = Arbitraries.integers()
                .between(2020, 2049)
                .flatMap(year -> Arbitraries.of(true, false).flatMap(spring -> {
                    ZoneOffsetTransition change = Paris.ZONE
                            .getRules()
                            .nextTransition(LocalDateTime.of(year, spring ? 1 : 7, 1, 0, 0)
                                    .toInstant(ZoneOffset.UTC));
                    return Arbitraries.integers()
                            .between(-24 * 60, 24 * 60)
                            .map(shift -> change.getDateTimeBefore().plusMinutes(shift));
                }));
        return Arbitraries.oneOf(any, near);
    }

    @Property
    void aMinuteThatExistsIsReadBackAsItWasTyped(@ForAll("minutes") LocalDateTime local) {
        minute(local)
                .instant()
                .ifPresentOrElse(
                        instant -> assertThat(ParisMinute.of(instant)).isEqualTo(minute(local)),
                        () -> assertThat(Paris.ZONE
                                        .getRules()
                                        .getTransition(local)
                                        .isGap())
                                .isTrue());
    }

    @Property
    void aCallReceivesUntilTheLastInstantBeforeItsClosingAndNothingFromThenOn(@ForAll("minutes") LocalDateTime local) {
        minute(local).instant().ifPresent(closing -> {
            Call call = call(closing);
            assertThat(call.receives(closing.minusNanos(1))).isTrue();
            assertThat(call.receives(closing)).isFalse();
            assertThat(call.receives(closing.plusSeconds(1))).isFalse();
        });
    }

    @Property
    void whoeverReadsTheClockOfTheWallIsNeverLate(@ForAll("minutes") LocalDateTime local) {
        minute(local).instant().ifPresent(closing -> {
            Instant stillBefore = closing.minus(Duration.ofHours(1));
            boolean repeated = Paris.ZONE.getRules().getValidOffsets(local).size() == 2;
            assertThat(call(closing).receives(stillBefore)).isTrue();
            if (repeated)
                assertThat(stillBefore.atZone(Paris.ZONE).toLocalDateTime())
                        .as("the first time the wall shows it")
                        .isEqualTo(local);
        });
    }

    private static Call call(Instant closing) {
        return new Call(
                new CallId(1),
                new IncubatorId("incubateur"),
                "Titre",
                "mer",
                "",
                "",
                closing.minus(Duration.ofDays(30)),
                closing,
                closing.minus(Duration.ofDays(31)),
                null,
                "",
                1);
    }

    @Test
    void theHourThatSummerTimeSkipsDoesNotExist() {
        assertThat(minute(LocalDateTime.of(2027, 3, 28, 2, 30)).instant()).isEmpty();
        assertThat(minute(LocalDateTime.of(2027, 3, 28, 3, 0)).instant())
                .contains(Instant.parse("2027-03-28T01:00:00Z"));
    }

    @Test
    void theHourThatWinterTimeRepeatsMeansItsSecondOccurrence() {
        assertThat(minute(LocalDateTime.of(2027, 10, 31, 2, 30)).instant())
                .contains(Instant.parse("2027-10-31T01:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-02-30, 12:00",
        "2027-02-28, 24:01",
        "2027-02-28, 12:00:30",
        "demain, midi",
        "'', ''",
        "28/02/2027, 12:00"
    })
    void whatIsNotADayAndAMinuteIsNotRead(String day, String time) {
        assertThat(ParisMinute.parse(day, time)).isEmpty();
    }

    @Test
    void aDayAndAMinuteAreRead() {
        assertThat(ParisMinute.parse("2027-02-28", "12:05").orElseThrow().time())
                .isEqualTo(LocalTime.of(12, 5));
    }
}
