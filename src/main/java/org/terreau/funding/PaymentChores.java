package org.terreau.funding;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.portfolio.CountedChore;

/** Money that an act promised for a day that is past waits for somebody to say that it came, or to ask for it. */
@Configuration(proxyBeanMethods = false)
class PaymentChores {

    @Bean
    static CountedChore paymentsThatAreLate(JdbcClient jdbc) {
        return new CountedChore(jdbc, "versements", 265, "/gestion-budget/financements", """
                select c.product_id, count(*) as number, min(p.due_on) as since, cast(null as date) as until
                from agreement_payment p join contribution c on c.id = p.contribution_id
                where c.product_id = any(:products) and c.replaced_by is null and p.paid_on is null and p.due_on < :today
                group by c.product_id
                """);
    }
}
