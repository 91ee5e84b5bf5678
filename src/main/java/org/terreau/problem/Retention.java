package org.terreau.problem;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.shared.Paris;
import org.terreau.web.KeptData;

/** Forgets what did not become public, and the names of proposers once they are of no more use. */
@Component
class Retention {

    /** After a declaration was refused, withdrawn or left unanswered; after a proposal was refused. */
    private static final Period ENDED = Period.ofMonths(6);

    /** After somebody was proposed to speak for a collectivity and nobody agreed. */
    private static final Period NEVER_AGREED = Period.ofMonths(6);

    /** After a proposal was given back and nothing came. */
    private static final Period RETURNED = Period.ofMonths(12);

    /** After a proposal was published: its author's name and address. */
    private static final Period AUTHOR = Period.ofMonths(24);

    private final JdbcClient jdbc;
    private final Clock clock;

    Retention(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return how many things were forgotten or expired */
    @Transactional
    int run() {
        return expire(DeclarationState.AWAITING_ADDRESS, Declarations.ADDRESS)
                + expire(DeclarationState.AWAITING_REFERENT, Declarations.ANSWER)
                + update(
                        "delete from problem_declaration where state in ('refusee', 'retiree', 'perimee') and decided_at < :limit",
                        before(ENDED))
                + update(
                        "delete from problem where state = 'adresse' and proposed_at < :limit",
                        Timestamp.from(clock.instant().minus(Proposals.ADDRESS)))
                + update(
                        "delete from collectivity_referent where acts_since is null and named_at < :limit",
                        before(NEVER_AGREED))
                + update(
                        "delete from collectivity_domain where acts_since is null and added_at < :limit",
                        before(NEVER_AGREED))
                + forgetProposals(ProblemState.REFUSED, ENDED)
                + forgetProposals(ProblemState.RETURNED, RETURNED)
                + forgetAuthors();
    }

    private int expire(DeclarationState state, Duration after) {
        if (!state.mayBecome(DeclarationState.EXPIRED)) throw new IllegalStateException(state + " does not expire");
        return jdbc.sql("""
                        update problem_declaration set state = 'perimee', decided_at = :now
                        where state = :state and declared_at < :limit
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("state", state.code())
                .param("limit", Timestamp.from(clock.instant().minus(after)))
                .update();
    }

    private int forgetProposals(ProblemState state, Period after) {
        return jdbc.sql("""
                        delete from problem p using problem_proposal r
                        where r.problem_id = p.id and p.state = :state and r.decided_at < :limit
                        """)
                .param("state", state.code())
                .param("limit", before(after))
                .update();
    }

    private int forgetAuthors() {
        return jdbc.sql("""
                        with old as (
                            delete from problem_proposal r using problem p
                            where p.id = r.problem_id and p.published_at < :limit
                            returning r.problem_id)
                        update problem_version v set author = ''
                        from old where v.problem_id = old.problem_id and not v.by_staff
                        """).param("limit", before(AUTHOR)).update();
    }

    private int update(String sql, Timestamp limit) {
        return jdbc.sql(sql).param("limit", limit).update();
    }

    private Timestamp before(Period period) {
        return Timestamp.from(clock.instant().atZone(Paris.ZONE).minus(period).toInstant());
    }

    @Configuration
    static class Schedule {

        @Bean
        static KeptData declarationsKept() {
            return new KeptData(130, "problem.declarations", KeptData.Basis.PUBLIC_MISSION, ENDED);
        }

        @Bean
        static KeptData namingsKept() {
            return new KeptData(132, "problem.namings", KeptData.Basis.PUBLIC_MISSION, NEVER_AGREED);
        }

        @Bean
        static KeptData proposersKept() {
            return new KeptData(120, "problem.proposals", KeptData.Basis.PUBLIC_MISSION, AUTHOR);
        }

        @Bean
        RecurringTask<Void> forgetOldProblems(Retention retention) {
            return Tasks.recurring("problem-retention", Schedules.daily(Paris.ZONE, LocalTime.of(3, 40)))
                    .execute((instance, context) -> retention.run());
        }
    }
}
