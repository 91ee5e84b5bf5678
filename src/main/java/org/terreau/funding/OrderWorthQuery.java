package org.terreau.funding;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.MoneyThatPays;
import org.terreau.shared.Money;

/** What orders are worth, for the rules of other modules: nothing of it is shown, as it would tell what a day costs. */
@Component
public class OrderWorthQuery {

    private final JdbcClient jdbc;

    OrderWorthQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param untaxed its firm amount, without taxes */
    public record Worth(Money untaxed, LocalDate from, LocalDate until) {}

    /**
     * Of each of these orders that is issued, by its key ({@link MoneyThatPays#order}).
     *
     * @param keys those of something else are left out
     */
    public Map<String, Worth> of(Collection<String> keys) {
        Long[] orders = keys.stream()
                .filter(key -> key.matches(MoneyThatPays.ORDER + "[0-9]{1,18}"))
                .map(key -> Long.valueOf(key.substring(MoneyThatPays.ORDER.length())))
                .toArray(Long[]::new);
        if (orders.length == 0) return Map.of();
        Map<String, Worth> worth = new HashMap<>();
        jdbc.sql("""
                        select o.id, o.starts_on, o.ends_on, o.regime, o.vat_rate, sum(l.amount_cents) as cents
                        from purchase_order o join order_line l on l.order_id = o.id
                        where o.id = any(:orders) and o.state in ('emis', 'recu', 'en-cours', 'solde')
                        group by o.id
                        """).param("orders", orders).query(row -> {
            Vat vat = new Vat(Regime.coded(row.getString("regime")), row.getInt("vat_rate"));
            worth.put(
                    MoneyThatPays.order(row.getLong("id")),
                    new Worth(
                            vat.untaxed(new Money(row.getLong("cents"))),
                            row.getObject("starts_on", LocalDate.class),
                            row.getObject("ends_on", LocalDate.class)));
        });
        return worth;
    }
}
