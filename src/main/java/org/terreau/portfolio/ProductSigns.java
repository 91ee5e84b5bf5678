package org.terreau.portfolio;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.decision.Decisions;

/** What a product's own pages and committees show of its life. */
@Configuration
class ProductSigns {

    /** A phase that began, an event, a fact of its life. */
    @Bean
    static SignOfLife story(JdbcClient jdbc) {
        return SignOfLifeQuery.published(jdbc, "histoire", """
                select product_id, starts_on as day from product_phase
                union all
                select product_id, on_date from product_event
                union all
                select product_id, on_date from product_fact
                """);
    }

    /** Something that somebody here changed of it, and not a catalogue. */
    @Bean
    static SignOfLife sheet(JdbcClient jdbc) {
        return SignOfLifeQuery.here(jdbc, "fiche", """
                select product_id, cast(at at time zone 'Europe/Paris' as date) as day from product_history
                where account_id is not null
                """);
    }

    @Bean
    static SignOfLife increment(JdbcClient jdbc) {
        return SignOfLifeQuery.here(jdbc, "increment", "select product_id, starts_on as day from increment");
    }

    /** A committee decided on it. */
    @Bean
    static SignOfLife decided(Decisions decisions) {
        return new SignOfLife() {
            @Override
            public String code() {
                return "decision";
            }

            @Override
            public Map<ProductId, LocalDate> last(Collection<ProductId> products, LocalDate today) {
                Map<ProductId, LocalDate> last = new HashMap<>();
                decisions
                        .lastTaken(
                                ProductId.DECIDED_AS,
                                products.stream().map(ProductId::value).toList(),
                                today)
                        .forEach((key, day) -> last.put(new ProductId(key.id()), day));
                return last;
            }
        };
    }
}
