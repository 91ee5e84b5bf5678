package org.terreau.survey;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.territory.CollectivityUse;

/** Answers to surveys from a collectivity. */
@Configuration
class AnswersOfCollectivities {

    @Bean
    static CollectivityUse answersOfCollectivities(JdbcClient jdbc) {
        return CollectivityUse.counted(
                jdbc, "answers", "select count(*) from survey_answer where collectivity = :place");
    }
}
