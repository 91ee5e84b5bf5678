package org.terreau.recruitment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.terreau.funding.DayPrice;
import org.terreau.funding.DayPrices;
import org.terreau.team.Trade;

class GrowthTests {

    private static final LocalDate UNTIL = LocalDate.of(2027, 6, 30);

    /** One developer, three days a week: 1,350 to 1,950 € a week. */
    private static Growth team() {
        return new Growth(
                List.of(new Growth.Paid(Trade.DEVELOPMENT, BigDecimal.valueOf(3))), UNTIL, DayPrices.Known.USUAL);
    }

    /** 5,850 to 8,450 € of people a month, and the 13.31 % that a holder adds to them. */
    @Test
    void aMonthIsATwelfthOfFiftyTwoWeeksWithTheMarginOfTheHolder() {
        assertThat(team().month()).isEqualTo(new Growth.Range(6629, 9575));
    }

    @ParameterizedTest
    @EnumSource(value = Trade.class, mode = EnumSource.Mode.EXCLUDE, names = "INTRAPRENEUR")
    void eachTradeThatIsBoughtMayHaveAPrice(Trade trade) {
        assertThat(DayPrice.of(trade.code())).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-01, 3, 2027-04-24, 2027-05-17",
        "2027-07-01, 3, 2027-06-30, 2027-06-30",
        "2027-06-30, 5, 2027-06-30, 2027-06-30",
    })
    void aDesignerShortensWhatIsLeftInProportion(LocalDate from, BigDecimal days, LocalDate first, LocalDate last) {
        Growth.Change change = team().with(Trade.DESIGN, days, from).orElseThrow();
        assertThat(change.first()).isEqualTo(first);
        assertThat(change.last()).isEqualTo(last);
    }

    /** Days a week of development, of design, and those of design that lack; none when enough are there. */
    @ParameterizedTest
    @CsvSource({"0, 0, ", "3, 1, ", "3, 0, 1", "4, 1, 0.25", "3.5, 1, ", "9, 0.5, 2.5", "0, 2, ", "0.5, 0, "})
    void aTeamThatDevelopsThreeDaysDesignsAboutOne(
            BigDecimal development, BigDecimal design, @Nullable BigDecimal more) {
        assertThat(DesignShare.of(List.of(
                                new Growth.Paid(Trade.DEVELOPMENT, development), new Growth.Paid(Trade.DESIGN, design)))
                        .map(share -> share.more().stripTrailingZeros()))
                .isEqualTo(Optional.ofNullable(more));
    }

    @Test
    void aTradeWithoutAPublishedRangeIsNotGuessed() {
        assertThat(team().with(Trade.LAW, BigDecimal.ONE, UNTIL.minusMonths(2))).isEmpty();
        assertThat(new Growth(List.of(new Growth.Paid(Trade.LAW, BigDecimal.ONE)), UNTIL, DayPrices.Known.USUAL)
                        .known())
                .isFalse();
    }
}
