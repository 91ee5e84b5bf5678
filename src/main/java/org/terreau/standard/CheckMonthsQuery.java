package org.terreau.standard;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;

/** The SQL of how many sites passed a check, month by month. */
@Repository
class CheckMonthsQuery {

    private final JdbcClient jdbc;

    CheckMonthsQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A month.
     *
     * @param measured sites of which the last reading of the month measured the check
     * @param rule the latest version of its rule by which one was
     */
    record Month(long passed, long measured, int rule) {}

    /** By the last reading of each site in each month; months in which none was measured are left out. One statement. */
    Map<YearMonth, Month> of(Collection<ProductId> products, Check check, LocalDate since) {
        Map<YearMonth, Month> months = new HashMap<>();
        jdbc.sql("""
                        select latest.month, count(*) filter (where f.outcome = :passed) as passed, count(*) as measured,
                               max(f.rule) as rule
                        from (
                            select distinct on (r.site_id, month) r.site_id, r.id,
                                   date_trunc('month', r.started_at at time zone 'Europe/Paris')::date as month
                            from watched_site s join site_run r on r.site_id = s.id
                            where s.product_id = any(:products) and r.origin = :robot and r.started_at >= :since
                            order by r.site_id, month, r.id desc) latest
                        join site_finding f on f.run_id = latest.id and f.check_code = :check and f.outcome = any(:outcomes)
                        group by latest.month
                        """)
                .param("passed", CheckOutcome.PASSED.code())
                .param("products", products.stream().map(ProductId::value).toArray(String[]::new))
                .param("robot", SiteRun.Origin.ROBOT.code())
                .param("since", Paris.start(since).atOffset(java.time.ZoneOffset.UTC))
                .param("check", check.code())
                .param("outcomes", CheckOutcome.measuredCodes())
                .query(row -> {
                    months.put(
                            YearMonth.from(row.getObject("month", LocalDate.class)),
                            new Month(row.getLong("passed"), row.getLong("measured"), row.getInt("rule")));
                });
        return months;
    }
}
