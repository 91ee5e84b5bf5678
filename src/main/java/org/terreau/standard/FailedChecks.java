package org.terreau.standard;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;

/** What the watched sites of a product fail today, for whoever offers help with it (FIELD 5.4): never a punishment. */
@Component
public class FailedChecks {

    private final JdbcSites sites;
    private final JdbcContests contests;
    private final Clock clock;

    FailedChecks(JdbcSites sites, JdbcContests contests, Clock clock) {
        this.sites = sites;
        this.contests = contests;
        this.clock = clock;
    }

    /** How many checks fail on one of its sites at least, without those whose contest was accepted. */
    @Transactional(readOnly = true)
    public long of(ProductId product) {
        LocalDate today = Paris.today(clock);
        List<Contest> accepted = contests.running(List.of(product), today).stream()
                .filter(one -> one.holdsOn(today))
                .toList();
        return sites.standing(List.of(product)).stream()
                .filter(one -> one.settled().outcome() == CheckOutcome.FAILED)
                .filter(one ->
                        accepted.stream().noneMatch(said -> said.site() == one.site() && said.check() == one.check()))
                .map(JdbcSites.Standing::check)
                .distinct()
                .count();
    }
}
