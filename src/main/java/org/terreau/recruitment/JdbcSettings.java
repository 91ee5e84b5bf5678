package org.terreau.recruitment;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.incubator.IncubatorId;
import org.terreau.team.Trade;

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

    Map<Trade, DayRate> rates(IncubatorId incubator) {
        Map<Trade, DayRate> rates = new EnumMap<>(Trade.class);
        jdbc.sql("select trade, low_euros, high_euros, source from recruitment_rate where incubator_id = :incubator")
                .param("incubator", incubator.value())
                .query(row -> {
                    DayRate rate =
                            new DayRate(row.getInt("low_euros"), row.getInt("high_euros"), row.getString("source"));
                    Trade.of(row.getString("trade")).ifPresent(trade -> rates.put(trade, rate));
                });
        return rates;
    }

    void rates(IncubatorId incubator, List<DayRate.Of> rates) {
        for (DayRate.Of one : rates)
            jdbc.sql("""
                            insert into recruitment_rate (incubator_id, trade, low_euros, high_euros, source)
                            values (:incubator, :trade, :low, :high, :source)
                            on conflict (incubator_id, trade) do update
                            set low_euros = excluded.low_euros, high_euros = excluded.high_euros, source = excluded.source
                            """)
                    .param("incubator", incubator.value())
                    .param("trade", one.trade().code())
                    .param("low", one.rate().low())
                    .param("high", one.rate().high())
                    .param("source", one.rate().source())
                    .update();
    }
}
