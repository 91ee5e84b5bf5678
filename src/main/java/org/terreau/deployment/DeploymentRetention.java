package org.terreau.deployment;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.shared.Paris;
import org.terreau.web.KeptData;

/** Forgets who asked, who answered and what was said once it is of no more use; the counts and the dates stay. */
@Component
class DeploymentRetention {

    /** After a request. */
    private static final Period REQUESTS = Period.ofMonths(24);

    /** After a collectivity left, or after nothing changed while it was only approached. */
    private static final Period CONTACTS = Period.ofMonths(24);

    /** After the end of an experimentation: its referent, and what was not published of the feedback. */
    private static final Period FEEDBACK = Period.ofMonths(24);

    private final JdbcClient jdbc;
    private final Clock clock;

    DeploymentRetention(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return how many things were forgotten */
    @Transactional
    int run() {
        LocalDate today = Paris.today(clock);
        return jdbc.sql("""
                        update deployment_interest set name = '', email = '', function = '', message = ''
                        where received_at < :limit and email <> ''
                        """)
                        .param(
                                "limit",
                                Timestamp.from(today.minus(REQUESTS)
                                        .atStartOfDay(Paris.ZONE)
                                        .toInstant()))
                        .update()
                + jdbc.sql("""
                        update deployment set contact = '', email = '', version = version + 1
                        where (contact <> '' or email <> '')
                          and (state = 'parti' and since < :limit
                               or state in ('prospect', 'contacte') and changed_at < cast(:limit as date))
                        """).param("limit", today.minus(CONTACTS)).update()
                + jdbc.sql("""
                        update experimentation set referent = '', referent_email = '', referent_role = '', version = version + 1
                        where ends_on < :limit and (referent <> '' or referent_email <> '')
                        """).param("limit", today.minus(FEEDBACK)).update()
                + jdbc.sql("""
                        update experimentation_feedback f
                        set worked = '', lacking = '', profile = case when f.state = 'publie' then f.profile else '' end,
                            verbatim = case when f.state = 'publie' then f.verbatim else '' end
                        from experimentation e
                        where e.id = f.experimentation_id and coalesce(e.ends_on, f.at::date) < :limit
                          and (f.worked <> '' or f.lacking <> ''
                               or f.state <> 'publie' and (f.verbatim <> '' or f.profile <> ''))
                        """).param("limit", today.minus(FEEDBACK)).update();
    }

    @Configuration
    static class Schedule {

        @Bean
        static KeptData interestsKept() {
            return new KeptData(300, "deployment.interests", KeptData.Basis.PUBLIC_MISSION, REQUESTS);
        }

        @Bean
        static KeptData contactsKept() {
            return new KeptData(310, "deployment.contacts", KeptData.Basis.PUBLIC_MISSION, CONTACTS);
        }

        @Bean
        RecurringTask<Void> forgetOldDeploymentContacts(DeploymentRetention retention) {
            return Tasks.recurring("deployment-retention", Schedules.daily(Paris.ZONE, LocalTime.of(3, 50)))
                    .execute((instance, context) -> retention.run());
        }
    }
}
