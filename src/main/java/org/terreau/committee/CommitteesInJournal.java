package org.terreau.committee;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.terreau.audit.AuditScope;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;

/** A committee is read in the journal by the incubator of its product, a session by its own. */
@Configuration
class CommitteesInJournal {

    @Bean
    static AuditScope sessionsInJournal() {
        return new AuditScope("committee-session", List::of);
    }

    @Bean
    static AuditScope committeesInJournal(Products products) {
        return new AuditScope(
                "committee",
                product -> products
                        .find(new ProductId(product))
                        .map(found -> found.incubator().value())
                        .stream()
                        .toList());
    }
}
