package org.terreau.web;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Where everything that people send is opened: PDF, office documents, archives, images, tables, JSON, YAML. Each reading
 * says what it may cost, and together they hold a part of the memory only, so that the site answers whatever comes. The
 * others wait a little, then are asked to come back.
 */
@Component
public class ReadingRoom {

    private static final Logger log = LoggerFactory.getLogger(ReadingRoom.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A part of the memory: 128 MB of the 320 MB with which the program starts. */
    private static final double SHARE = 0.4;

    private final int all;
    private final Semaphore left;
    private final Duration patience;

    ReadingRoom() {
        this(Math.toIntExact((long) (Runtime.getRuntime().maxMemory() * SHARE) >> 20), PATIENCE);
    }

    /**
     * @param megabytes what all readings hold together at most
     * @param patience how long one waits for the others
     */
    public ReadingRoom(int megabytes, Duration patience) {
        this.all = megabytes;
        this.left = new Semaphore(megabytes, true);
        this.patience = patience;
    }

    /** Reads what was sent, and counts what that costs. */
    @FunctionalInterface
    public interface Reading<T extends @Nullable Object, E extends Exception> {
        T read(Budget.Meter meter) throws E;
    }

    /**
     * Makes a reading. Not to be called within a transaction, which would wait with it.
     *
     * @throws Budget.Exceeded when it costs more than its budget, or the others leave no room
     */
    public <T extends @Nullable Object, E extends Exception> T read(Budget budget, Reading<T, E> reading) throws E {
        if (TransactionSynchronizationManager.isActualTransactionActive())
            throw new IllegalStateException("What is sent is read before a transaction begins");
        int held = Math.min(all, budget.megabytes());
        enter(budget, held);
        try {
            return reading.read(budget.meter());
        } catch (StackOverflowError deep) {
            throw budget.exceeded(Budget.Limit.DEPTH);
        } catch (OutOfMemoryError large) {
            log.warn("A reading of {} MB at most asked for more memory than there is: refused", budget.megabytes());
            throw budget.exceeded(Budget.Limit.MEMORY);
        } finally {
            left.release(held);
        }
    }

    private void enter(Budget budget, int held) {
        try {
            if (!left.tryAcquire(held, patience.toMillis(), TimeUnit.MILLISECONDS))
                throw budget.exceeded(Budget.Limit.BUSY);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw budget.exceeded(Budget.Limit.BUSY);
        }
    }
}
