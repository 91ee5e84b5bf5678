package org.terreau.call;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.territory.CollectivityUse;

/** What a collectivity submitted to calls. */
@Configuration
class SubmissionsOfCollectivities {

    @Bean
    static CollectivityUse submissionsOfCollectivities(JdbcClient jdbc) {
        return CollectivityUse.counted(
                jdbc, "submissions", "select count(*) from call_submission where collectivity = :place");
    }
}
