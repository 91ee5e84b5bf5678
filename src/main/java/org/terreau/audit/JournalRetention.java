package org.terreau.audit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.shared.Paris;
import org.terreau.web.KeptData;

/** Forgets old lines of the journal: sign-ins sooner than what was done. */
@Component
class JournalRetention {

    private final JdbcClient jdbc;
    private final Period kept;
    private final Period signIns;
    private final Clock clock;

    JournalRetention(
            JdbcClient jdbc,
            @Value("${terreau.journal.kept}") Period kept,
            @Value("${terreau.journal.sign-ins}") Period signIns,
            Clock clock) {
        this.jdbc = jdbc;
        this.kept = kept;
        this.signIns = signIns;
        this.clock = clock;
    }

    /** @return how many lines were forgotten */
    @Transactional
    public int run() {
        int forgotten = jdbc.sql("delete from audit_line where at < :before")
                .param("before", Timestamp.from(before(kept)))
                .update();
        return forgotten
                + jdbc.sql("""
                                delete from audit_line
                                where at < :before and action in ('identity.signed-in', 'identity.sign-in-refused')
                                """).param("before", Timestamp.from(before(signIns))).update();
    }

    private Instant before(Period time) {
        return Paris.today(clock).minus(time).atStartOfDay(Paris.ZONE).toInstant();
    }

    @Configuration
    static class Schedule {

        @Bean
        static KeptData journalKept(@Value("${terreau.journal.kept}") Period kept) {
            return new KeptData(810, "audit.journal", KeptData.Basis.LEGAL_DUTY, kept);
        }

        @Bean
        static KeptData signInsKept(@Value("${terreau.journal.sign-ins}") Period signIns) {
            return new KeptData(811, "audit.sign-ins", KeptData.Basis.LEGAL_DUTY, signIns);
        }

        @Bean
        RecurringTask<Void> forgetOldJournal(JournalRetention retention) {
            return Tasks.recurring("journal-retention", Schedules.daily(Paris.ZONE, LocalTime.of(4, 30)))
                    .execute((instance, context) -> retention.run());
        }
    }
}
