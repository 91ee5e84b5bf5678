package org.terreau.pipeline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.Incubators;
import org.terreau.outreach.RequestFigures;
import org.terreau.shared.Paris;

/** How long the incubator takes to answer and to decide: public figures, by month. */
@Service
public class IncubatorStats {

    /** Fewer than this many in a month, and no median is told: it would speak of somebody. */
    public static final int FEWEST = 3;

    private static final int MONTHS = 12;

    private final Incubators incubators;
    private final RequestFigures requests;
    private final JdbcPipeline pipeline;
    private final Clock clock;

    IncubatorStats(Incubators incubators, RequestFigures requests, JdbcPipeline pipeline, Clock clock) {
        this.incubators = incubators;
        this.requests = requests;
        this.pipeline = pipeline;
        this.clock = clock;
    }

    /** Decisions of a month, or of the whole period when the month is null. */
    record Decided(
            @Nullable YearMonth month,
            long decided,
            @Nullable Double medianDays) {}

    /**
     * A month, or the whole period.
     *
     * @param month null for the whole
     * @param medianAnswer days from a request to its answer; null when fewer than {@link #FEWEST} were answered
     * @param medianDecision days from the submission to the decision; null likewise
     */
    public record Line(
            @Nullable YearMonth month,
            long received,
            long answered,
            long inTime,
            @Nullable BigDecimal medianAnswer,
            long decided,
            @Nullable BigDecimal medianDecision) {}

    /** The figures of the incubator of this site: each of the last twelve months, the oldest first, then the whole. */
    public record Figures(Incubator incubator, List<Line> months, Line whole) {

        public Figures {
            months = List.copyOf(months);
        }
    }

    @Transactional(readOnly = true)
    public Figures figures() {
        Incubator host = incubators.host();
        YearMonth now = YearMonth.from(clock.instant().atZone(Paris.ZONE));
        YearMonth first = now.minusMonths(MONTHS - 1L);
        Map<@Nullable YearMonth, RequestFigures.Answered> answers = new HashMap<>();
        requests.answered(host.id(), first).forEach(line -> answers.put(line.month(), line));
        Map<@Nullable YearMonth, Decided> decisions = new HashMap<>();
        pipeline.decided(host.id().value(), Paris.start(first.atDay(1)))
                .forEach(line -> decisions.put(line.month(), line));
        List<Line> months = new ArrayList<>();
        for (YearMonth month = first; !month.isAfter(now); month = month.plusMonths(1))
            months.add(line(month, answers.get(month), decisions.get(month)));
        return new Figures(host, months, line(null, answers.get(null), decisions.get(null)));
    }

    private static Line line(
            @Nullable YearMonth month, RequestFigures.@Nullable Answered answers, @Nullable Decided decisions) {
        long answered = answers == null ? 0 : answers.answered();
        long decided = decisions == null ? 0 : decisions.decided();
        return new Line(
                month,
                answers == null ? 0 : answers.received(),
                answered,
                answers == null ? 0 : answers.inTime(),
                told(answered, answers == null ? null : answers.medianDays()),
                decided,
                told(decided, decisions == null ? null : decisions.medianDays()));
    }

    /** The median, to a tenth of a day, when enough stand behind it. */
    static @Nullable BigDecimal told(long behind, @Nullable Double days) {
        return days == null || behind < FEWEST ? null : BigDecimal.valueOf(days).setScale(1, RoundingMode.HALF_UP);
    }
}
