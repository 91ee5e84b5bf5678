package org.terreau.funding;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.portfolio.CountedChore;
import org.terreau.portfolio.ProductChore;

/** What waits for those who work on a product, of its orders. */
@Configuration
class OrderChores {

    private static final int SOON_DAYS = 7;

    /** The orders whose next act is due within a week, or late. */
    @Bean
    static ProductChore ordersToAct(JdbcClient jdbc) {
        return new CountedChore(jdbc, "commandes", 230, "/commandes", """
                select product_id, count(*) as number, min(due_since) as since, min(due_on) as until
                from purchase_order
                where product_id = any(:products) and due_on <= cast(:today as date) + %d
                group by product_id
                """.formatted(SOON_DAYS));
    }
}
