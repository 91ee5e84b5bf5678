package org.terreau.legal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.terreau.web.AccessibilityState;

/**
 * The state that the footer of every page declares: held in memory, so that no page waits for it, not even the one that
 * says that the database is away. It moves at once where it is changed, within a minute in the other instances.
 */
@Component
class Declared implements AccessibilityState {

    private static final Logger LOG = LoggerFactory.getLogger(Declared.class);
    private static final long READ_AGAIN = Duration.ofMinutes(1).toNanos();

    private final JdbcParticulars stored;
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile AccessStatement.Level level = AccessStatement.Level.of(Assessment.OF_TERREAU.rate());
    private volatile long readAt = System.nanoTime();

    Declared(JdbcParticulars stored) {
        this.stored = stored;
    }

    @Override
    public String code() {
        if (System.nanoTime() - readAt > READ_AGAIN && reading.compareAndSet(false, true)) readBeside();
        return level.code();
    }

    @TransactionalEventListener
    void changed(ParticularsChanged change) {
        hold(change.now());
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        hold(stored.read());
    }

    private void hold(Particulars particulars) {
        level = AccessStatement.of(particulars).level();
        readAt = System.nanoTime();
    }

    private void readBeside() {
        Thread beside = new Thread(this::readAgain, "accessibility-state");
        beside.setDaemon(true);
        beside.start();
    }

    private void readAgain() {
        try {
            hold(stored.read());
        } catch (RuntimeException away) {
            readAt = System.nanoTime();
            LOG.debug("The state of accessibility stays as it was", away);
        } finally {
            reading.set(false);
        }
    }
}
