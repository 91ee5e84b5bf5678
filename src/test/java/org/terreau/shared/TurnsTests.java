package org.terreau.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;

class TurnsTests {

    private final List<Integer> dealt = new ArrayList<>();

    @Test
    void oneThatFailsDoesNotKeepTheOthersFromTheirTurnAndIsTold() {
        assertThatThrownBy(() -> Turns.each(List.of(1, 2, 3, 4), this::odd))
                .hasMessage("2 is even")
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
        assertThat(dealt).containsExactly(1, 3);
    }

    @Test
    void nothingIsTriedOnceTheDatabaseIsAway() {
        assertThatThrownBy(() -> Turns.each(List.of(1, 3, 5), this::unlessAway))
                .isInstanceOf(CannotCreateTransactionException.class);
        assertThat(dealt).containsExactly(1);
    }

    private void odd(int number) {
        if (number % 2 == 0) throw new IllegalArgumentException(number + " is even");
        dealt.add(number);
    }

    private void unlessAway(int number) {
        if (number > 1) throw new CannotCreateTransactionException("away");
        dealt.add(number);
    }
}
