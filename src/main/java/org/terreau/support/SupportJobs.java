package org.terreau.support;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.terreau.shared.Paris;

/** What support does every morning by itself. */
@Configuration
class SupportJobs {

    @Bean
    RecurringTask<Void> askForRatings(SupportRatings ratings) {
        return Tasks.recurring("support-ratings", Schedules.daily(Paris.ZONE, LocalTime.of(7, 20)))
                .execute((instance, context) -> ratings.remind());
    }

    @Bean
    RecurringTask<Void> tellOfTrainings(Trainings trainings) {
        return Tasks.recurring("support-trainings", Schedules.daily(Paris.ZONE, LocalTime.of(7, 30)))
                .execute((instance, context) -> trainings.everyMorning());
    }
}
