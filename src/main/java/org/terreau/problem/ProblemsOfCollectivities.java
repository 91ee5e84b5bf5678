package org.terreau.problem;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.territory.CollectivityUse;

/** Problems that a collectivity has, and those who speak for it. */
@Configuration
class ProblemsOfCollectivities {

    @Bean
    static CollectivityUse problemsOfCollectivities(JdbcClient jdbc) {
        return CollectivityUse.counted(jdbc, "problems", """
                select (select count(*) from problem_territory where collectivity = :place)
                     + (select count(*) from problem_declaration where collectivity = :place)
                     + (select count(*) from problem_proposal where collectivity = :place)
                """);
    }

    @Bean
    static CollectivityUse spokespeopleOfCollectivities(JdbcClient jdbc) {
        return CollectivityUse.counted(jdbc, "spokespeople", """
                select (select count(*) from collectivity_domain where collectivity = :place)
                     + (select count(*) from collectivity_referent where collectivity = :place)
                """);
    }
}
