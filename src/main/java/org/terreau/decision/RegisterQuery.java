package org.terreau.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.shared.Plain;
import org.terreau.shared.Slice;
import org.terreau.web.Held;
import org.terreau.web.PublicContent;

/**
 * The reads of the public register. What narrows and counts decisions is held in memory, a short line for each, until
 * something public changes; a page then costs two statements, however many decisions there are.
 */
@Component
class RegisterQuery {

    /** Fewer decisions say nothing of how long it takes. */
    private static final int FEWEST = 3;

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
     * @param cents null when nothing is granted
     * @param waited days; null when nobody knows
     * @param conditions the code of the state of each
     */
    private record Entry(
            long id,
            String plain,
            String subject,
            String incubator,
            String outcome,
            LocalDate on,
            @Nullable Long cents,
            @Nullable Long waited,
            List<String> conditions) {

        boolean meets(Register.Filter filter, String text) {
            Integer year = filter.year();
            LocalDate day = filter.on();
            return plain.contains(text)
                    && (filter.outcome().isEmpty() || filter.outcome().equals(outcome))
                    && (filter.incubator().isEmpty() || filter.incubator().equals(incubator))
                    && (filter.subject().isEmpty() || filter.subject().equals(subject))
                    && (filter.conditions().isEmpty() || conditions.contains(filter.conditions()))
                    && (year == null || on.getYear() == year)
                    && (day == null || on.equals(day));
        }
    }

    /** Every entry, the latest first, with what is told of all of them. */
    private record Whole(List<Entry> entries, Register.Figures figures, List<Integer> years) {

        static Whole of(List<Entry> entries) {
            return new Whole(
                    entries,
                    counted(entries),
                    entries.stream()
                            .map(entry -> entry.on().getYear())
                            .distinct()
                            .sorted(Comparator.reverseOrder())
                            .toList());
        }
    }

    /** The latest first. */
    private List<Entry> read() {
        return jdbc.sql("""
                        select d.id, d.title, d.plain, d.subject_kind, d.subject_id, d.incubator_id, d.outcome, d.decided_on,
                               d.amount_cents, cast(d.decided_on - d.waited_since as bigint) as waited, c.states
                        from decision d
                        left join (select decision_id, array_agg(state) as states from decision_condition
                                   group by decision_id) c on c.decision_id = d.id
                        where d.published_at is not null
                        order by d.decided_on desc, d.id desc
                        """).query((row, ignored) -> entry(row)).list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String plain = row.getString("plain");
        String[] states = row.getArray("states") == null
                ? new String[0]
                : (String[]) row.getArray("states").getArray();
        return new Entry(
                row.getLong("id"),
                plain == null ? Plain.text(row.getString("title")) : plain,
                row.getString("subject_kind") + ":" + row.getString("subject_id"),
                row.getString("incubator_id").intern(),
                row.getString("outcome").intern(),
                row.getObject("decided_on", LocalDate.class),
                row.getObject("amount_cents", Long.class),
                row.getObject("waited", Long.class),
                Arrays.stream(states).map(String::intern).toList());
    }

    private List<Entry> chosen(Register.Filter filter) {
        List<Entry> all = held.get().entries();
        if (filter.equals(Register.Filter.NONE)) return all;
        String text = filter.plain();
        return all.stream().filter(entry -> entry.meets(filter, text)).toList();
    }

    Slice<Decision> page(Register.Filter filter, int page, int size) {
        Slice<Entry> chosen = Slice.of(chosen(filter), page, size);
        return new Slice<>(whole(chosen.items()), chosen.number(), chosen.size(), chosen.total());
    }

    /** The latest first, at most this many. */
    List<Decision> list(Register.Filter filter, int most) {
        return whole(chosen(filter).stream().limit(most).toList());
    }

    private List<Decision> whole(List<Entry> entries) {
        Map<Long, Decision> found = decisions
                .find(entries.stream().map(Entry::id).toList())
                .stream()
                .collect(Collectors.toMap(Decision::id, Function.identity()));
        return entries.stream()
                .flatMap(entry -> Stream.ofNullable(found.get(entry.id())))
                .toList();
    }

    Register.Figures figures(Register.Filter filter) {
        return filter.equals(Register.Filter.NONE) ? held.get().figures() : counted(chosen(filter));
    }

    private static Register.Figures counted(List<Entry> chosen) {
        List<Long> waits = chosen.stream()
                .map(Entry::waited)
                .flatMap(Stream::ofNullable)
                .sorted()
                .toList();
        return new Register.Figures(
                counts(chosen.stream().map(Entry::outcome)),
                chosen.stream()
                        .map(Entry::cents)
                        .flatMap(Stream::ofNullable)
                        .mapToLong(Long::longValue)
                        .sum(),
                waits.size() < FEWEST ? null : waits.get(waits.size() / 2),
                counts(chosen.stream().flatMap(entry -> entry.conditions().stream())));
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

    List<Integer> years() {
        return held.get().years();
    }
}
