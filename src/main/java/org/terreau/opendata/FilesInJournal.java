package org.terreau.opendata;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.terreau.audit.AuditScope;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;

/** The file of a product is read in the journal by its incubator. */
@Configuration
class FilesInJournal {

    @Bean
    static AuditScope productFilesInJournal(Products products) {
        return new AuditScope(
                Kind.PRODUCTS.folder(),
                id -> products
                        .find(new ProductId(id))
                        .map(product -> product.incubator().value())
                        .stream()
                        .toList());
    }
}
