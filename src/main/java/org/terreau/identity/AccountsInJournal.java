package org.terreau.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.audit.AuditScope;

/** What an account does for itself is read in the journal by the incubators that gave it a role. */
@Configuration
class AccountsInJournal {

    @Bean
    static AuditScope accountsInJournal(JdbcClient jdbc) {
        return new AuditScope(
                "account",
                id -> jdbc.sql("""
                        select distinct scope from account_grant where account_id = :id and scope <> :everywhere
                        """)
                        .param("id", Long.valueOf(id))
                        .param("everywhere", Grant.EVERYWHERE)
                        .query(String.class)
                        .list());
    }
}
