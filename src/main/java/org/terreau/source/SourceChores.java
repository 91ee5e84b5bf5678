package org.terreau.source;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.portfolio.CountedChore;
import org.terreau.portfolio.ProductChore;

@Configuration
class SourceChores {

    /** Sources that fail, or that bring nothing new any more. */
    @Bean
    static ProductChore failingSources(JdbcClient jdbc) {
        return new CountedChore(jdbc, "sources", 400, "/sources", """
                select product_id, count(*) as number,
                       cast(min(silence_told_at) at time zone 'Europe/Paris' as date) as since, cast(null as date) as until
                from source
                where product_id = any(:products) and (state = 'coupee' or silence_told_at is not null)
                group by product_id
                """);
    }

    /** Values marked on public charts until somebody says that they are right. */
    @Bean
    static ProductChore valuesToCheck(JdbcClient jdbc) {
        return new CountedChore(jdbc, "valeurs", 410, "/valeurs-a-verifier", """
                select s.product_id, count(*) as number,
                       cast(min(d.found_at) at time zone 'Europe/Paris' as date) as since, cast(null as date) as until
                from source s join source_doubt d on d.source_id = s.id
                where s.product_id = any(:products) and d.checked_at is null
                group by s.product_id
                """);
    }
}
