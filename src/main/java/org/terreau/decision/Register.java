package org.terreau.decision;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.shared.Money;
import org.terreau.shared.Plain;
import org.terreau.shared.Slice;

/** The public register: every decision that was published, whatever became of what was decided on. */
@Service
public class Register {

    public static final int PAGE = 30;
    private static final int ALL = 20_000;

    private final RegisterQuery query;
    private final JdbcDecisions decisions;

    Register(RegisterQuery query, JdbcDecisions decisions) {
        this.query = query;
        this.decisions = decisions;
    }

    /**
     * What narrows the register.
     *
     * @param text looked for in the names of subjects
     * @param outcome code; empty for all
     * @param incubator id; empty for all
     * @param year of the committee; null for all
     * @param on day of the committee; null for all
     * @param subject as {@link DecisionSubject.Key} writes it; empty for all
     * @param conditions code of a state that one of the conditions has; empty for all
     */
    public record Filter(
            String text,
            String outcome,
            String incubator,
            @Nullable Integer year,
            @Nullable LocalDate on,
            String subject,
            String conditions) {

        public static final Filter NONE = new Filter("", "", "", null, null, "", "");

        String plain() {
            return Plain.text(text);
        }
    }

    /**
     * A decision as the list shows it.
     *
     * @param reason its beginning
     * @param amount granted, all taxes included; null when nothing is
     * @param conditions the code of the state of each
     */
    public record Line(
            long id,
            String title,
            Outcome outcome,
            LocalDate on,
            String reason,
            @Nullable Money amount,
            List<String> conditions) {

        public Line {
            conditions = List.copyOf(conditions);
        }

        public String path() {
            return Decision.path(id);
        }

        /** How many of its conditions are in this state. */
        public long count(Condition.State state) {
            return conditions.stream().filter(state.code()::equals).count();
        }
    }

    /**
     * A page of the register.
     *
     * @param decisions the latest first
     * @param figures of all that meet the filter
     * @param years in which something was decided, the latest first
     */
    public record Page(Slice<Line> decisions, Figures figures, List<Integer> years) {

        public Page {
            years = List.copyOf(years);
        }
    }

    /** Without a statement, while nothing public changes. */
    public Page page(Filter filter, int page) {
        return query.page(filter, page, PAGE);
    }

    /** All of them, for files. */
    @Transactional(readOnly = true)
    public List<Decision> all(Filter filter) {
        return query.list(filter, ALL);
    }

    /** The latest, for feeds. */
    @Transactional(readOnly = true)
    public List<Decision> latest(Filter filter, int most) {
        return query.list(filter, most);
    }

    /**
     * The last decision on each of those that never got a page that everybody may read: its number, with its version.
     */
    @Transactional(readOnly = true)
    public Map<Long, Long> lastOnWhatHasNoPage() {
        return decisions.lastOnWhatHasNoPage();
    }

    /** Those of these numbers that everybody may read, with their conditions, in no order. */
    @Transactional(readOnly = true)
    public List<Decision> find(Collection<Long> numbers) {
        return decisions.find(numbers).stream()
                .filter(decision -> decision.publication().isPublic())
                .toList();
    }

    /**
     * What was decided, in figures.
     *
     * @param outcomes how many of each, those that were never chosen left out
     * @param granted cents, all taxes included
     * @param medianDays from the day since which the subject waited to the decision; null when too few are known
     * @param conditions how many in each state
     */
    public record Figures(
            List<Count> outcomes, long granted, @Nullable Long medianDays, List<Count> conditions) {

        public Figures {
            outcomes = List.copyOf(outcomes);
            conditions = List.copyOf(conditions);
        }

        public long total() {
            return outcomes.stream().mapToLong(Count::count).sum();
        }

        /** How many of this outcome or state. */
        public static long of(List<Count> counts, String code) {
            return counts.stream()
                    .filter(one -> one.code().equals(code))
                    .mapToLong(Count::count)
                    .sum();
        }
    }

    public record Count(String code, long count) {}
}
