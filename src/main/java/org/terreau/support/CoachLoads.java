package org.terreau.support;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.shared.TypedNumber;

/** What each coach of an incubator has promised in the weeks ahead, and who can take more; for its lead alone. */
@Service
public class CoachLoads {

    /** Weeks ahead that are shown. */
    public static final int WEEKS = 12;

    /** Days a week of a coach of whom the lead said nothing: a proposal of ours. */
    static final BigDecimal USUAL = new BigDecimal("3");

    private static final BigDecimal MOST = new BigDecimal("5");
    private static final int LOGGED_WEEKS = 4;
    private static final int PAGE = 20;

    private final JdbcMandates stored;
    private final Products products;
    private final Accounts accounts;
    private final Clock clock;

    CoachLoads(JdbcMandates stored, Products products, Accounts accounts, Clock clock) {
        this.stored = stored;
        this.products = products;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** A week of a coach, in days. */
    public record Week(LocalDate from, BigDecimal planned, BigDecimal free) {}

    /**
     * A coach.
     *
     * @param daysWeek that they have for coaching
     * @param told by the lead; otherwise the usual ones
     * @param logged days in the last four weeks
     */
    public record Row(
            AccountId coach,
            String name,
            BigDecimal daysWeek,
            boolean told,
            int mandates,
            BigDecimal logged,
            List<Week> weeks) {

        public Row {
            weeks = List.copyOf(weeks);
        }
    }

    /** A running mandate whose coach works for the incubator no more. */
    public record Orphan(Mandate mandate, String product, String coach) {}

    /**
     * All of it.
     *
     * @param orphans a page of them
     */
    public record Report(List<LocalDate> weeks, List<Row> rows, Slice<Orphan> orphans) {

        public Report {
            weeks = List.copyOf(weeks);
            rows = List.copyOf(rows);
        }
    }

    private record Staff(
            Map<AccountId, String> coaches,
            List<Mandate> running,
            List<Mandate> orphans,
            Map<Long, JdbcMandates.Days> logged) {

        private JdbcMandates.Days logged(Mandate mandate) {
            return logged.getOrDefault(mandate.id(), JdbcMandates.Days.NONE);
        }
    }

    private Staff staff(IncubatorId incubator) {
        List<Mandate> running = stored.running(incubator);
        Map<AccountId, String> coaches = new LinkedHashMap<>();
        accounts.holding(incubator.value(), Role.COACH).forEach(one -> coaches.put(one.id(), one.name()));
        Map<AccountId, String> others = accounts.holding(incubator.value(), Role.STAFF, Role.LEAD).stream()
                .collect(Collectors.toMap(Accounts.Account::id, Accounts.Account::name, (one, same) -> one));
        List<Mandate> orphans = new ArrayList<>();
        for (Mandate mandate : running) {
            AccountId coach = mandate.coaches().first();
            if (coach != null && others.containsKey(coach)) coaches.putIfAbsent(coach, others.get(coach));
            if (coach == null || !coaches.containsKey(coach)) orphans.add(mandate);
        }
        return new Staff(
                coaches,
                running,
                orphans,
                stored.logged(incubator, Paris.today(clock).minusWeeks(LOGGED_WEEKS)));
    }

    /**
     * The weeks ahead of each coach, by name; the mandates that nobody keeps.
     *
     * @param page of the latter
     */
    @Transactional(readOnly = true)
    public Report report(IncubatorId incubator, int page, Actor actor) {
        actor.mustHave(incubator.value(), Role.LEAD);
        LocalDate today = Paris.today(clock);
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        List<LocalDate> weeks =
                IntStream.range(0, WEEKS).mapToObj(monday::plusWeeks).toList();
        Staff staff = staff(incubator);
        Map<AccountId, BigDecimal> told = stored.capacities(incubator);
        List<Row> rows = new ArrayList<>();
        staff.coaches().forEach((coach, name) -> {
            List<Mandate> own = own(coach, staff.running());
            CoachLoad load = load(coach, told, own, staff, today);
            rows.add(new Row(
                    coach,
                    name,
                    told.getOrDefault(coach, USUAL),
                    told.containsKey(coach),
                    own.size(),
                    own.stream().map(one -> staff.logged(one).recent()).reduce(BigDecimal.ZERO, BigDecimal::add),
                    weeks.stream()
                            .map(week -> new Week(week, load.planned(week, 1), load.free(week, 1)))
                            .toList()));
        });
        rows.sort(Comparator.comparing(row -> row.name().toLowerCase(Locale.ROOT)));
        return new Report(weeks, rows, orphans(Slice.of(staff.orphans(), page, PAGE)));
    }

    private static List<Mandate> own(AccountId coach, List<Mandate> running) {
        return running.stream()
                .filter(one -> coach.equals(one.coaches().first()))
                .toList();
    }

    private static CoachLoad load(
            AccountId coach, Map<AccountId, BigDecimal> told, List<Mandate> own, Staff staff, LocalDate today) {
        return new CoachLoad(
                told.getOrDefault(coach, USUAL),
                own.stream()
                        .map(one -> new CoachLoad.Left(
                                one.span().from(),
                                one.span().until(),
                                one.span().days().subtract(staff.logged(one).all())))
                        .toList(),
                today);
    }

    private Slice<Orphan> orphans(Slice<Mandate> shown) {
        Map<ProductId, String> known =
                products.names(shown.items().stream().map(Mandate::product).collect(Collectors.toSet()));
        Map<AccountId, String> names = accounts.names(shown.items().stream()
                .map(one -> one.coaches().first())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return shown.map(mandate -> {
            AccountId coach = mandate.coaches().first();
            return new Orphan(
                    mandate,
                    known.getOrDefault(mandate.product(), mandate.product().value()),
                    coach == null ? "" : names.getOrDefault(coach, ""));
        });
    }

    /** The mandates of an incubator that nobody keeps any more. */
    @Transactional(readOnly = true)
    public List<Mandate> orphans(IncubatorId incubator, Actor actor) {
        actor.mustHave(incubator.value(), Role.LEAD);
        return staff(incubator).orphans();
    }

    /**
     * What is asked.
     *
     * @param days of coaching
     * @param weeks within which they are given
     */
    public record Question(BigDecimal days, int weeks, LocalDate from) {

        public static final int LONGEST = 52;

        /** @throws Refused naming each field that is wrong */
        public static Question typed(String days, String weeks, @Nullable LocalDate from) {
            Objections objections = new Objections();
            BigDecimal number = MandateTyped.number(days).orElse(null);
            objections.when(number == null, "jours", "support.mandate.days.wrong");
            Integer length = weeks.matches("[1-9]\\d?") ? Integer.valueOf(weeks) : null;
            objections.when(length == null || length > LONGEST, "semaines", "support.load.weeks.wrong", LONGEST);
            objections.when(from == null, "debut", "support.mandate.from.needed");
            objections.raise();
            if (number == null || length == null || from == null) throw objections.refusal();
            return new Question(number, length, from);
        }
    }

    /** A coach who has days free. */
    public record Candidate(String name, BigDecimal free, boolean enough) {}

    /** Who can take so many days within so many weeks from a day: those who can first, then who lacks least. */
    @Transactional(readOnly = true)
    public List<Candidate> who(IncubatorId incubator, Question question, Actor actor) {
        actor.mustHave(incubator.value(), Role.LEAD);
        LocalDate today = Paris.today(clock);
        Staff staff = staff(incubator);
        Map<AccountId, BigDecimal> told = stored.capacities(incubator);
        List<Candidate> candidates = new ArrayList<>();
        staff.coaches().forEach((coach, name) -> {
            CoachLoad load = load(coach, told, own(coach, staff.running()), staff, today);
            BigDecimal days = load.free(question.from(), question.weeks());
            candidates.add(new Candidate(name, days, days.compareTo(question.days()) >= 0));
        });
        candidates.sort(Comparator.comparing(Candidate::free).reversed().thenComparing(Candidate::name));
        return candidates;
    }

    /** @throws Refused when it is no number of days of a week */
    @Transactional
    public void capacity(IncubatorId incubator, AccountId coach, String typed, Actor actor) {
        actor.mustHave(incubator.value(), Role.LEAD);
        BigDecimal days = TypedNumber.read(typed)
                .filter(one -> one.signum() >= 0 && one.compareTo(MOST) <= 0 && one.scale() <= 2)
                .orElseThrow(() -> new Refused("par-semaine", "support.load.capacity.wrong"));
        if (!staff(incubator).coaches().containsKey(coach)) throw new Refused("coach", "support.mandate.coach.needed");
        stored.capacity(incubator, coach, days);
    }
}
