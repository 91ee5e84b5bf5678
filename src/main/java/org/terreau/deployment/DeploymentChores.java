package org.terreau.deployment;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.portfolio.CountedChore;
import org.terreau.portfolio.ProductChore;

@Configuration
class DeploymentChores {

    /** Next steps whose day has passed. */
    @Bean
    static ProductChore lateSteps(JdbcClient jdbc) {
        return new CountedChore(jdbc, "relances", 200, "/deploiements?vue=liste&relance=retard&tri=relance", """
                select product_id, count(*) as number, cast(null as date) as since, min(next_on) as until from deployment
                where product_id = any(:products) and next_on < :today group by product_id
                """);
    }
}
