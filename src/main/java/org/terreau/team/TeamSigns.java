package org.terreau.team;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.portfolio.SignOfLife;
import org.terreau.portfolio.SignOfLifeQuery;

/** What a team that changes shows of a product's life. */
@Configuration
class TeamSigns {

    /** Somebody who joined or left. */
    @Bean
    static SignOfLife teamed(JdbcClient jdbc) {
        return SignOfLifeQuery.here(jdbc, "equipe", """
                select product_id, since as day from mission
                union all
                select product_id, left_on from mission where left_on is not null
                """);
    }
}
