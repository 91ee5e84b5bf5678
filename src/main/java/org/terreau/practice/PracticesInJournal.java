package org.terreau.practice;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.terreau.audit.AuditScope;

/** What an incubator asks of its products is read in the journal by that incubator. */
@Configuration
class PracticesInJournal {

    @Bean
    static AuditScope practicesInJournal(JdbcPractices practices) {
        return new AuditScope(
                "practice",
                id -> practices
                        .find(Long.parseLong(id))
                        .map(practice -> practice.incubator().value())
                        .stream()
                        .toList());
    }
}
