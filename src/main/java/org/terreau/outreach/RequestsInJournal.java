package org.terreau.outreach;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.audit.AuditScope;

/** A call-back request is read in the journal by the incubator to which it came. */
@Configuration
class RequestsInJournal {

    @Bean
    static AuditScope requestsInJournal(JdbcClient jdbc) {
        return new AuditScope(
                "callback",
                reference -> jdbc.sql("select incubator_id from call_back_request where reference = :reference")
                        .param("reference", reference)
                        .query(String.class)
                        .list());
    }
}
