package org.terreau.dormancy;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.portfolio.CountedChore;
import org.terreau.portfolio.ProductChore;
import org.terreau.portfolio.SignOfLife;
import org.terreau.portfolio.SignOfLifeQuery;

@Configuration
class LifeSigns {

    /** What somebody who works on a product said of its life shows that it lives. */
    @Bean
    static SignOfLife said(JdbcClient jdbc) {
        return SignOfLifeQuery.here(jdbc, "nouvelles", "select product_id, said_on as day from dormancy_word");
    }

    /** Products whose teams were asked whether they live. */
    @Bean
    static ProductChore toAnswer(JdbcClient jdbc) {
        return new CountedChore(jdbc, "nouvelles", 20, "/nouvelles", """
                select product_id, count(*) as number, min(asked_on) as since, min(asked_on) + %d as until
                from dormancy_silence
                where product_id = any(:products) and over_on is null and asked_on <= :today
                group by product_id
                """.formatted(Silence.DAYS_TO_ANSWER));
    }
}
