package org.terreau.problem;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.terreau.audit.AuditScope;
import org.terreau.incubator.Incubators;

/** What happens to the shared registry is read in the journal by the incubator that hosts it. */
@Configuration
class ProblemsInJournal {

    @Bean
    static AuditScope problemsInJournal(Incubators incubators) {
        return new AuditScope("problem", id -> host(incubators));
    }

    @Bean
    static AuditScope spokespeopleInJournal(Incubators incubators) {
        return new AuditScope("collectivity", id -> host(incubators));
    }

    private static List<String> host(Incubators incubators) {
        return List.of(incubators.host().id().value());
    }
}
