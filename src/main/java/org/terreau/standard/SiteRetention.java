package org.terreau.standard;

import java.time.Clock;
import java.time.Period;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.shared.Paris;
import org.terreau.web.KeptData;

/** Forgets runs after thirteen months, those on which a check still stands excepted. */
@Component
class SiteRetention {

    private static final Period KEPT = Period.ofMonths(13);

    private final JdbcSites sites;
    private final Clock clock;

    SiteRetention(JdbcSites sites, Clock clock) {
        this.sites = sites;
        this.clock = clock;
    }

    /** @return how many were forgotten */
    @Transactional
    int run() {
        return sites.forgetRuns(Paris.start(Paris.today(clock).minus(KEPT)));
    }

    @Configuration
    static class Kept {

        @Bean
        static KeptData sitesDeclared() {
            return new KeptData(356, "standard.sites", KeptData.Basis.PUBLIC_MISSION, null);
        }
    }
}
