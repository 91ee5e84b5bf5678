package org.terreau.source;

import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Hands the sources whose time has come to whichever instance is free: one runner a source. Only a few run at once, so that
 * sources that hang keep no thread from the rest.
 */
@Configuration
class SourceJobs {

    static final String PULL = "source-pull";

    private static final int AT_ONCE = 3;
    private static final Duration KEPT = Duration.ofDays(366);

    @Bean
    OneTimeTask<Void> pullSource(Pulls pulls) {
        return Tasks.oneTime(PULL).execute((instance, context) -> pulls.due(Long.parseLong(instance.getId())));
    }

    @Bean
    RecurringTask<Void> pullSources(
            JdbcSources sources,
            OneTimeTask<Void> pullSource,
            Clock clock,
            @Value("${terreau.sources.interval}") Duration interval) {
        return Tasks.recurring("sources", FixedDelay.of(interval)).execute((instance, context) -> {
            SchedulerClient client = context.getSchedulerClient();
            Instant now = clock.instant();
            int running = client.getScheduledExecutionsForTask(PULL, Void.class, ScheduledExecutionsFilter.all())
                    .size();
            for (long id : sources.due(now, AT_ONCE)) {
                if (running >= AT_ONCE) return;
                if (client.scheduleIfNotExists(pullSource.instance(String.valueOf(id)), now)) running++;
            }
        });
    }

    @Bean
    RecurringTask<Void> watchSources(Pulls pulls, DoubtfulValues doubts, JdbcSources sources, Clock clock) {
        return Tasks.recurring("sources-watch", FixedDelay.ofHours(1)).execute((instance, context) -> {
            pulls.tellSilence();
            doubts.settle();
            sources.forgetRuns(clock.instant().minus(KEPT));
        });
    }
}
