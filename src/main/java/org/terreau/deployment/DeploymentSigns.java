package org.terreau.deployment;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.portfolio.SignOfLife;
import org.terreau.portfolio.SignOfLifeQuery;

/** What collectivities that use a product show of its life. */
@Configuration
class DeploymentSigns {

    @Bean
    static SignOfLife deployed(JdbcClient jdbc) {
        return SignOfLifeQuery.here(jdbc, "deploiement", "select product_id, on_day as day from deployment_event");
    }
}
