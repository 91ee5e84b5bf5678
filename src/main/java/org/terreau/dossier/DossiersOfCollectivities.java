package org.terreau.dossier;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.territory.CollectivityUse;

/** Dossiers of a collectivity, and interviews held there. */
@Configuration
class DossiersOfCollectivities {

    @Bean
    static CollectivityUse dossiersOfCollectivities(JdbcClient jdbc) {
        return CollectivityUse.counted(jdbc, "dossiers", """
                select (select count(*) from dossier where territory = :place)
                     + (select count(*) from interview where collectivity = :place)
                """);
    }
}
