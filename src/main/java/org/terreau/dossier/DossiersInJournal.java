package org.terreau.dossier;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.audit.AuditScope;

/** A dossier is read in the journal by its incubator. */
@Configuration
class DossiersInJournal {

    @Bean
    static AuditScope dossiersInJournal(JdbcClient jdbc) {
        return new AuditScope("dossier", id -> incubators(jdbc, "select incubator_id from dossier where id = :id", id));
    }

    private static List<String> incubators(JdbcClient jdbc, String sql, String id) {
        return jdbc.sql(sql).param("id", Long.valueOf(id)).query(String.class).list();
    }
}
