package org.terreau.committee;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.portfolio.CountedChore;
import org.terreau.portfolio.ProductChore;

@Configuration
class CommitteeChores {

    /** Committees that meet within two weeks, whose papers were not sent. */
    @Bean
    static ProductChore papersToSend(JdbcClient jdbc) {
        return new CountedChore(jdbc, "comites", 50, "/comites", """
                select product_id, count(*) as number from committee
                where product_id = any(:products) and sent_at is null and frozen is null
                  and meets_on between :today and cast(:today as date) + 14
                group by product_id
                """);
    }
}
