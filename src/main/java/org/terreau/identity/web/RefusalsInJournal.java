package org.terreau.identity.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.audit.Audit;
import org.terreau.web.AccessRefused;
import org.terreau.web.LimitReached;

/**
 * Writes in the journal what people were refused: a page or an act that is not theirs, once an hour for one person and one
 * route; and that a limit was reached, once an hour whoever reached it, since nobody is named.
 */
@Component
class RefusalsInJournal {

    private static final Duration AGAIN = Duration.ofHours(1);

    private final SignedInPeople people;
    private final Audit audit;
    private final TransactionTemplate apart;
    private final Clock clock;
    private final Cache<String, Boolean> reached =
            Caffeine.newBuilder().expireAfterWrite(AGAIN).maximumSize(1000).build();

    RefusalsInJournal(SignedInPeople people, Audit audit, PlatformTransactionManager transactions, Clock clock) {
        this.people = people;
        this.audit = audit;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @EventListener
    void refused(AccessRefused refusal) {
        people.actor()
                .ifPresent(actor -> written(
                        actor.who(),
                        "identity.access-refused",
                        "account:" + actor.id(),
                        Map.of("route", refusal.method() + " " + refusal.route())));
    }

    @EventListener
    void reached(LimitReached limit) {
        if (reached.asMap().putIfAbsent(limit.purpose(), true) == null)
            written(Audit.Who.VISITOR, "identity.limit-reached", "visitor", Map.of("limit", limit.purpose()));
    }

    /** Whatever was under way when it was refused is taken back: this is not. */
    private void written(Audit.Who who, String action, String subject, Map<String, String> details) {
        apart.executeWithoutResult(ignored ->
                audit.recordOnce(who, action, subject, details, clock.instant().minus(AGAIN)));
    }
}
