package org.terreau.survey;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.portfolio.SignOfLife;
import org.terreau.portfolio.SignOfLifeQuery;

/** What users who answer show of a product's life. */
@Configuration
class SurveySigns {

    @Bean
    static SignOfLife answered(JdbcClient jdbc) {
        return SignOfLifeQuery.here(jdbc, "enquete", "select product_id, day from survey_answer");
    }
}
