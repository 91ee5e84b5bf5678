package org.terreau.outreach;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.territory.CollectivityUse;

/** Call-back requests of a collectivity. */
@Configuration
class RequestsOfCollectivities {

    @Bean
    static CollectivityUse requestsOfCollectivities(JdbcClient jdbc) {
        return CollectivityUse.counted(
                jdbc, "requests", "select count(*) from call_back_request where collectivity = :place");
    }
}
