package org.terreau.recruitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;

class SlotsTypedTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);
    private static final Instant NOW = DAY.atTime(9, 0).atZone(Paris.ZONE).toInstant();

    private static SlotsTyped typed(String day, String hour, String minutes, String count, String place) {
        return new SlotsTyped(day, hour, minutes, count, place);
    }

    @Test
    void slotsFollowOneAnotherFromTheFirst() {
        List<InterviewSlot> slots =
                typed("2026-11-30", "14:00", "45", "3", "Rennes").read(7, List.of(), NOW);
        assertThat(slots)
                .extracting(slot -> slot.start().atZone(Paris.ZONE).toLocalTime())
                .hasToString("[14:00, 14:45, 15:30]");
        assertThat(slots.get(0).overlaps(slots.get(1))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-27,  14:00, 30,  1, Rennes, jour,    recruitment.slot.day",
        "2027-03-01,  14:00, 30,  1, Rennes, jour,    recruitment.slot.day",
        "2022-04-T1,  14:00, 30,  1, Rennes, jour,    recruitment.slot.day",
        "2026-11-28,  08:59, 30,  1, Rennes, heure,   recruitment.slot.past",
        "2026-11-28,  9 h,   30,  1, Rennes, heure,   recruitment.slot.hour",
        "2026-11-30,  14:00, 9,   1, Rennes, minutes, recruitment.slot.minutes",
        "2026-11-30,  14:00, 121, 1, Rennes, minutes, recruitment.slot.minutes",
        "2026-11-30,  14:00, 30,  0, Rennes, nombre,  recruitment.slot.count",
        "2026-11-30,  14:00, 30,  9, Rennes, nombre,  recruitment.slot.count",
        "2026-11-30,  14:00, 30,  1, '',     lieu,    recruitment.slot.place.needed",
        "2026-11-30,  10:15, 30,  1, Rennes, heure,   recruitment.slot.overlaps",
    })
    void whatIsWrongIsSaidOfItsField(
            String day, String hour, String minutes, String count, String place, String field, String key) {
        Instant ten =
                LocalDate.of(2026, 11, 30).atTime(10, 0).atZone(Paris.ZONE).toInstant();
        List<InterviewSlot> known = List.of(new InterviewSlot(1, 7, ten, 30, "Rennes", null));
        assertThatThrownBy(() -> typed(day, hour, minutes, count, place).read(7, known, NOW))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Refused.Problem::field, Refused.Problem::key)
                                .containsExactly(tuple(field, key)));
    }

    @Test
    void aSlotThatBeginsWhenAnotherEndsIsTaken() {
        Instant ten =
                LocalDate.of(2026, 11, 30).atTime(10, 0).atZone(Paris.ZONE).toInstant();
        List<InterviewSlot> known = List.of(new InterviewSlot(1, 7, ten, 30, "Rennes", null));
        assertThat(typed("2026-11-30", "10:30", "30", "1", "Rennes").read(7, known, NOW))
                .hasSize(1);
    }
}
