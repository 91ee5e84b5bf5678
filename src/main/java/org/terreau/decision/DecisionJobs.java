package org.terreau.decision;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.terreau.shared.Paris;

/** What happens by itself: decisions are published once the time to correct them is over, and teams are reminded to answer. */
@Configuration
class DecisionJobs {

    @Bean
    RecurringTask<Void> publishDecisions(Decisions decisions) {
        return Tasks.recurring("decision-publish", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((instance, context) -> decisions.publishDue());
    }

    @Bean
    RecurringTask<Void> remindAnswers(AnswerReminders reminders, Clock clock) {
        return Tasks.recurring("decision-answers", Schedules.daily(Paris.ZONE, LocalTime.of(8, 20)))
                .execute((instance, context) -> reminders.remind(Paris.today(clock)));
    }
}
