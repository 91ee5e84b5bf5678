package org.terreau.access;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import java.time.Period;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.terreau.shared.Paris;
import org.terreau.web.KeptData;

/** Each night tools that can tell their accounts, plans follow the calendar, and what is too old is forgotten. */
@Configuration
class AccessJobs {

    /** What was taken away, and plans, are kept this long. */
    static final Period KEPT = Period.ofYears(2);

    /** Accounts of which nobody knows whose they are, after the last list that showed them (FIELD 4.5). */
    static final Period UNMATCHED = Period.ofDays(90);

    @Bean
    static KeptData accountsKept() {
        return new KeptData(356, "access.accounts", KeptData.Basis.PUBLIC_MISSION, KEPT);
    }

    @Bean
    static KeptData observedKept() {
        return new KeptData(358, "access.observed", KeptData.Basis.PUBLIC_MISSION, UNMATCHED);
    }

    @Bean
    static KeptData plansKept() {
        return new KeptData(357, "access.plans", KeptData.Basis.PUBLIC_MISSION, KEPT);
    }

    @Bean
    RecurringTask<Void> writeOfPlans(PlanLetters letters) {
        return Tasks.recurring("access-letters", Schedules.daily(Paris.ZONE, LocalTime.of(7, 50)))
                .execute((instance, context) -> letters.send());
    }

    @Bean
    RecurringTask<Void> readTools(Connections connections) {
        return Tasks.recurring("access-scim", Schedules.daily(Paris.ZONE, LocalTime.of(2, 50)))
                .execute((instance, context) -> connections.readAll());
    }

    @Bean
    RecurringTask<Void> settlePlans(Plans plans, AccessWeeks weeks, AccessRetention retention) {
        return Tasks.recurring("access-plans", Schedules.daily(Paris.ZONE, LocalTime.of(4, 40)))
                .execute((instance, context) -> {
                    plans.settle();
                    weeks.keep();
                    retention.run();
                });
    }
}
