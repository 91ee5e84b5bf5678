package org.terreau.recruitment;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.incubator.IncubatorId;

/** The SQL of the settings of recruitment. */
@Repository
class JdbcSettings {

    private final JdbcClient jdbc;

    JdbcSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        jdbc.sql("select incubator_id, kept_months from recruitment_setting").query(row -> {
            months.put(row.getString("incubator_id"), row.getInt("kept_months"));
        });
        return months;
    }

    void months(IncubatorId incubator, int months) {
        jdbc.sql("""
                        insert into recruitment_setting (incubator_id, kept_months) values (:incubator, :months)
                        on conflict (incubator_id) do update set kept_months = excluded.kept_months
                        """)
                .param("incubator", incubator.value())
                .param("months", months)
                .update();
    }
}
