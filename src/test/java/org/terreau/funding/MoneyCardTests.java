package org.terreau.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.shared.Money;

class MoneyCardTests {

    private static Envelopes.Envelope envelope(long euros, String from, String until) {
        return new Envelopes.Envelope(1, Money.euros(euros), LocalDate.parse(from), LocalDate.parse(until), "Commune");
    }

    /** 100 days of 1,000 € each. */
    @ParameterizedTest
    @CsvSource({
        "2026-01-01, WELL, 100000",
        "2026-01-10, WELL, 91000",
        "2026-01-11, TO_WATCH, 90000",
        "2026-04-10, TO_WATCH, 1000",
    })
    void whatIsLeftIsWhatRemainsOfItsDays(LocalDate today, MoneyCard.State state, long left) {
        MoneyCard.Purse purse = MoneyCard.Purse.of(List.of(envelope(100_000, "2026-01-01", "2026-04-10")), today);
        assertThat(purse.state(today)).isEqualTo(state);
        assertThat(purse.running()).isEqualTo(new MoneyCard.Running(Money.euros(100_000), Money.euros(left)));
    }

    @ParameterizedTest
    @CsvSource({"2026-04-11, TO_DEAL_WITH", "2025-12-31, WELL"})
    void nothingIsLeftNorBegunOutsideItsDays(LocalDate today, MoneyCard.State state) {
        MoneyCard.Purse purse = MoneyCard.Purse.of(List.of(envelope(100_000, "2026-01-01", "2026-04-10")), today);
        assertThat(purse.state(today)).isEqualTo(state);
        assertThat(purse.running()).isNull();
    }

    @Test
    void envelopesThatPayTheSameDayAddUpAndTheLastOneSaysUntilWhen() {
        LocalDate today = LocalDate.of(2026, 3, 22);
        MoneyCard.Purse purse = MoneyCard.Purse.of(
                List.of(
                        envelope(50_000, "2025-01-01", "2025-06-30"),
                        envelope(100_000, "2026-01-01", "2026-04-10"),
                        envelope(10_000, "2026-03-22", "2026-12-31")),
                today);
        assertThat(purse.granted()).isEqualTo(Money.euros(160_000));
        assertThat(purse.until()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(purse.running()).isEqualTo(new MoneyCard.Running(Money.euros(110_000), Money.euros(30_000)));
    }
}
