package org.terreau.team;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.terreau.shared.Paris;
import org.terreau.web.PublicContent;

/** What happens by itself: those who asked for it are forgotten once their last mission is over. */
@Configuration
class TeamJobs {

    @Bean
    RecurringTask<Void> forgetPeopleOfTeams(JdbcPersons persons, PublicContent content, Clock clock) {
        return Tasks.recurring("team-forget", Schedules.daily(Paris.ZONE, LocalTime.of(3, 40)))
                .execute((instance, context) -> {
                    if (persons.forget(Paris.today(clock)) > 0) content.changed();
                });
    }
}
