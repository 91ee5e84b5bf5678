package org.terreau.standard;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Prints what a weekly run costs: `bench/standard`. */
class WeeklyRunBench {

    private static final int WARMING = 40;

    @Test
    void cost() throws Exception {
        try (WeeklyRun run = new WeeklyRun()) {
            run.over(WARMING, Duration.ofSeconds(1));
        }
        try (WeeklyRun run = new WeeklyRun()) {
            WeeklyRun.Cost cost = run.over(Integer.getInteger("sites", 1000), Duration.ofSeconds(10));
            System.out.printf(
                    Locale.ROOT,
                    "%d sites, one in five hostile: %d requests in %d s, at most %d at a time a host, %d MB more of heap%n",
                    cost.sites(),
                    cost.requests(),
                    cost.took().toSeconds(),
                    cost.mostAtOnce(),
                    cost.heapMegabytes());
        }
    }
}
