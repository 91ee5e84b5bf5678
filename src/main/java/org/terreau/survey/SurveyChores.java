package org.terreau.survey;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.portfolio.CountedChore;
import org.terreau.portfolio.ProductChore;

@Configuration
class SurveyChores {

    /** Words of users that nobody has read. */
    @Bean
    static ProductChore unreadVerbatims(JdbcClient jdbc) {
        return new CountedChore(jdbc, "verbatims", 150, "/enquete/verbatims?etat=a-lire", """
                select v.product_id, count(*) as number,
                       cast(min(a.received_at) at time zone 'Europe/Paris' as date) as since, cast(null as date) as until
                from survey_verbatim v join survey_answer a on a.id = v.answer
                where v.product_id = any(:products) and v.state = 'a-lire' group by v.product_id
                """);
    }
}
