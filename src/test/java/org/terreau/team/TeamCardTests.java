package org.terreau.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeamCardTests {

    private static List<Teams.TeamRole> roles(@Nullable String written) {
        return Stream.of(written == null ? new String[0] : written.split(" ", -1))
                .map(one -> {
                    boolean waits = one.endsWith("?");
                    Trade trade = Trade.of(waits ? one.substring(0, one.length() - 1) : one)
                            .orElseThrow();
                    return new Teams.TeamRole(1, trade, waits ? null : "Camille", null, LocalDate.of(2026, 1, 5));
                })
                .toList();
    }

    /** A trade followed by "?" waits for somebody. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                        | TO_WATCH     | intraprenariat developpement coaching",
                "intraprenariat developpement coaching   | WELL         | ",
                "intraprenariat developpement            | TO_WATCH     | coaching",
                "developpement coaching                  | TO_DEAL_WITH | intraprenariat",
                "intraprenariat coaching developpement?  | TO_DEAL_WITH | developpement",
                "intraprenariat developpement coaching design? | TO_WATCH | design",
                "intraprenariat developpement coaching design? design? | TO_WATCH | design",
                "intraprenariat?                         | TO_WATCH     | intraprenariat developpement coaching"
            })
    void aTeamIsWholeWithAnAgentADeveloperAndACoachAndNobodyWhoIsWaitedFor(
            @Nullable String written, TeamCard.State state, @Nullable String missing) {
        TeamCard.Trades trades = TeamCard.Trades.of(roles(written));
        assertThat(trades.state()).isEqualTo(state);
        assertThat(trades.missing().stream().map(Trade::code))
                .containsExactlyElementsOf(missing == null ? List.of() : List.of(missing.split(" ", -1)));
    }
}
