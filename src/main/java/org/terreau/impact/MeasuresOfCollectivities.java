package org.terreau.impact;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.territory.CollectivityUse;
import org.terreau.testimony.Testimonies;

/** What was measured or told in a collectivity. */
@Configuration
class MeasuresOfCollectivities {

    @Bean
    static CollectivityUse measuresOfCollectivities(JdbcClient jdbc, Testimonies testimonies) {
        CollectivityUse measures = CollectivityUse.counted(jdbc, "measures", """
                select count(*) from measure m join indicator i on i.id = m.indicator_id
                where i.grain = split_part(:place, ':', 1) and m.place = split_part(:place, ':', 2)
                """);
        return new CollectivityUse(
                measures.key(), place -> measures.count().applyAsLong(place) + testimonies.from(place));
    }
}
