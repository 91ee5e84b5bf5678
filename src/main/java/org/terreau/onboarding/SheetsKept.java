package org.terreau.onboarding;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.terreau.web.KeptData;

/** How long tables wait, and how long reports keep what they hold of people. */
@Configuration
class SheetsKept {

    private static final Duration WAITING = Duration.ofDays(1);

    @Bean
    static KeptData sheetsKept() {
        return new KeptData(
                150,
                "onboarding.sheets",
                KeptData.Basis.PUBLIC_MISSION,
                Period.ofDays(Math.toIntExact(SheetRun.UNDONE_WITHIN.toDays())));
    }

    @Bean
    static RecurringTask<Void> forgetSheets(JdbcSheets sheets, Clock clock) {
        return Tasks.recurring("onboarding-sheets", FixedDelay.ofHours(1)).execute((instance, context) -> {
            sheets.forgetReceivedBefore(clock.instant().minus(WAITING));
            sheets.forgetTakenBefore(clock.instant().minus(SheetRun.UNDONE_WITHIN));
        });
    }
}
