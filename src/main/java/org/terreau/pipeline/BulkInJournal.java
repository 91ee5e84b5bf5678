package org.terreau.pipeline;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.audit.AuditScope;

/** What is done to several dossiers at once is read in the journal by their incubators. */
@Configuration
class BulkInJournal {

    @Bean
    static AuditScope bulkActionsInJournal(JdbcClient jdbc) {
        return new AuditScope(
                "dossier-bulk",
                id -> jdbc.sql("""
                        select distinct d.incubator_id from dossier_bulk_item i join dossier d on d.id = i.dossier_id
                        where i.bulk_id = :id
                        """)
                        .param("id", Long.valueOf(id))
                        .query(String.class)
                        .list());
    }
}
