package org.terreau.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondStepTests {

    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");

    @ParameterizedTest(name = "{0} day(s) ago and {1} to do it, with a passkey: {2} → {3}")
    @CsvSource({
        "'', 14, false, NONE",
        "'', 14, true, NONE",
        "0, 14, false, INVITED",
        "13, 14, false, INVITED",
        "14, 14, false, MAKE",
        "0, 0, false, MAKE",
        "13, 14, true, USE",
        "90, 14, true, USE",
        "20 13, 14, false, MAKE",
        "3 13, 14, false, INVITED",
    })
    void aLinkAloneIsEnoughAsLongAsTheRuleSays(String daysAgo, int days, boolean holdsOne, SecondStep step) {
        List<SecondStep.Asked> asked = new ArrayList<>();
        for (String one : daysAgo.split(" "))
            if (!one.isEmpty())
                asked.add(new SecondStep.Asked(NOW.minusSeconds(86_400L * Integer.parseInt(one)), days));
        assertThat(SecondStep.of(asked, holdsOne, NOW)).isEqualTo(step);
    }
}
