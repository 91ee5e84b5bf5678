package org.terreau.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.portfolio.ProductId;

class ReplacingTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    /** Each mission: days ago when it began, days ago of its last day (- without one), its trade, its product. */
    @ParameterizedTest
    @CsvSource({
        "'',                                          ,   0",
        "300 100 data a,                              ,   0",
        "300 100 data a / 99 - data a,                ,   0",
        "300 100 data a / 89 - data a,                10, 1",
        "300 100 data a / 89 - design a,              ,   0",
        "300 100 data a / 89 - data b,                ,   0",
        "300 100 data a / 300 - data a / 50 - data a, ,   0",
        "300 100 data a / 200 60 data a / 39 - data a, 20, 1",
        "300 100 data a / 89 50 data a / 29 - data a, 15, 2",
        "300 100 data a / 89 - data a / 300 100 data b / 69 - data b, 20, 2",
        "300 100 data a / -5 - data a,                ,   0",
    })
    void theNextOfATradeIsWaitedForFromTheLastDayOfAllWhoWereThere(String told, Long days, long counted) {
        List<Mission> missions = new ArrayList<>();
        for (String one : told.isEmpty() ? new String[0] : told.split(" / ")) missions.add(mission(one.split(" ")));
        assertThat(Replacing.of(missions, TODAY)).isEqualTo(new Replacing(days, counted));
    }

    private static Mission mission(String[] told) {
        LocalDate last = told[1].equals("-") ? null : TODAY.minusDays(Long.parseLong(told[1]));
        return new Mission(
                1,
                new ProductId("produit." + told[3]),
                new Mission.Work(Trade.of(told[2]).orElseThrow(), "", null, ""),
                new Person(1, null, "Quelqu’un", null),
                new Mission.Span(TODAY.minusDays(Long.parseLong(told[0])), last, null, null),
                List.of(new Mission.Step(TODAY, new Rhythm(BigDecimal.ONE, Rhythm.Unit.DAYS))),
                new Mission.Terms("", "", "", null, null, false),
                0);
    }
}
