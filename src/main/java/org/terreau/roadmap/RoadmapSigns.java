package org.terreau.roadmap;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.portfolio.SignOfLife;
import org.terreau.portfolio.SignOfLifeQuery;

/** A roadmap that moves shows that its product lives. */
@Configuration
class RoadmapSigns {

    @Bean
    static SignOfLife roadmap(JdbcClient jdbc) {
        return SignOfLifeQuery.here(jdbc, "feuille-de-route", "select product_id, changed_on as day from roadmap_item");
    }
}
