package org.terreau.testimony;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.portfolio.SignOfLife;
import org.terreau.portfolio.SignOfLifeQuery;

/** Somebody who speaks of a product shows that it lives. */
@Configuration
class TestimonySigns {

    @Bean
    static SignOfLife testified(JdbcClient jdbc) {
        return SignOfLifeQuery.here(jdbc, "temoignage", """
                select product_id, cast(consent_at at time zone 'Europe/Paris' as date) as day from testimony
                where withdrawn_at is null
                """);
    }
}
