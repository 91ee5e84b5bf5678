package org.terreau.support;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.shared.Paris;
import org.terreau.web.KeptData;
import org.terreau.web.PublicContent;

/** Forgets what was written in requests and mandates two years after they ended: what was given, and when, stays. */
@Component
class SupportRetention {

    private static final Period KEPT = Period.ofMonths(24);

    private final JdbcSupportPeople stored;
    private final PublicContent content;
    private final Clock clock;

    SupportRetention(JdbcSupportPeople stored, PublicContent content, Clock clock) {
        this.stored = stored;
        this.content = content;
        this.clock = clock;
    }

    /** @return how many requests and mandates lost their words, and how many seats were forgotten */
    @Transactional
    int run() {
        LocalDate limit = Paris.today(clock).minus(KEPT);
        int forgotten = stored.forgetClosedBefore(Paris.start(limit))
                + stored.forgetEndedBefore(limit)
                + stored.forgetHeldBefore(limit);
        if (forgotten > 0) content.changed();
        return forgotten;
    }

    @Configuration
    static class Schedule {

        @Bean
        static KeptData supportKept() {
            return new KeptData(350, "support.requests", KeptData.Basis.PUBLIC_MISSION, KEPT);
        }

        @Bean
        static KeptData mandatesKept() {
            return new KeptData(351, "support.mandates", KeptData.Basis.PUBLIC_MISSION, KEPT);
        }

        @Bean
        static KeptData seatsKept() {
            return new KeptData(352, "support.seats", KeptData.Basis.PUBLIC_MISSION, KEPT);
        }

        @Bean
        RecurringTask<Void> forgetOldSupport(SupportRetention retention) {
            return Tasks.recurring("support-retention", Schedules.daily(Paris.ZONE, LocalTime.of(4, 5)))
                    .execute((instance, context) -> retention.run());
        }
    }
}
