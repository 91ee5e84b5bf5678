package org.terreau.impact;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.portfolio.CountedChore;
import org.terreau.portfolio.ProductChore;

@Configuration
class ImpactChores {

    /** Monthly figures of the month that ended, which nobody entered and nothing brought. */
    @Bean
    static ProductChore missingValues(JdbcClient jdbc) {
        return new CountedChore(jdbc, "mesures", 300, "/mesures", """
                select i.product_id, count(*) as number,
                       cast(date_trunc('month', cast(:today as date)) as date) as since, cast(null as date) as until
                from indicator i
                where i.product_id = any(:products) and i.periodicity = 'month' and i.formula = '' and i.archived_at is null
                  and not exists (select from measure m where m.indicator_id = i.id
                                  and m.starts_on = cast(date_trunc('month', cast(:today as date)) - interval '1 month' as date))
                group by i.product_id
                """);
    }
}
