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
                select product_id, count(*) as number from survey_verbatim
                where product_id = any(:products) and state = 'a-lire' group by product_id
                """);
    }
}
