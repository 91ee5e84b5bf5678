package org.terreau.sharing;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.terreau.audit.AuditScope;
import org.terreau.shared.Paris;
import org.terreau.web.KeptData;
import org.terreau.web.PublicAddresses;

/** What the module tells the others: what it keeps of people, who reads its journal, which pages are public. */
@Configuration
class SharingConfiguration {

    @Bean
    static KeptData scenariosKept() {
        return new KeptData(345, "sharing.scenarios", KeptData.Basis.PUBLIC_MISSION, null);
    }

    @Bean
    static AuditScope scenariosInJournal(JdbcKeptScenarios stored) {
        return new AuditScope(
                "sharing", id -> id.matches("\\d{1,18}") ? stored.incubatorsOf(Long.parseLong(id)) : List.of());
    }

    @Bean
    static PublicAddresses scenarioAddresses(KeptScenarios kept) {
        return () -> Stream.concat(
                        Stream.of(new PublicAddresses.Address(KeptScenarios.PATH, (LocalDate) null)),
                        kept.shown().stream()
                                .map(one -> new PublicAddresses.Address(one.path(), Paris.day(one.changedAt()))))
                .toList();
    }
}
