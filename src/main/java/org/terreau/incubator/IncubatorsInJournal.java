package org.terreau.incubator;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.terreau.audit.AuditScope;

/** What an incubator sets is read in the journal by itself. */
@Configuration
class IncubatorsInJournal {

    @Bean
    static AuditScope incubatorsInJournal() {
        return new AuditScope("incubator", List::of);
    }
}
