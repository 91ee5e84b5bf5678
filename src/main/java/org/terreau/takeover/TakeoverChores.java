package org.terreau.takeover;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.portfolio.CountedChore;
import org.terreau.portfolio.ProductChore;
import org.terreau.portfolio.SignOfLife;
import org.terreau.portfolio.SignOfLifeQuery;

@Configuration
class TakeoverChores {

    /** Organisations that offered to take a product over, and wait for an answer. */
    @Bean
    static ProductChore offersToAnswer(JdbcClient jdbc) {
        return new CountedChore(jdbc, "reprises", 30, "/reprise/gestion", """
                select t.product_id, count(*) as number,
                       cast(min(r.received_at) at time zone 'Europe/Paris' as date) as since, cast(null as date) as until
                from takeover t join taker r on r.takeover_id = t.id
                where t.product_id = any(:products) and r.replied_on is null and t.opened_on <= :today
                group by t.product_id
                """);
    }

    /** Looking for somebody who goes on shows that a product is not forgotten. */
    @Bean
    static SignOfLife putUp(JdbcClient jdbc) {
        return SignOfLifeQuery.here(jdbc, "reprise", "select product_id, opened_on as day from takeover");
    }
}
