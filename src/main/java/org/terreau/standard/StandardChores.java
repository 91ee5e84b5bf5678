package org.terreau.standard;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.portfolio.CountedChore;
import org.terreau.portfolio.ProductChore;

@Configuration
class StandardChores {

    /** Checks that failed and that nobody contests. */
    @Bean
    static ProductChore failedChecks(JdbcClient jdbc) {
        return new CountedChore(jdbc, "qualite", 430, "/qualite", """
                select s.product_id, count(*) as number, min(c.since) as since, cast(null as date) as until
                from watched_site s join site_check c on c.site_id = s.id
                where s.product_id = any(:products) and c.outcome = 'echoue'
                  and not exists (select 1 from site_contest t
                                  where t.site_id = s.id and t.check_code = c.check_code and t.until >= :today
                                    and coalesce(t.accepted, true))
                group by s.product_id
                """);
    }
}
