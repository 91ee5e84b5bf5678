package org.terreau.exchange;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.audit.AuditScope;

/** A dossier's documents are read in the journal by its incubator. */
@Configuration
class DocumentsInJournal {

    @Bean
    static AuditScope dossierDocumentsInJournal(JdbcClient jdbc) {
        return new AuditScope(
                "dossier-document",
                id -> jdbc.sql("""
                        select d.incubator_id from dossier_document f join dossier d on d.id = f.dossier_id
                        where f.id = :id
                        """)
                        .param("id", Long.valueOf(id))
                        .query(String.class)
                        .list());
    }
}
