package org.terreau.deployment;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.portfolio.ProductId;

/** The SQL of the next steps that are due. */
@Repository
class JdbcNextSteps {

    private final JdbcClient jdbc;

    JdbcNextSteps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Due(long id, ProductId product, String collectivity, AccountId who, String step, LocalDate on) {}

    /** Those that nobody was reminded of and that somebody is in charge of, the oldest first; nobody else takes them. */
    List<Due> due(LocalDate today, int most) {
        return jdbc.sql("""
                        select d.id, d.product_id, d.collectivity, coalesce(d.officer, p.officer) as who, d.next_step,
                               d.next_on
                        from deployment d left join deployment_plan p on p.product_id = d.product_id
                        where d.next_on <= :today and d.reminded_on is null and coalesce(d.officer, p.officer) is not null
                        order by d.next_on, d.id limit :most
                        for update of d skip locked
                        """)
                .param("today", today)
                .param("most", most)
                .query((row, ignored) -> new Due(
                        row.getLong("id"),
                        new ProductId(row.getString("product_id")),
                        row.getString("collectivity"),
                        new AccountId(row.getLong("who")),
                        row.getString("next_step"),
                        row.getObject("next_on", LocalDate.class)))
                .list();
    }

    void reminded(List<Due> due, LocalDate today) {
        jdbc.sql("update deployment set reminded_on = :today where id = any(:ids)")
                .param("today", today)
                .param("ids", due.stream().map(Due::id).toArray(Long[]::new))
                .update();
    }
}
