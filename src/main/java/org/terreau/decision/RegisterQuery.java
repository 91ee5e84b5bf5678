package org.terreau.decision;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.shared.Money;
import org.terreau.shared.Plain;
import org.terreau.shared.Slice;
import org.terreau.web.Held;
import org.terreau.web.PublicContent;

/**
 * The reads of the public register. What the list shows, narrows and counts is held in memory, a short line for each
 * decision, until something public changes: a page costs no statement, files and feeds read what they tell.
 */
@Component
class RegisterQuery {

    /** Fewer decisions say nothing of how long it takes. */
    private static final int FEWEST = 3;

    /** How much of a reason the list shows, in characters. */
    private static final int BEGINNING = 200;

    /** How many lines of filtered lists are held. */
    private static final int NARROWED = 300_000;

    private final JdbcClient jdbc;
    private final JdbcDecisions decisions;
    private final Held<Whole> held;

    RegisterQuery(JdbcClient jdbc, JdbcDecisions decisions, PublicContent content) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.held = new Held<>(content, () -> Whole.of(read()));
    }

    /**
     * What the register counts of a decision.
     *
     * @param waited days; null when nobody knows
     */
    private record Entry(
            Register.Line line,
            String plain,
            String subject,
            String incubator,
            @Nullable Long waited) {

        boolean meets(Register.Filter filter, String text) {
            Integer year = filter.year();
            LocalDate day = filter.on();
            return plain.contains(text)
                    && (filter.outcome().isEmpty()
                            || filter.outcome().equals(line.outcome().code()))
                    && (filter.incubator().isEmpty() || filter.incubator().equals(incubator))
                    && (filter.subject().isEmpty() || filter.subject().equals(subject))
                    && (filter.conditions().isEmpty() || line.conditions().contains(filter.conditions()))
                    && (year == null || line.on().getYear() == year)
                    && (day == null || line.on().equals(day));
        }
    }

    /** Those that meet a filter, the latest first, with what is told of all of them. */
    private record Chosen(List<Entry> entries, Register.Figures figures) {

        static Chosen of(List<Entry> entries) {
            return new Chosen(entries, counted(entries));
        }
    }

    /** All of them, and those of the filters that are asked for most: their pages are read one after another. */
    private record Whole(Chosen all, List<Integer> years, Cache<Register.Filter, Chosen> narrowed) {

        static Whole of(List<Entry> entries) {
            return new Whole(
                    Chosen.of(entries),
                    entries.stream()
                            .map(entry -> entry.line().on().getYear())
                            .distinct()
                            .sorted(Comparator.reverseOrder())
                            .toList(),
                    Caffeine.newBuilder()
                            .maximumWeight(NARROWED)
                            .weigher((Register.Filter filter, Chosen chosen) ->
                                    1 + chosen.entries().size())
                            .build());
        }

        Chosen meeting(Register.Filter filter) {
            return filter.equals(Register.Filter.NONE) ? all : narrowed.get(filter, this::narrow);
        }

        private Chosen narrow(Register.Filter filter) {
            String text = filter.plain();
            return Chosen.of(all.entries().stream()
                    .filter(entry -> entry.meets(filter, text))
                    .toList());
        }
    }

    /** The latest first. */
    private List<Entry> read() {
        return jdbc.sql("""
                        select d.id, d.title, d.plain, d.subject_kind, d.subject_id, d.incubator_id, d.outcome, d.decided_on,
                               left(d.reason, :beginning) as reason, length(d.reason) as whole, d.amount_cents, cast(d.decided_on - d.waited_since as bigint) as waited, c.states
                        from decision d
                        left join (select decision_id, array_agg(state) as states from decision_condition
                                   group by decision_id) c on c.decision_id = d.id
                        where d.published_at is not null
                        order by d.decided_on desc, d.id desc
                        """)
                .param("beginning", BEGINNING)
                .query((row, ignored) -> entry(row))
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String plain = row.getString("plain");
        String[] states = row.getArray("states") == null
                ? new String[0]
                : (String[]) row.getArray("states").getArray();
        Long cents = row.getObject("amount_cents", Long.class);
        return new Entry(
                new Register.Line(
                        row.getLong("id"),
                        row.getString("title"),
                        Outcome.of(row.getString("outcome")),
                        row.getObject("decided_on", LocalDate.class),
                        row.getString("reason") + (row.getInt("whole") > BEGINNING ? "…" : ""),
                        cents == null ? null : new Money(cents),
                        Arrays.stream(states).map(String::intern).toList()),
                plain == null ? Plain.text(row.getString("title")) : plain,
                row.getString("subject_kind") + ":" + row.getString("subject_id"),
                row.getString("incubator_id").intern(),
                row.getObject("waited", Long.class));
    }

    /** A page of the list, with what is told of all that meets the filter. */
    Register.Page page(Register.Filter filter, int page, int size) {
        Whole whole = held.get();
        Chosen chosen = whole.meeting(filter);
        Slice<Entry> shown = Slice.of(chosen.entries(), page, size);
        return new Register.Page(
                new Slice<>(
                        shown.items().stream().map(Entry::line).toList(), shown.number(), shown.size(), shown.total()),
                chosen.figures(),
                whole.years());
    }

    /** The latest first, at most this many. */
    List<Decision> list(Register.Filter filter, int most) {
        List<Long> ids = held.get().meeting(filter).entries().stream()
                .limit(most)
                .map(entry -> entry.line().id())
                .toList();
        Map<Long, Decision> found =
                decisions.find(ids).stream().collect(Collectors.toMap(Decision::id, Function.identity()));
        return ids.stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList();
    }

    private static Register.Figures counted(List<Entry> chosen) {
        long[] waits = chosen.stream()
                .map(Entry::waited)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        return new Register.Figures(
                counts(chosen.stream().map(entry -> entry.line().outcome().code())),
                chosen.stream()
                        .map(entry -> entry.line().amount())
                        .filter(Objects::nonNull)
                        .mapToLong(Money::cents)
                        .sum(),
                waits.length < FEWEST ? null : (Long) waits[waits.length / 2],
                counts(chosen.stream().flatMap(entry -> entry.line().conditions().stream())));
    }

    private static List<Register.Count> counts(Stream<String> codes) {
        return codes
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(one -> new Register.Count(one.getKey(), one.getValue()))
                .sorted(Comparator.comparing(Register.Count::count).reversed())
                .toList();
    }
}
