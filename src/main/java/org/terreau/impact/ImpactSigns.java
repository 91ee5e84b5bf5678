package org.terreau.impact;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.portfolio.SignOfLife;
import org.terreau.portfolio.SignOfLifeQuery;

/** What figures show of a product's life. */
@Configuration
class ImpactSigns {

    /** A value that was not known yet: the same ones read again show nothing. */
    @Bean
    static SignOfLife measured(JdbcClient jdbc) {
        return SignOfLifeQuery.here(jdbc, "mesure", """
                select product_id, cast(received_at at time zone 'Europe/Paris' as date) as day from measure_batch
                where not refused and undone_at is null and added + corrected > 0
                """);
    }
}
