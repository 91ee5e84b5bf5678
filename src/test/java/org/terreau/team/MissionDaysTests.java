package org.terreau.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.portfolio.ProductId;

class MissionDaysTests {

    private static final LocalDate FIRST = LocalDate.of(2026, 9, 7);

    /** From the first day to so many days after it, at paces that begin so many days after it: "0:3 14:5". */
    private static Mission mission(@Nullable Integer last, String paces) {
        List<Mission.Step> steps = new ArrayList<>();
        for (String pace : paces.isEmpty() ? new String[0] : paces.split(" ", -1)) {
            String[] parts = pace.split(":", -1);
            steps.add(new Mission.Step(
                    FIRST.plusDays(Long.parseLong(parts[0])), new Rhythm(new BigDecimal(parts[1]), Rhythm.Unit.DAYS)));
        }
        return new Mission(
                1,
                new ProductId("regles"),
                new Mission.Work(Trade.DEVELOPMENT, "", null, ""),
                new Person(1, null, "Quelqu’un", null),
                new Mission.Span(FIRST, last == null ? null : FIRST.plusDays(last), null, null),
                steps,
                new Mission.Terms("", "", "", null, null, false),
                0);
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "13, 0:3,      0,   13, 6,  two weeks of three days",
        "90, 0:3,      0,   90, 39, thirteen weeks of three days are thirty-nine",
        "13, 0:3,      -30, 60, 6,  none before the first day nor after the last one",
        "13, 0:3,      7,   13, 3,  of the second week alone",
        "27, 0:3 14:5, 0,   27, 16, each day at its own rhythm",
        "27, 7:3 14:5, 0,   27, 16, before all of them the first one holds",
        "27, 0:3 14:5, 14,  20, 5,  of the third week alone",
        ",   0:3,      0,   6,  3,  without an end it goes on",
        "13, '',       0,   13, 0,  nobody said how much",
        "13, 0:3,      14,  60, 0,  after its end",
        "27, 0:3 40:5, 0,   27, 12, a rhythm that begins after its end counts for nothing"
    })
    void itsDaysOfWorkAreCountedAtTheRhythmOfEach(
            @Nullable Integer last, String paces, int from, int until, BigDecimal days, String why) {
        assertThat(mission(last, paces).days(FIRST.plusDays(from), FIRST.plusDays(until)))
                .as(why)
                .isEqualByComparingTo(days);
    }

    @Property
    void twoPeriodsThatFollowEachOtherHaveTheDaysOfBoth(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 20) Integer> quarters,
            @ForAll @IntRange(min = 0, max = 200) int last,
            @ForAll @IntRange(min = -20, max = 220) int cut) {
        StringBuilder paces = new StringBuilder();
        for (int place = 0; place < quarters.size(); place++)
            paces.append(place == 0 ? "" : " ").append(place * 30).append(':').append(quarters.get(place) / 4.0);
        Mission mission = mission(last, paces.toString());
        BigDecimal whole = mission.days(FIRST.minusDays(30), FIRST.plusDays(300));
        BigDecimal former = mission.days(FIRST.minusDays(30), FIRST.plusDays(cut));
        BigDecimal latter = mission.days(FIRST.plusDays(cut + 1L), FIRST.plusDays(300));
        assertThat(former.add(latter)).isCloseTo(whole, within(new BigDecimal("0.0002")));
    }
}
