package org.terreau.committee;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.portfolio.CountedChore;
import org.terreau.portfolio.ProductChore;

@Configuration
class CommitteeChores {

    /** Rehearsals that teams asked for and that nobody answered. */
    @Bean
    static ProductChore rehearsalsToAnswer(JdbcClient jdbc) {
        return new CountedChore(jdbc, "repetitions", 45, "/comites", """
                select c.product_id, count(*) as number from committee c
                join committee_rehearsal r on r.committee_id = c.id
                where c.product_id = any(:products) and r.answered_at is null and c.meets_on >= :today
                group by c.product_id
                """);
    }

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
