package org.terreau.opendata;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.portfolio.CountedChore;
import org.terreau.portfolio.ProductChore;

/** Fields of one's products that changed here and in the catalogue. */
@Configuration
class ConflictChores {

    @Bean
    ProductChore catalogueConflictsToSettle(JdbcClient jdbc) {
        return new CountedChore(jdbc, "conflits", 450, "/conflits", """
                select thing as product_id, count(*) as number,
                       cast(min(found_at) at time zone 'Europe/Paris' as date) as since, cast(null as date) as until
                from catalogue_conflict
                where settled_at is null and kind = 'startups' and thing = any(:products)
                  and cast(:today as date) is not null
                group by thing
                """);
    }
}
