package org.terreau.call;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.audit.AuditScope;

/** A call and what is submitted to it are read in the journal by the incubator that calls. */
@Configuration
class CallsInJournal {

    @Bean
    static AuditScope callsInJournal(JdbcClient jdbc) {
        return new AuditScope(
                "call",
                id -> jdbc.sql("select incubator_id from call_for_problems where id = :id")
                        .param("id", Long.valueOf(id))
                        .query(String.class)
                        .list());
    }

    @Bean
    static AuditScope submissionsInJournal(JdbcClient jdbc) {
        return new AuditScope(
                "submission",
                id -> jdbc.sql("""
                        select c.incubator_id from call_submission s join call_for_problems c on c.id = s.call_id
                        where s.id = :id
                        """)
                        .param("id", Long.valueOf(id))
                        .query(String.class)
                        .list());
    }
}
