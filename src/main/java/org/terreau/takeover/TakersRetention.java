package org.terreau.takeover;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalTime;
import java.time.Period;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.shared.Paris;
import org.terreau.web.KeptData;

/** Forgets who offered to take a product over two years after they did. */
@Component
class TakersRetention {

    private static final Period KEPT = Period.ofMonths(24);

    private final JdbcTakeovers stored;
    private final Clock clock;

    TakersRetention(JdbcTakeovers stored, Clock clock) {
        this.stored = stored;
        this.clock = clock;
    }

    /** @return how many people were forgotten */
    @Transactional
    int run() {
        return stored.forgetBefore(
                Paris.today(clock).minus(KEPT).atStartOfDay(Paris.ZONE).toInstant());
    }

    @Configuration
    static class Schedule {

        @Bean
        static KeptData takersKept() {
            return new KeptData(340, "takeover.takers", KeptData.Basis.PUBLIC_MISSION, KEPT);
        }

        @Bean
        RecurringTask<Void> forgetOldTakers(TakersRetention retention) {
            return Tasks.recurring("takeover-retention", Schedules.daily(Paris.ZONE, LocalTime.of(3, 55)))
                    .execute((instance, context) -> retention.run());
        }
    }
}
