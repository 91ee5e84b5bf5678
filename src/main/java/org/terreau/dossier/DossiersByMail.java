package org.terreau.dossier;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.mail.Correspondents;

/** The staff read that what is written to those who carry a dossier did not arrive. */
@Configuration
class DossiersByMail {

    @Bean
    static Correspondents dossiersByMail(JdbcClient jdbc) {
        return (addresses, incubators) -> Set.copyOf(jdbc.sql("""
                        select distinct m.email from dossier_member m join dossier d on d.id = m.dossier_id
                        where m.email = any(:addresses) and d.incubator_id = any(:incubators)
                        """)
                .param("addresses", addresses.toArray(String[]::new))
                .param("incubators", incubators.toArray(String[]::new))
                .query(String.class)
                .list());
    }
}
