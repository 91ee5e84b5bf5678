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
                select product_id, count(*) as number from source
                where product_id = any(:products) and (state = 'coupee' or silence_told_at is not null)
                group by product_id
                """);
    }
}
