package org.terreau.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WeeklyRunTests {

    @Test
    void sitesOfWhichOneInFiveIsHostileAreReadOneRequestAtATimeAHostWithLittleMemory() throws Exception {
        try (WeeklyRun run = new WeeklyRun()) {
            WeeklyRun.Cost cost = run.over(40, Duration.ofSeconds(1));
            assertThat(cost.mostAtOnce()).isEqualTo(1);
            assertThat(cost.requests()).isBetween(40, 40 * Visit.MOST);
            assertThat(cost.heapMegabytes()).isLessThan(128);
        }
    }
}
