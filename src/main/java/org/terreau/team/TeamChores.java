package org.terreau.team;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.portfolio.CountedChore;
import org.terreau.portfolio.ProductChore;

/** What waits for those who work on a product, of its team. */
@Configuration
class TeamChores {

    /** The missions that end within {@link Renewals#DAYS} days, or whose end is past: what to do is on the page of the team. */
    @Bean
    static ProductChore missionsToRenew(JdbcClient jdbc) {
        return new CountedChore(jdbc, "missions", 220, "/equipe#renouveler", """
                select product_id, count(*) as number, null::date as since, min(until_day) as until
                from mission
                where product_id = any(:products) and left_on is null and person_id is not null
                  and until_day <= cast(:today as date) + %d
                group by product_id
                """.formatted(Renewals.DAYS));
    }
}
