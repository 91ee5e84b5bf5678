package org.terreau.portfolio;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.territory.CollectivityUse;

/** What increments plan in a collectivity. */
@Configuration
class IncrementsOfCollectivities {

    @Bean
    static CollectivityUse incrementsOfCollectivities(JdbcClient jdbc) {
        return CollectivityUse.counted(jdbc, "increments", "select count(*) from scope_item where place = :place");
    }
}
