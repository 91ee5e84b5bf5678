package org.terreau.standard;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.committee.Evidence;
import org.terreau.committee.WatchedChecks;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;

/**
 * What the watched sites of a product fail today, for whoever offers help with it and for the committee that decides on it
 * (FIELD 5.4): a count, never a punishment. A check whose contest was accepted fails nothing.
 */
@Component
public class FailedChecks implements WatchedChecks {

    private final JdbcSites sites;
    private final Clock clock;

    FailedChecks(JdbcSites sites, Clock clock) {
        this.sites = sites;
        this.clock = clock;
    }

    /** How many checks fail on one of its sites at least. */
    @Transactional(readOnly = true)
    public long of(ProductId product) {
        return sites.counted(product, Paris.today(clock)).failed();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Evidence.Checks> counted(ProductId product) {
        Evidence.Checks counted = sites.counted(product, Paris.today(clock));
        return counted.measured() == 0 ? Optional.empty() : Optional.of(counted);
    }
}
