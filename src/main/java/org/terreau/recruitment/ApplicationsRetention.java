package org.terreau.recruitment;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.mail.Correspondents;
import org.terreau.shared.Paris;
import org.terreau.web.KeptData;

/**
 * Forgets applications, with their documents and marks, two years at most after their last word, sooner where the incubator
 * says so; those that came too late, and the slots that are past, after a month.
 */
@Component
class ApplicationsRetention {

    private static final Period KEPT = Period.ofMonths(RecruitmentSettings.LONGEST_MONTHS);
    private static final Period LATE = Period.ofDays(30);

    private final JdbcApplications stored;
    private final JdbcSlots slots;
    private final Applications applications;
    private final RecruitmentSettings settings;
    private final Clock clock;

    ApplicationsRetention(
            JdbcApplications stored,
            JdbcSlots slots,
            Applications applications,
            RecruitmentSettings settings,
            Clock clock) {
        this.stored = stored;
        this.slots = slots;
        this.applications = applications;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return how many were forgotten */
    @Transactional
    int run() {
        LocalDate today = Paris.today(clock);
        Map<String, Instant> limits = new HashMap<>();
        settings.months().forEach((incubator, months) -> limits.put(incubator, Paris.start(today.minusMonths(months))));
        List<Application> old = stored.old(limits, Paris.start(today.minus(KEPT)), Paris.start(today.minus(LATE)));
        old.forEach(applications::forget);
        slots.removeBefore(Paris.start(today.minus(LATE)));
        return old.size();
    }

    @Configuration
    static class Schedule {

        @Bean
        static KeptData applicationsKept() {
            return new KeptData(352, "recruitment.applications", KeptData.Basis.CONSENT, KEPT);
        }

        @Bean
        static KeptData assessorsKept() {
            return new KeptData(353, "recruitment.assessors", KeptData.Basis.PUBLIC_MISSION, KEPT);
        }

        /** Staff read that what they answered did not arrive. */
        @Bean
        static Correspondents applicationsByMail(JdbcApplications stored) {
            return (addresses, incubators) -> Set.copyOf(stored.writtenTo(addresses, incubators));
        }

        @Bean
        RecurringTask<Void> forgetOldApplications(ApplicationsRetention retention) {
            return Tasks.recurring("recruitment-retention", Schedules.daily(Paris.ZONE, LocalTime.of(4, 15)))
                    .execute((instance, context) -> retention.run());
        }
    }
}
