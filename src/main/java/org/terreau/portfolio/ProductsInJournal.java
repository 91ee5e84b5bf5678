package org.terreau.portfolio;

import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.terreau.audit.AuditScope;

/** A product and its increments are read in the journal by its incubator. */
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

    private static List<String> incubator(JdbcProducts products, String id) {
        return Optional.ofNullable(products.incubatorOf(new ProductId(id))).stream()
                .toList();
    }
}
