package org.terreau.deployment;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.territory.CollectivityUse;

/** Deployments, experimentations, planned waves and interests of a collectivity, past ones too. */
@Configuration
class DeploymentsOfCollectivities {

    @Bean
    static CollectivityUse deploymentsOfCollectivities(JdbcClient jdbc) {
        return CollectivityUse.counted(jdbc, "deployments", """
                select (select count(*) from deployment where collectivity = :place)
                     + (select count(*) from deployment_event where collectivity = :place)
                     + (select count(*) from deployment_wave_target where collectivity = :place)
                     + (select count(*) from deployment_interest where collectivity = :place)
                """);
    }

    @Bean
    static CollectivityUse experimentationsOfCollectivities(JdbcClient jdbc) {
        return CollectivityUse.counted(
                jdbc, "experimentations", "select count(*) from experimentation where collectivity = :place");
    }
}
