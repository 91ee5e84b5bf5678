package org.terreau.funding;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.portfolio.TableUploads;
import org.terreau.web.ReadingRoom;

/** Where files of budgets wait to be confirmed, a day at most. */
@Configuration
class BudgetUploads {

    private static final int ROWS = 20_000;

    @Bean
    static TableUploads budgetUploads(JdbcClient jdbc, Clock clock, ReadingRoom room) {
        return new TableUploads(jdbc, clock, room, "budget_upload", "funding.file", ROWS);
    }

    @Bean
    static RecurringTask<Void> forgetBudgetUploads(TableUploads budgetUploads) {
        return Tasks.recurring("funding-uploads", FixedDelay.ofHours(1))
                .execute((instance, context) -> budgetUploads.forgetOld());
    }
}
