package org.terreau.web;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The state of what everybody may read, as a number that grows with each change. What was computed or rendered under a
 * number serves until the number moves: at once in the instance that made the change, within a second in the others.
 */
@Component
public class PublicContent {

    private static final long ASKED_EVERY_MILLIS = 1000;

    /** Bound to the transaction that changed something public. */
    private static final Object CHANGING = new Object();

    private final JdbcPublicContent stored;
    private final Clock clock;
    private final AtomicLong known = new AtomicLong();
    private volatile long askedAt = Long.MIN_VALUE;

    PublicContent(JdbcPublicContent stored, Clock clock) {
        this.stored = stored;
        this.clock = clock;
    }

    /** Says that something public changed: counted when the transaction in course, if any, has committed. */
    public void changed() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            move();
            return;
        }
        if (!changing()) TransactionSynchronizationManager.bindResource(CHANGING, Boolean.TRUE);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                move();
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(CHANGING);
            }
        });
    }

    /** The transaction in course changed something public, which is neither counted nor seen by anybody else yet. */
    static boolean changing() {
        return TransactionSynchronizationManager.hasResource(CHANGING);
    }

    private void move() {
        long next = stored.next();
        known.accumulateAndGet(next, Math::max);
    }

    /** The number in effect. */
    public long version() {
        long now = clock.millis();
        if (askedAt == Long.MIN_VALUE || now - askedAt >= ASKED_EVERY_MILLIS) {
            askedAt = now;
            long last = stored.last();
            known.accumulateAndGet(last, Math::max);
        }
        return known.get();
    }
}
