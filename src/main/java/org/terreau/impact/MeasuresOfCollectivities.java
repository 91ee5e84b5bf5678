package org.terreau.impact;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.territory.CollectivityUse;

/** What was measured or told in a collectivity. */
@Configuration
class MeasuresOfCollectivities {

    @Bean
    static CollectivityUse measuresOfCollectivities(JdbcClient jdbc) {
        return CollectivityUse.counted(jdbc, "measures", """
                select (select count(*) from testimony where collectivity = :place)
                     + (select count(*) from measure m join indicator i on i.id = m.indicator_id
                        where i.grain = split_part(:place, ':', 1) and m.place = split_part(:place, ':', 2))
                """);
    }
}
