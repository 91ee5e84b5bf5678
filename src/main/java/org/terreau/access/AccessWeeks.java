package org.terreau.access;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.Paris;

/** How the accounts of an incubator go: differences open each week, and days from a departure to the last account (FIELD 4.4). */
@Service
public class AccessWeeks {

    /** Weeks that are told, this one included. */
    public static final int WEEKS = 26;

    /** Months that are told, this one included. */
    public static final int MONTHS = 12;

    private final JdbcWeeks stored;
    private final JdbcTools tools;
    private final Readings readings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AccessWeeks(JdbcWeeks stored, JdbcTools tools, Readings readings, TransactionTemplate transaction, Clock clock) {
        this.stored = stored;
        this.tools = tools;
        this.readings = readings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param open differences that nobody settled; null where the week was not looked at: a gap, never a zero */
    public record Week(LocalDate monday, @Nullable Integer open) {}

    /**
     * The departures of a month.
     *
     * @param departures of people who held an account
     * @param removed those of whom nothing is left
     * @param median days from the last day to the last account; null when nobody’s are all taken away
     */
    record Delay(int departures, int removed, @Nullable Integer median) {}

    /** The same with its month. */
    public record Month(
            YearMonth month,
            int departures,
            int removed,
            @Nullable Integer median) {}

    /** Oldest first. */
    public record Told(List<Week> weeks, List<Month> months) {

        public Told {
            weeks = List.copyOf(weeks);
            months = List.copyOf(months);
        }
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** Counts what is open in the week of today, each night: the last of a week stays. */
    public void keep() {
        LocalDate week = monday(Paris.today(clock));
        Map<IncubatorId, Integer> open = new HashMap<>();
        for (Tool tool : tools.serving()) {
            Integer number = transaction.execute(status -> (int) readings.gaps(tool).findings().stream()
                    .filter(Finding::open)
                    .count());
            open.merge(tool.incubator(), number == null ? 0 : number, Integer::sum);
        }
        transaction.executeWithoutResult(status -> {
            open.forEach((incubator, number) -> stored.keep(incubator, week, number));
            stored.forget(week.minus(AccessJobs.KEPT));
        });
    }

    @Transactional(readOnly = true)
    public Told of(IncubatorId incubator, Actor actor) {
        if (!actor.staffOf(incubator.value())) throw new NotAllowed("accounts of " + incubator);
        LocalDate today = Paris.today(clock);
        LocalDate first = monday(today).minusWeeks(WEEKS - 1L);
        Map<LocalDate, Integer> open = stored.open(incubator, first);
        List<Week> weeks = new ArrayList<>();
        for (int one = 0; one < WEEKS; one++) {
            LocalDate monday = first.plusWeeks(one);
            weeks.add(new Week(monday, open.get(monday)));
        }
        YearMonth begun = YearMonth.from(today).minusMonths(MONTHS - 1L);
        Map<YearMonth, Delay> delays = stored.delays(incubator, begun.atDay(1), today);
        List<Month> months = new ArrayList<>();
        for (int one = 0; one < MONTHS; one++) {
            YearMonth month = begun.plusMonths(one);
            Delay known = delays.get(month);
            months.add(
                    known == null
                            ? new Month(month, 0, 0, null)
                            : new Month(month, known.departures(), known.removed(), known.median()));
        }
        return new Told(weeks, months);
    }
}
