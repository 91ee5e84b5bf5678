package org.terreau.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.shared.Paris;

class PeriodicityTests {

    @Property
    void aDayBelongsToThePeriodThatItsStartNames(
            @ForAll Periodicity periodicity, @ForAll @IntRange(max = 30_000) int days) {
        LocalDate day = LocalDate.of(1990, 1, 1).plusDays(days);
        LocalDate start = periodicity.start(day);
        assertThat(start).isBeforeOrEqualTo(day);
        assertThat(periodicity.plus(start, 1)).isAfter(day);
        assertThat(periodicity.start(start)).isEqualTo(start);
        assertThat(periodicity.start(periodicity.plus(start, 1).minusDays(1))).isEqualTo(start);
    }

    @Property
    void aPeriodIsReadBackFromItsName(@ForAll Periodicity periodicity, @ForAll @IntRange(max = 30_000) int days) {
        LocalDate start = periodicity.start(LocalDate.of(1990, 1, 1).plusDays(days));
        assertThat(Periodicity.read(periodicity.name(start))).contains(new Periodicity.Named(periodicity, start));
        assertThat(periodicity.meant(new Periodicity.Named(periodicity, start))).contains(start);
    }

    @Property
    void aMomentIsTheDayThatItIsInParisInSummerAsInWinter(
            @ForAll @IntRange(max = 20_000) int days, @ForAll @IntRange(max = 86_399) int seconds) {
        LocalDate day = LocalDate.of(1980, 1, 1).plusDays(days);
        ZonedDateTime midnight = day.atStartOfDay(Paris.ZONE);
        ZonedDateTime next = day.plusDays(1).atStartOfDay(Paris.ZONE);
        Instant moment = midnight.toInstant().plusSeconds(seconds);
        if (!moment.isBefore(next.toInstant())) moment = next.toInstant().minusSeconds(1);
        assertThat(Periodicity.read(String.valueOf(moment.getEpochSecond())))
                .contains(new Periodicity.Named(Periodicity.DAY, day));
        assertThat(Periodicity.read(moment.toString())).contains(new Periodicity.Named(Periodicity.DAY, day));
        assertThat(Periodicity.read(moment.atOffset(ZoneOffset.ofHours(-9)).toString()))
                .contains(new Periodicity.Named(Periodicity.DAY, day));
    }

    @Test
    void theHourThatSummerTimeTakesOrGivesBackChangesNoDay() {
        assertThat(Periodicity.read("2026-03-28T23:00:00Z").orElseThrow().start())
                .isEqualTo("2026-03-29");
        assertThat(Periodicity.read("2026-03-29T21:59:59Z").orElseThrow().start())
                .isEqualTo("2026-03-29");
        assertThat(Periodicity.read("2026-03-29T22:00:00Z").orElseThrow().start())
                .isEqualTo("2026-03-30");
        assertThat(Periodicity.read("2026-10-25T22:59:59Z").orElseThrow().start())
                .isEqualTo("2026-10-25");
        assertThat(Periodicity.read("2026-10-25T23:00:00Z").orElseThrow().start())
                .isEqualTo("2026-10-26");
    }

    @Property
    void anyTextIsAPeriodOrIsNotAndNeverFails(@ForAll String text) {
        Periodicity.read(text)
                .ifPresent(
                        named -> assertThat(named.length().start(named.start())).isEqualTo(named.start()));
    }

    @ParameterizedTest
    @CsvSource({
        "MONTH, 2026, false",
        "MONTH, 2026-W05, false",
        "MONTH, 2026-10-31, true",
        "YEAR, 2026-10, false",
        "WEEK, 2026-W53, true",
        "WEEK, 2025-W53, false",
        "QUARTER, 2026-T5, false",
        "QUARTER, 2026-Q4, true",
        "DAY, 2026-02-30, false"
    })
    void aLongerPeriodIsNotCutAndAnotherLengthIsAnotherThing(Periodicity periodicity, String name, boolean meant) {
        assertThat(Periodicity.read(name).flatMap(periodicity::meant).isPresent())
                .isEqualTo(meant);
    }

    @Test
    void aWeekBeginsOnMondayAcrossTheYearsEnd() {
        assertThat(Periodicity.WEEK.start(LocalDate.parse("2027-01-01"))).isEqualTo("2026-12-28");
    }

    @ParameterizedTest
    @CsvSource({
        "10/2026, 2026-10",
        "3/2026, 2026-03",
        "10-2026, 2026-10",
        "2026/10, 2026-10",
        "octobre 2026, 2026-10",
        "Octobre  2026, 2026-10",
        "oct. 2026, 2026-10",
        "févr. 2026, 2026-02",
        "fevrier 2026, 2026-02",
        "août 2026, 2026-08",
        "juil 2026, 2026-07",
        "October 2026, 2026-10",
        "31/10/2026, 2026-10-31",
        "1er octobre 2026, 2026-10-01",
        "31 octobre 2026, 2026-10-31",
        "T4 2026, 2026-T4",
        "q4 2026, 2026-T4",
        "4e trimestre 2026, 2026-T4",
        "2026-10, 2026-10",
        "2026-W44, 2026-W44",
        "2026, 2026"
    })
    void aPeriodIsReadAsPeopleWriteIt(String written, String name) {
        assertThat(WrittenPeriod.name(written)).isEqualTo(name);
        assertThat(Periodicity.read(name)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"jui 2026", "ma 2026", "bientôt 2026", "13/2026", "32 octobre 2026", "octobre"})
    void whatIsNoPeriodStaysNone(String written) {
        assertThat(Periodicity.read(WrittenPeriod.name(written))).isEmpty();
    }
}
