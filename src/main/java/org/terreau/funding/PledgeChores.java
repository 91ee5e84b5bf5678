package org.terreau.funding;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.portfolio.CountedChore;

/** Commitments to refinance whose day has come wait for somebody to say what became of them. */
@Configuration(proxyBeanMethods = false)
class PledgeChores {

    @Bean
    static CountedChore pledgesToDecide(JdbcClient jdbc) {
        return new CountedChore(jdbc, "engagements", 260, "/gestion-budget/engagements", """
                select product_id, count(*) as number, min(due_on) as since, cast(null as date) as until
                from pledge where product_id = any(:products) and decided_on is null and due_on <= :today
                group by product_id
                """);
    }
}
