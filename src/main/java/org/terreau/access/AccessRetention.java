package org.terreau.access;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.shared.Paris;

/** Forgets plans, and accounts that were taken away, two years after; accounts that are nobody’s after ninety days. */
@Component
class AccessRetention {

    private final JdbcPlans plans;
    private final JdbcAccounts accounts;
    private final JdbcReadings readings;
    private final JdbcConnections connections;
    private final Clock clock;

    AccessRetention(
            JdbcPlans plans, JdbcAccounts accounts, JdbcReadings readings, JdbcConnections connections, Clock clock) {
        this.plans = plans;
        this.accounts = accounts;
        this.readings = readings;
        this.connections = connections;
        this.clock = clock;
    }

    /** @return how many were forgotten */
    @Transactional
    int run() {
        LocalDate before = Paris.today(clock).minus(AccessJobs.KEPT);
        return plans.forget(before)
                + accounts.forgetRemoved(before)
                + connections.forget(before.atStartOfDay(Paris.ZONE).toInstant())
                + readings.forget(Paris.today(clock).minus(AccessJobs.UNMATCHED), before);
    }
}
