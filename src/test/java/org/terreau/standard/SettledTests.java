package org.terreau.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettledTests {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private static Settled after(String runs) {
        Settled settled = null;
        int week = 0;
        for (String code : runs.split(" ")) settled = next(settled, code, week++);
        if (settled == null) throw new AssertionError(runs);
        return settled;
    }

    private static Settled next(@Nullable Settled before, String code, int week) {
        return Settled.after(before, CheckOutcome.of(code).orElseThrow(), false, 1, DAY.plusWeeks(week));
    }

    @ParameterizedTest
    @CsvSource({
        "reussi, reussi, 0",
        "reussi echoue, reussi, 0",
        "reussi echoue echoue, reussi, 0",
        "reussi echoue echoue echoue, echoue, 3",
        "reussi echoue a-ameliorer echoue, echoue, 3",
        "reussi echoue echoue reussi echoue echoue, reussi, 0",
        "reussi echoue injoignable echoue illisible echoue, echoue, 5",
        "reussi injoignable injoignable injoignable injoignable, reussi, 0",
        "echoue reussi, reussi, 1",
        "echoue a-ameliorer, a-ameliorer, 1",
        "injoignable echoue, echoue, 1",
        "illisible, illisible, 0",
        "reussi a-ameliorer a-ameliorer a-ameliorer, a-ameliorer, 3"
    })
    void aStateFallsAfterThreeRunsAndRisesAfterOne(String runs, String outcome, int week) {
        Settled settled = after(runs);
        assertThat(settled.outcome().code()).isEqualTo(outcome);
        assertThat(settled.since()).isEqualTo(DAY.plusWeeks(week));
    }

    @Test
    void anEndedCertificateFallsAtOnce() {
        Finding ended = Finding.of(CheckOutcome.FAILED, "2026-03-01", "https://service.test", "");
        assertThat(Settled.atOnce(Check.CERTIFICATE, ended)).isTrue();
        assertThat(Settled.atOnce(Check.HSTS, ended)).isFalse();
        assertThat(Settled.after(after("reussi"), CheckOutcome.FAILED, true, 1, DAY.plusWeeks(1))
                        .outcome())
                .isEqualTo(CheckOutcome.FAILED);
    }

    @Test
    void aChangedRuleBreaksTheSeriesAndIsNoFall() {
        Settled before = after("reussi reussi");
        Settled now = Settled.after(before, CheckOutcome.FAILED, false, 2, DAY.plusWeeks(2));
        assertThat(now.outcome()).isEqualTo(CheckOutcome.FAILED);
        assertThat(now.broken()).isTrue();
        assertThat(now.movedFrom(before)).isFalse();
    }

    @Property
    void itNeverFallsWithoutThreeLowerRunsInARow(@ForAll List<CheckOutcome> outcomes) {
        Settled settled = null;
        List<CheckOutcome> measured = new ArrayList<>();
        for (CheckOutcome one : outcomes) {
            Settled next = Settled.after(settled, one, false, 1, DAY);
            if (one.measured()) measured.add(one);
            if (settled != null
                    && settled.outcome().measured()
                    && next.outcome().below(settled.outcome())) {
                CheckOutcome before = settled.outcome();
                assertThat(measured.subList(measured.size() - Settled.TO_FALL, measured.size()))
                        .allMatch(last -> last.below(before));
            }
            settled = next;
        }
    }
}
