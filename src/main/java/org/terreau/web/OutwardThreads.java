package org.terreau.web;

import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Threads that wait for one service outside the program, so that those of pages and jobs do not wait longer than they
 * can. A call has a time limit in all, whatever hangs below it, the name's server included; when every thread waits, it
 * is refused at once. No call is made within a transaction.
 */
public final class OutwardThreads implements AutoCloseable {

    private static final Duration IDLE = Duration.ofSeconds(30);

    private final String service;
    private final Duration longest;
    private final Semaphore free;
    private final ExecutorService threads;

    /**
     * @param service its name, for the log
     * @param atOnce how many calls may wait
     * @param longest how long each lasts at most
     */
    public OutwardThreads(String service, int atOnce, Duration longest) {
        this.service = service;
        this.longest = longest;
        this.free = new Semaphore(atOnce);
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE.toMillis(), TimeUnit.MILLISECONDS, new SynchronousQueue<>(), call -> {
                    Thread thread = new Thread(call, "outward-" + service + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** What is asked of the service. */
    @FunctionalInterface
    public interface Question<T, E extends Exception> {
        T ask() throws E;
    }

    /** The service did not answer in time, or too many calls wait for it already. */
    public static final class Unanswered extends IOException {

        private static final long serialVersionUID = 1L;

        private Unanswered(String what) {
            super(what);
        }
    }

    /**
     * @param failure what the question may throw, which is thrown on as it is
     * @throws Unanswered when time is over or no thread is free
     */
    public <T, E extends Exception> T call(Class<E> failure, Question<T, E> question) throws E, Unanswered {
        if (TransactionSynchronizationManager.isActualTransactionActive())
            throw new IllegalStateException("A transaction would wait for " + service);
        if (!free.tryAcquire()) throw unanswered("full", "too many calls wait for an answer");
        AtomicBoolean begun = new AtomicBoolean();
        Future<T> answer = begin(begun, question);
        try {
            return answer.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            end(begun, answer);
            throw unanswered("late", "no answer within " + longest.toSeconds() + " s");
        } catch (InterruptedException stopped) {
            end(begun, answer);
            Thread.currentThread().interrupt();
            throw new Unanswered(service + ": the program stops");
        } catch (ExecutionException thrown) {
            Throwable cause = thrown.getCause();
            if (failure.isInstance(cause)) throw failure.cast(cause);
            if (cause instanceof RuntimeException ours) throw ours;
            if (cause instanceof Error error) throw error;
            throw new IllegalStateException(cause);
        }
    }

    private Unanswered unanswered(String why, String words) {
        Metrics.counter("terreau.outward.unanswered", "service", service, "why", why)
                .increment();
        return new Unanswered(service + ": " + words);
    }

    /** A place is free again before the answer is there: whoever has it may ask the next question at once. */
    private <T, E extends Exception> Future<T> begin(AtomicBoolean begun, Question<T, E> question) throws Unanswered {
        try {
            return threads.submit(() -> {
                if (begun.getAndSet(true)) throw new CancellationException();
                try {
                    return question.ask();
                } finally {
                    free.release();
                }
            });
        } catch (RejectedExecutionException closed) {
            free.release();
            throw new Unanswered(service + ": the program stops");
        }
    }

    /** A call that no thread began holds no place; one that goes on holds its own until it ends. */
    private void end(AtomicBoolean begun, Future<?> answer) {
        answer.cancel(true);
        if (!begun.getAndSet(true)) free.release();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
