package org.terreau.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SupportStateTests {

    @ParameterizedTest(name = "from {0} to {1}")
    @CsvSource({
        "demandee, cadree refusee annulee, true",
        "cadree, planifiee refusee annulee, true",
        "planifiee, en-cours annulee, true",
        "en-cours, livree annulee, true",
        "livree, evaluee, false",
        "evaluee, '', false",
        "refusee, '', false",
        "annulee, '', false"
    })
    void aRequestMovesAsTheTableSaysAndNotOtherwise(String from, String to, boolean open) {
        SupportState state = SupportState.of(from).orElseThrow();
        List<String> reached = Arrays.stream(SupportState.values())
                .filter(other -> state.to(other).isPresent())
                .map(SupportState::code)
                .toList();

        assertThat(String.join(" ", reached)).isEqualTo(to);
        assertThat(state.open()).isEqualTo(open);
    }

    @ParameterizedTest
    @EnumSource(SupportState.class)
    void eachStateIsReachedFromTheFirst(SupportState state) {
        assertThat(state == SupportState.ASKED || SupportState.TABLE.stream().anyMatch(move -> move.to() == state))
                .isTrue();
    }

    @Test
    void noMoveIsWrittenTwice() {
        assertThat(SupportState.TABLE).doesNotHaveDuplicates();
    }
}
