package org.terreau.decision;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What happens by itself: decisions are published once the time to correct them is over. */
@Configuration
class DecisionJobs {

    @Bean
    RecurringTask<Void> publishDecisions(Decisions decisions) {
        return Tasks.recurring("decision-publish", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((instance, context) -> decisions.publishDue());
    }
}
