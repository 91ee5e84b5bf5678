package org.terreau.standard;

import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.shared.Paris;
import org.terreau.web.KeptData;

/** Forgets runs after thirteen months, those on which a check still stands excepted, and after a day a report that nobody took. */
@Component
class SiteRetention {

    private static final Period KEPT = Period.ofMonths(13);

    private static final Duration WAITING = Duration.ofDays(1);

    private final JdbcSites sites;
    private final JdbcReports reports;
    private final Clock clock;

    SiteRetention(JdbcSites sites, JdbcReports reports, Clock clock) {
        this.sites = sites;
        this.reports = reports;
        this.clock = clock;
    }

    /** @return how many were forgotten */
    @Transactional
    int run() {
        return reports.dropWaiting(clock.instant().minus(WAITING))
                + sites.forgetRuns(Paris.start(Paris.today(clock).minus(KEPT)));
    }

    @Configuration
    static class Kept {

        @Bean
        static KeptData sitesDeclared() {
            return new KeptData(356, "standard.sites", KeptData.Basis.PUBLIC_MISSION, null);
        }
    }
}
