package org.terreau.web;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Tells a trouble of the database in one line a minute. What each request and each job would say of it, with its trace,
 * is left out.
 */
@Component
class TroubleLog extends TurboFilter implements DisposableBean {

    private static final org.slf4j.Logger log = LoggerFactory.getLogger(TroubleLog.class);
    private static final long SILENCE_NANOS = Duration.ofMinutes(1).toNanos();

    private final Map<DatabaseTrouble, Long> toldAt = new EnumMap<>(DatabaseTrouble.class);
    private final @Nullable LoggerContext filtered;

    TroubleLog() {
        this.filtered = LoggerFactory.getILoggerFactory() instanceof LoggerContext logback ? logback : null;
        if (filtered != null) filtered.addTurboFilter(this);
    }

    void tell(DatabaseTrouble trouble) {
        if (due(trouble)) log.warn("PostgreSQL {}: pages that need it answer 503", trouble.words());
    }

    private synchronized boolean due(DatabaseTrouble trouble) {
        long now = System.nanoTime();
        Long last = toldAt.get(trouble);
        if (last != null && now - last < SILENCE_NANOS) return false;
        toldAt.put(trouble, now);
        return true;
    }

    /** PostgreSQL serves again: a new trouble is told at once. */
    void over() {
        synchronized (this) {
            toldAt.clear();
        }
        log.info("PostgreSQL answers again");
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] values,
            @Nullable Throwable thrown) {
        Throwable failure = thrown != null
                ? thrown
                : values != null && values.length > 0 && values[values.length - 1] instanceof Throwable last
                        ? last
                        : null;
        if (failure == null || DatabaseTrouble.behind(failure).isEmpty()) return FilterReply.NEUTRAL;
        return FilterReply.DENY;
    }

    @Override
    public void destroy() {
        if (filtered != null) filtered.getTurboFilterList().remove(this);
    }
}
