package org.terreau.source;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.audit.Audit;
import org.terreau.impact.Batch;
import org.terreau.impact.Fault;
import org.terreau.impact.Impact;
import org.terreau.impact.Indicator;
import org.terreau.impact.Measurements;
import org.terreau.impact.Periodicity;
import org.terreau.impact.Receipt;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.web.Budget;
import org.terreau.web.OutwardCalls;
import org.terreau.web.ReadingRoom;
import org.terreau.web.Secrets;

/**
 * Reads sources. What a source gives, its run and where it stands are written by one transaction: whoever is killed in the
 * middle leaves nothing behind. No transaction is open while a source is called.
 */
@Service
class Pulls {

    /** How many failures in a row pause a source. */
    static final int PATIENCE = 5;

    private static final List<Duration> BACK_OFF =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(4));
    private static final Duration BREAK = Duration.ofDays(1);
    private static final int LONGEST_BREAK_DAYS = 7;
    private static final Duration SILENT_AT_LEAST = Duration.ofHours(2);
    private static final int CALLS_AT_ONCE = 3;
    private static final Duration PATIENCE_OF_A_PAGE = Duration.ofSeconds(2);
    private static final Duration PATIENCE_OF_A_JOB = Duration.ofMinutes(2);
    private static final int SHOWN = 50;
    private static final int RHYTHM_FROM = 3;

    private final JdbcSources sources;
    private final Connectors connectors;
    private final OutwardCalls calls;
    private final ReadingRoom room;
    private final Secrets secrets;
    private final Impact impact;
    private final Plausibility plausibility;
    private final Measurements measurements;
    private final Alerts alerts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** What is read is in memory: no more than a few answers at once, so that small machines hold. */
    private final Semaphore places = new Semaphore(CALLS_AT_ONCE, true);

    Pulls(
            JdbcSources sources,
            Connectors connectors,
            OutwardCalls calls,
            ReadingRoom room,
            Secrets secrets,
            Impact impact,
            Plausibility plausibility,
            Measurements measurements,
            Alerts alerts,
            TransactionTemplate transaction,
            Clock clock) {
        this.sources = sources;
        this.connectors = connectors;
        this.calls = calls;
        this.room = room;
        this.secrets = secrets;
        this.impact = impact;
        this.plausibility = plausibility;
        this.measurements = measurements;
        this.alerts = alerts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What a source answered. */
    private record Fetched(Indicator indicator, Reading reading, byte[] digest) {}

    private Indicator indicator(Source source) throws Unreadable {
        try {
            return impact.find(source.product(), source.indicator());
        } catch (NotFound archived) {
            throw Unreadable.of("source.error.indicator", source.indicator());
        }
    }

    /** @param patience how long it may wait for others that call: a job's is longer than that of a page */
    private Fetched fetch(Source source, Duration patience) throws Unreadable {
        Indicator indicator = indicator(source);
        byte[] kept = source.secret() ? sources.secret(source.id()) : null;
        String secret;
        try {
            secret =
                    kept == null ? null : secrets.decrypt(kept, source.product().keyScope());
        } catch (Secrets.Lost lost) {
            throw Unreadable.of("source.error.key");
        }
        enter(patience);
        try {
            OutwardCalls.Answer answer = calls.send(SourceCalls.of(source, indicator, secret, Paris.today(clock)));
            return read(source, indicator, answer);
        } catch (OutwardCalls.Failed failed) {
            String key = "source.error." + failed.reason().name().toLowerCase(Locale.ROOT);
            throw switch (failed.reason()) {
                case UNKNOWN, UNREACHABLE, SLOW, CUT -> Unreadable.passing(key, failed.host());
                default -> Unreadable.of(key, failed.host());
            };
        } finally {
            places.release();
        }
    }

    private void enter(Duration patience) throws Unreadable {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS))
                throw Unreadable.passing("source.error.busy");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Unreadable.passing("source.error.busy");
        }
    }

    private Fetched read(Source source, Indicator indicator, OutwardCalls.Answer answer) throws Unreadable {
        try {
            return room.read(Connectors.READING, meter -> fetched(source, indicator, answer));
        } catch (Budget.Exceeded tooMuch) {
            Refused.Problem problem = tooMuch.problem("");
            String most = String.valueOf(problem.arguments().get(0));
            throw tooMuch.limit() == Budget.Limit.BUSY
                    ? Unreadable.passing(problem.key(), most)
                    : Unreadable.of(problem.key(), most);
        }
    }

    private Fetched fetched(Source source, Indicator indicator, OutwardCalls.Answer answer) throws Unreadable {
        return new Fetched(
                indicator, connectors.read(source, indicator, answer, Paris.today(clock)), digest(answer.body()));
    }

    private static byte[] digest(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Reads a source whose time has come. Nothing when it was paused, changed or removed meanwhile. */
    void due(long id) {
        Source source = sources.find(id).orElse(null);
        if (source == null || source.state() == Source.State.PAUSED) return;
        pull(source, false, Audit.Who.PROGRAM);
    }

    /** Reads a source now. Empty when it was changed or removed meanwhile, or another reading that began later is in already. */
    Optional<Run> pull(Source source, boolean byHand, Audit.Who who) {
        Instant started = clock.instant();
        Fetched fetched;
        try {
            fetched = fetch(source, byHand ? PATIENCE_OF_A_PAGE : PATIENCE_OF_A_JOB);
        } catch (Unreadable unreadable) {
            return failed(source, started, byHand, unreadable);
        }
        return take(source, started, byHand, fetched, who);
    }

    /** As {@link #pull}, of an answer of our own: nothing is called, and nothing that others send is opened. */
    Optional<Run> pull(Source source, OutwardCalls.Answer answer, Audit.Who who) {
        Instant started = clock.instant();
        try {
            return take(source, started, true, fetched(source, indicator(source), answer), who);
        } catch (Unreadable unreadable) {
            return failed(source, started, true, unreadable);
        }
    }

    /** The source as it is, locked, unless what was read no longer concerns it. */
    private @Nullable Source current(Source source, Instant started, boolean byHand) {
        Source now = sources.lock(source.id()).orElse(null);
        if (now == null || now.version() != source.version()) return null;
        if (now.startedAt() != null && now.startedAt().isAfter(started)) return null;
        return now.state() == Source.State.PAUSED && !byHand ? null : now;
    }

    /** What was written; what refused it. Neither when it no longer concerned the source. */
    private record Taken(@Nullable Run run, @Nullable Receipt refusal) {}

    private Optional<Run> take(Source source, Instant started, boolean byHand, Fetched fetched, Audit.Who who) {
        Taken taken = transaction.execute(status -> {
            Source now = current(source, started, byHand);
            if (now == null) return new Taken(null, null);
            if (!byHand && MessageDigest.isEqual(fetched.digest(), sources.digest(now.id())))
                return new Taken(same(now, started, fetched), null);
            Indicator indicator = fetched.indicator();
            Plausibility.Sorted sorted =
                    plausibility.sort(now, indicator, fetched.reading().points());
            Receipt receipt = measurements.take(source.product(), batch(source, sorted.taken()), who);
            if (receipt.refused()) {
                status.setRollbackOnly();
                return new Taken(null, receipt);
            }
            return new Taken(written(now, started, byHand, fetched, receipt, sorted), null);
        });
        if (taken == null) return Optional.empty();
        if (taken.refusal() != null) return refused(source, started, byHand, fetched, taken.refusal());
        return Optional.ofNullable(taken.run());
    }

    private static Batch batch(Source source, List<Reading.Point> points) {
        return new Batch(Batch.Kind.CONNECTOR, source.name(), true, null, sink -> {
            for (Reading.Point point : points)
                sink.line(new Batch.Line(
                        point.line(),
                        source.indicator(),
                        point.period(),
                        point.value(),
                        point.value(),
                        point.denominator(),
                        point.territory(),
                        point.segment()));
        });
    }

    private Run same(Source now, Instant started, Fetched fetched) {
        long lines = fetched.reading().points().size();
        Run run = new Run(
                0,
                started,
                clock.instant(),
                false,
                Run.Outcome.SAME,
                "",
                List.of(),
                null,
                lines,
                0,
                0,
                lines,
                fetched.reading().leftOut(),
                0);
        sources.addRun(now.id(), run);
        sources.after(now.id(), succeeded(now, started, fetched.digest(), false));
        return run;
    }

    private Run written(
            Source now, Instant started, boolean byHand, Fetched fetched, Receipt receipt, Plausibility.Sorted sorted) {
        Run run = new Run(
                0,
                started,
                clock.instant(),
                byHand,
                Run.Outcome.TAKEN,
                "",
                List.of(),
                receipt.id(),
                receipt.lines(),
                receipt.added(),
                receipt.corrected(),
                receipt.unchanged(),
                fetched.reading().leftOut() + sorted.doubts().size(),
                0);
        sources.addRun(now.id(), run);
        hold(now, fetched.indicator(), sorted);
        sources.after(now.id(), succeeded(now, started, fetched.digest(), receipt.added() > 0));
        return run;
    }

    /** Keeps and tells what waits for the first time; what the source no longer says waits no longer. */
    private void hold(Source now, Indicator indicator, Plausibility.Sorted sorted) {
        for (Doubt one : sorted.ended()) sources.settle(one.id(), clock.instant());
        for (Doubt doubt : sorted.fresh()) {
            sources.settle(now.id(), doubt.spot(), clock.instant());
            sources.doubt(now.id(), indicator.code(), doubt);
        }
        if (!sorted.fresh().isEmpty()) alerts.unusual(now, indicator, sorted.fresh());
    }

    /** Takes a value that waited: somebody said that it is right. */
    void admit(Source source, SourceDoubt one, Doubt.Held held, Audit.Who who) {
        Indicator indicator = impact.find(source.product(), one.indicator());
        Doubt doubt = one.doubt();
        Receipt receipt = measurements.take(
                source.product(),
                new Batch(
                        Batch.Kind.CONNECTOR,
                        source.name(),
                        true,
                        null,
                        sink -> sink.line(new Batch.Line(
                                1,
                                indicator.code(),
                                indicator.periodicity().name(doubt.start()),
                                held.numerator(),
                                held.numerator(),
                                held.denominator(),
                                doubt.place(),
                                doubt.segment()))),
                who);
        if (receipt.refused()) throw new NotFound("value", doubt.id());
    }

    private JdbcSources.After succeeded(Source now, Instant started, byte[] digest, boolean fresh) {
        boolean paused = now.state() == Source.State.PAUSED;
        return new JdbcSources.After(
                paused ? Source.State.PAUSED : Source.State.RUNNING,
                paused ? null : now.rhythm().next(clock.instant(), now.id()),
                started,
                0,
                0,
                digest,
                fresh ? started : now.lastNewAt(),
                fresh ? null : now.silenceToldAt());
    }

    private Optional<Run> refused(Source source, Instant started, boolean byHand, Fetched fetched, Receipt receipt) {
        Fault first = receipt.faults().get(0);
        List<String> arguments = new ArrayList<>(List.of(String.valueOf(first.line()), first.key()));
        arguments.addAll(first.arguments());
        Run run = new Run(
                0,
                started,
                clock.instant(),
                byHand,
                Run.Outcome.REFUSED,
                "source.error.lines",
                arguments,
                null,
                receipt.lines(),
                0,
                0,
                0,
                fetched.reading().leftOut(),
                receipt.faulty());
        return record(source, started, byHand, run, false);
    }

    private Optional<Run> failed(Source source, Instant started, boolean byHand, Unreadable unreadable) {
        Run run = new Run(
                0,
                started,
                clock.instant(),
                byHand,
                Run.Outcome.FAILED,
                unreadable.key(),
                unreadable.arguments(),
                null,
                0,
                0,
                0,
                0,
                0,
                0);
        return record(source, started, byHand, run, unreadable.passing());
    }

    /** A failure by hand is told to who asked: it counts for nothing. */
    private Optional<Run> record(Source source, Instant started, boolean byHand, Run run, boolean passing) {
        Taken taken = transaction.execute(status -> {
            Source now = current(source, started, byHand);
            if (now == null) return new Taken(null, null);
            sources.addRun(now.id(), run);
            sources.after(now.id(), byHand ? untouched(now, started) : failing(now, started, passing, run));
            return new Taken(run, null);
        });
        return taken == null ? Optional.empty() : Optional.ofNullable(taken.run());
    }

    private static JdbcSources.After untouched(Source now, Instant started) {
        return new JdbcSources.After(
                now.state(),
                now.nextAt(),
                started,
                now.failures(),
                now.openings(),
                null,
                now.lastNewAt(),
                now.silenceToldAt());
    }

    private JdbcSources.After failing(Source now, Instant started, boolean passing, Run run) {
        Instant at = clock.instant();
        int failures = now.failures() + 1;
        int openings = now.openings();
        Source.State state = now.state();
        Instant regular = now.rhythm().next(at, now.id());
        Instant next = regular;
        if (state == Source.State.BROKEN || failures >= PATIENCE) {
            openings++;
            state = Source.State.BROKEN;
            next = at.plus(BREAK.multipliedBy(Math.min(LONGEST_BREAK_DAYS, openings)));
            if (now.state() != Source.State.BROKEN) alerts.broken(now, run, next);
        } else if (passing) {
            Instant soon = at.plus(BACK_OFF.get(Math.min(failures, BACK_OFF.size()) - 1));
            if (soon.isBefore(regular)) next = soon;
        }
        return new JdbcSources.After(
                state, next, started, failures, openings, null, now.lastNewAt(), now.silenceToldAt());
    }

    /** What a source would give, and what would become of it. */
    Preview preview(Source source) {
        Instant started = clock.instant();
        try {
            Fetched fetched = fetch(source, PATIENCE_OF_A_PAGE);
            Plausibility.Sorted sorted = plausibility.sort(
                    source, fetched.indicator(), fetched.reading().points());
            Receipt receipt = transaction.execute(status -> {
                status.setRollbackOnly();
                return measurements.take(source.product(), batch(source, sorted.taken()), Audit.Who.PROGRAM);
            });
            List<Reading.Point> points = new ArrayList<>(fetched.reading().points());
            Collections.reverse(points);
            return new Preview(
                    "",
                    List.of(),
                    points.stream()
                            .limit(SHOWN)
                            .map(point -> new Preview.Row(
                                    point.line(),
                                    point.period(),
                                    point.value(),
                                    point.denominator(),
                                    point.territory(),
                                    point.segment()))
                            .toList(),
                    points.size(),
                    fetched.reading().leftOut(),
                    receipt,
                    sorted.doubts(),
                    Duration.between(started, clock.instant()));
        } catch (Unreadable unreadable) {
            return Preview.failed(unreadable, Duration.between(started, clock.instant()));
        }
    }

    /** Tells teams of the sources that have given nothing new for longer than twice their usual rhythm. */
    @Transactional
    int tellSilence() {
        Instant now = clock.instant();
        int told = 0;
        for (JdbcSources.Quiet quiet : sources.quiet(now.minus(SILENT_AT_LEAST))) {
            Indicator indicator;
            try {
                indicator = impact.find(quiet.product(), quiet.indicator());
            } catch (NotFound archived) {
                continue;
            }
            Duration usual = usual(indicator.periodicity(), quiet.arrivals());
            if (!quiet.since().plus(usual.multipliedBy(2)).isBefore(now) || !sources.tellSilence(quiet.id(), now))
                continue;
            sources.find(quiet.id()).ifPresent(source -> alerts.silent(source, indicator, quiet.since()));
            told++;
        }
        return told;
    }

    /** The median time between two arrivals, or the length of a period when there are few; never less than that length. */
    static Duration usual(Periodicity periodicity, List<Instant> arrivals) {
        Duration period = Duration.ofDays(
                switch (periodicity) {
                    case DAY -> 1;
                    case WEEK -> 7;
                    case MONTH -> 31;
                    case QUARTER -> 92;
                    case YEAR -> 366;
                });
        List<Duration> gaps = new ArrayList<>();
        for (int place = 1; place < arrivals.size(); place++)
            gaps.add(Duration.between(arrivals.get(place), arrivals.get(place - 1)));
        if (gaps.size() < RHYTHM_FROM) return period;
        Collections.sort(gaps);
        Duration median = gaps.get(gaps.size() / 2);
        return median.compareTo(period) > 0 ? median : period;
    }
}
