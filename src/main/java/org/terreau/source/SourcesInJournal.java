package org.terreau.source;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.terreau.audit.AuditScope;
import org.terreau.portfolio.Products;

/** A source is read in the journal by the incubator of its product. */
@Configuration
class SourcesInJournal {

    @Bean
    static AuditScope sourcesInJournal(JdbcSources sources, Products products) {
        return new AuditScope(
                "source",
                id ->
                        sources
                                .find(Long.parseLong(id))
                                .map(source -> products.read(source.product())
                                        .incubator()
                                        .value())
                                .stream()
                                .toList());
    }
}
