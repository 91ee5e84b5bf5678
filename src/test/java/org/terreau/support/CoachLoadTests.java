package org.terreau.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoachLoadTests {

    /** A Monday; the weeks that follow have no public holiday until Easter Monday, 29 March. */
    private static final LocalDate MONDAY = LocalDate.of(2027, 1, 4);

    private static CoachLoad load(String perWeek, String mandates) {
        List<CoachLoad.Left> left = new ArrayList<>();
        for (String mandate : mandates == null ? new String[0] : mandates.split(" ")) {
            String[] said = mandate.split(":");
            left.add(new CoachLoad.Left(
                    MONDAY.plusWeeks(Integer.parseInt(said[0])),
                    MONDAY.plusWeeks(Integer.parseInt(said[1])).minusDays(1),
                    new BigDecimal(said[2])));
        }
        return new CoachLoad(new BigDecimal(perWeek), left, MONDAY);
    }

    /** Each mandate: the week in which it begins, the week before which it ends, the days that are left. */
    @ParameterizedTest(name = "{0} days a week with {1}: {4} free in {3} weeks from week {2}, 20 days: {5}")
    @CsvSource(textBlock = """
            3,              , 0, 9, 27, true
            2,              , 0, 9, 18, false
            2,              , 0, 10, 20, true
            3, 0:9:9        , 0, 9, 18, false
            3, 0:9:7        , 0, 9, 20, true
            3, 0:5:15       , 0, 9, 12, false
            3, 0:5:15       , 3, 9, 21, true
            3, 0:5:30       , 0, 9, 12, false
            4, 0:9:9 4:9:10 , 0, 9, 17, false
            3, -8:-1:10     , 0, 9, 27, true
            3, 0:9:-4       , 0, 9, 27, true
            0,              , 0, 9, 0, false
            """)
    void twentyDaysInNineWeeksAreTakenByWhoHasThemFree(
            String perWeek, String mandates, int from, int weeks, String free, boolean enough) {
        BigDecimal days = load(perWeek, mandates).free(MONDAY.plusWeeks(from), weeks);

        assertThat(days).isEqualByComparingTo(free);
        assertThat(days.compareTo(new BigDecimal("20")) >= 0).isEqualTo(enough);
    }

    @ParameterizedTest(name = "{0} in week {1}: {2}")
    @CsvSource(textBlock = """
            0:10:20        , 0, 2
            0:10:20        , 9, 2
            0:10:20        , 10, 0
            0:10:20 5:7:4  , 5, 4
            -4:2:6         , 0, 3
            12:13:5        , 12, 5
            13:14:4        , 12, 0
            """)
    void whatIsLeftIsSpreadEvenlyUntilTheLastDay(String mandates, int week, String planned) {
        assertThat(load("3", mandates).planned(MONDAY.plusWeeks(week), 1)).isEqualByComparingTo(planned);
    }
}
