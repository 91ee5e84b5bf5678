package org.terreau.committee;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.decision.DecisionSubject;
import org.terreau.decision.Decisions;
import org.terreau.portfolio.CountedChore;
import org.terreau.portfolio.ProductChore;
import org.terreau.portfolio.ProductId;

@Configuration
class CommitteeChores {

    /** Rehearsals that teams asked for and that nobody answered. */
    @Bean
    static ProductChore rehearsalsToAnswer(JdbcClient jdbc) {
        return new CountedChore(jdbc, "repetitions", 45, "/comites", """
                select c.product_id, count(*) as number,
                       cast(min(r.asked_at) at time zone 'Europe/Paris' as date) as since, min(c.meets_on) as until
                from committee c join committee_rehearsal r on r.committee_id = c.id
                where c.product_id = any(:products) and r.answered_at is null and c.meets_on >= :today
                group by c.product_id
                """);
    }

    /** Conditions of decisions, due within two weeks or late, of which nobody said what became. */
    @Bean
    static ProductChore conditionsDue(Decisions decisions) {
        return new DecidedChore(
                "conditions",
                (products, today) -> decisions.dueConditions(ProductId.DECIDED_AS, products, today.plusDays(14)));
    }

    /** Decisions that the team still has time to answer, and has not. */
    @Bean
    static ProductChore decisionsToAnswer(Decisions decisions) {
        return new DecidedChore(
                "reponses", (products, today) -> decisions.unanswered(ProductId.DECIDED_AS, products, today));
    }

    /** Committees that meet within two weeks, whose papers were not sent. */
    @Bean
    static ProductChore papersToSend(JdbcClient jdbc) {
        return new CountedChore(jdbc, "comites", 50, "/comites", """
                select product_id, count(*) as number, min(dated_on) as since, min(meets_on) as until from committee
                where product_id = any(:products) and sent_at is null and frozen is null
                  and meets_on between :today and cast(:today as date) + 14
                group by product_id
                """);
    }

    /** What a decision asks of those who work on a product. */
    private record DecidedChore(
            String code, BiFunction<Collection<String>, LocalDate, Map<DecisionSubject.Key, Decisions.Due>> counting)
            implements ProductChore {

        @Override
        public int order() {
            return 45;
        }

        @Override
        public Map<ProductId, Count> waiting(Collection<ProductId> products, LocalDate today) {
            Map<ProductId, Count> waiting = new HashMap<>();
            counting.apply(products.stream().map(ProductId::value).toList(), today)
                    .forEach((key, due) ->
                            waiting.put(new ProductId(key.id()), new Count(due.count(), due.since(), due.until())));
            return waiting;
        }

        @Override
        public String path(ProductId product) {
            return product.path() + "/comites";
        }
    }
}
