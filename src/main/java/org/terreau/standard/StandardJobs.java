package org.terreau.standard;

import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.terreau.shared.Paris;

/**
 * By night, hands the hosts whose time has come to whichever instance is free: one runner a host, so that no host is ever
 * asked two things at once, and two hosts at a time.
 */
@Configuration
class StandardJobs {

    static final String VISIT = "site-visit";

    private static final int AT_ONCE = 2;

    @Bean
    OneTimeTask<Void> visitSites(Visits visits) {
        return Tasks.oneTime(VISIT).execute((instance, context) -> {
            try {
                visits.due(instance.getId());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Stopped while it read " + instance.getId(), stopped);
            }
        });
    }

    @Bean
    RecurringTask<Void> sendRobot(
            JdbcSites sites,
            OneTimeTask<Void> visitSites,
            Clock clock,
            @Value("${terreau.standards.interval}") java.time.Duration interval) {
        return Tasks.recurring("sites", FixedDelay.of(interval)).execute((instance, context) -> {
            Instant now = clock.instant();
            if (!Night.on(now)) return;
            SchedulerClient client = context.getSchedulerClient();
            int running = client.getScheduledExecutionsForTask(VISIT, Void.class, ScheduledExecutionsFilter.all())
                    .size();
            for (String host : sites.dueHosts(now, AT_ONCE + running)) {
                if (running >= AT_ONCE) return;
                if (client.scheduleIfNotExists(visitSites.instance(host), now)) running++;
            }
        });
    }

    @Bean
    RecurringTask<Void> tellSiteChanges(SiteLetters letters) {
        return Tasks.recurring("sites-letter", Schedules.daily(Paris.ZONE, LocalTime.of(7, 40)))
                .execute((instance, context) -> letters.onMondays());
    }

    @Bean
    RecurringTask<Void> forgetSiteRuns(SiteRetention retention) {
        return Tasks.recurring("sites-retention", Schedules.daily(Paris.ZONE, LocalTime.of(5, 20)))
                .execute((instance, context) -> retention.run());
    }
}
