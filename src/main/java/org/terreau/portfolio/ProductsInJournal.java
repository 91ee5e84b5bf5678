package org.terreau.portfolio;

import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.terreau.audit.AuditScope;

/** A product, its increments and what an incubator asks of its products are read in the journal by that incubator. */
@Configuration
class ProductsInJournal {

    @Bean
    static AuditScope productsInJournal(JdbcProducts products) {
        return new AuditScope("product", id -> incubator(products, id));
    }

    @Bean
    static AuditScope incrementsInJournal(JdbcProducts products) {
        return new AuditScope("increment", id -> incubator(products, id));
    }

    @Bean
    static AuditScope practicesInJournal(JdbcPractices practices) {
        return new AuditScope(
                "practice",
                id -> practices
                        .find(Long.parseLong(id))
                        .map(practice -> practice.incubator().value())
                        .stream()
                        .toList());
    }

    private static List<String> incubator(JdbcProducts products, String id) {
        return Optional.ofNullable(products.incubatorOf(new ProductId(id))).stream()
                .toList();
    }
}
