package org.terreau.survey;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.shared.Paris;
import org.terreau.web.KeptData;

/** Forgets what people wrote as they wrote it, once there was time to read it; scores and published texts stay. */
@Component
class SurveyRetention {

    /** After an answer arrived: its original words, with the role and the collectivité of who wrote them. */
    static final Period ORIGINALS = Period.ofMonths(12);

    private static final int AT_ONCE = 1000;

    private final JdbcClient jdbc;
    private final JdbcVerbatims verbatims;
    private final AnswerFiles files;
    private final Clock clock;

    SurveyRetention(JdbcClient jdbc, JdbcVerbatims verbatims, AnswerFiles files, Clock clock) {
        this.jdbc = jdbc;
        this.verbatims = verbatims;
        this.files = files;
        this.clock = clock;
    }

    /** @return how many things were forgotten */
    @Transactional
    int run() {
        Instant now = clock.instant();
        Instant limit = now.atZone(Paris.ZONE).minus(ORIGINALS).toInstant();
        Map<Long, String> old = verbatims.kept(limit, AT_ONCE);
        old.forEach((answer, published) -> verbatims.forget(answer, published, now));
        return old.size() + jdbc.sql("""
                        update survey_answer set role = '', collectivity = null
                        where received_at < :limit and (role <> '' or collectivity is not null)
                        """).param("limit", Timestamp.from(limit)).update() + files.forgetOld();
    }

    @Configuration
    static class Schedule {

        @Bean
        static KeptData answersKept() {
            return new KeptData(320, "survey.answers", KeptData.Basis.PUBLIC_MISSION, ORIGINALS);
        }

        @Bean
        RecurringTask<Void> forgetOldVerbatims(SurveyRetention retention) {
            return Tasks.recurring("survey-retention", Schedules.daily(Paris.ZONE, LocalTime.of(3, 55)))
                    .execute((instance, context) -> retention.run());
        }
    }
}
