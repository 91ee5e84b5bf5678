package org.terreau.team;

import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.terreau.audit.AuditScope;
import org.terreau.portfolio.Products;

/** Two rows that were said to be one person are read in the journal by the incubators of their products. */
@Configuration
class PersonsInJournal {

    @Bean
    static AuditScope teamPersonsInJournal(JdbcPersons persons, Products products) {
        return new AuditScope(
                "person",
                id -> Stream.concat(
                                persons.productsOf(Long.parseLong(id)).stream()
                                        .flatMap(product -> products.find(product).stream())
                                        .map(product -> product.incubator().value()),
                                persons.incubatorsOf(Long.parseLong(id)).stream())
                        .distinct()
                        .toList());
    }
}
