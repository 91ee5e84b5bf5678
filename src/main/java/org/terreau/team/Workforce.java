package org.terreau.team;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.Paris;
import org.terreau.shared.Plain;
import org.terreau.web.Held;
import org.terreau.web.PublicContent;

/** The people of the incubators that somebody leads: who works, how much, until when, and which teams lack somebody. */
@Service
public class Workforce {

    /** Days ahead of which the ends are told. */
    static final int AHEAD = 90;

    private static final int WEEKS = 8;
    private static final int YEAR = 365;
    private static final int PERCENT = 100;

    /** What a report weighs without a line, in lines: so few are held whatever is asked. */
    private static final int FEWEST = 100;

    /** How many lines of reports are held: those of one person's week, of an end, of a coach, of a team. */
    private static final int LINES = 60_000;

    private final JdbcMissions stored;
    private final JdbcPersons persons;
    private final Transverses transverses;
    private final Gates gates;
    private final TeamNorms norms;
    private final Shelf shelf;
    private final Clock clock;
    private final Held<Cache<Asked, Report>> reports;

    Workforce(
            JdbcMissions stored,
            JdbcPersons persons,
            Transverses transverses,
            Gates gates,
            TeamNorms norms,
            Shelf shelf,
            PublicContent content,
            Clock clock) {
        this.stored = stored;
        this.persons = persons;
        this.transverses = transverses;
        this.gates = gates;
        this.norms = norms;
        this.shelf = shelf;
        this.clock = clock;
        this.reports = new Held<>(() -> new State(content.version(), Paris.today(clock)), former -> empty());
    }

    /** What a report is made of moves with what is public, and with the day. */
    private record State(long version, LocalDate day) {}

    /** A report that was asked for, and the incubators of those who asked. */
    private record Asked(Filter filter, Set<String> led) {}

    private static Cache<Asked, Report> empty() {
        return Caffeine.newBuilder()
                .maximumWeight(LINES)
                .weigher((Asked asked, Report report) -> report.lines())
                .build();
    }

    /** What narrows it; each may be empty. */
    public record Filter(String incubator, String trade, String status, String phase) {

        private boolean takes(Mission.Work work) {
            MissionStatus of = work.status();
            return (trade.isEmpty() || work.trade().code().equals(trade))
                    && (status.isEmpty() || of != null && of.code().equals(status));
        }

        /** What is for a whole incubator is in no phase. */
        boolean takes(Transverse mission) {
            return takes(mission.work())
                    && phase.isEmpty()
                    && (incubator.isEmpty() || mission.incubator().value().equals(incubator));
        }

        boolean takes(Shelf.Card card) {
            Product.Phase now = card.phase();
            return card.active()
                    && (incubator.isEmpty()
                            || card.product().incubator().value().equals(incubator))
                    && (phase.isEmpty() || now != null && now.kind().code().equals(phase));
        }
    }

    /** A mission, and on what. */
    public record Line(Mission mission, Product product) {}

    /**
     * Somebody's days a week, week after week.
     *
     * @param most the most of these weeks
     * @param over it is more than the incubator bears
     */
    public record Load(Person person, List<BigDecimal> weeks, BigDecimal most, boolean over) {

        public Load {
            weeks = List.copyOf(weeks);
        }
    }

    /**
     * A coach.
     *
     * @param longest days since their oldest mission that runs began
     * @param beyond more products, or for longer, than the incubator bears
     */
    public record Coach(Person person, long products, BigDecimal days, long longest, boolean beyond) {}

    /**
     * The planned end of somebody's mission.
     *
     * @param product null when it is for the whole incubator
     */
    public record Ending(
            LocalDate on,
            Person person,
            Trade trade,
            @Nullable Product product,
            String path) {}

    /** A team that lacks somebody. */
    public record Lacking(Product product, List<Gates.Lack> lacks) {}

    /**
     * Figures.
     *
     * @param length median of the days that missions last; null when none says its end
     * @param renewed percents of the missions with an end that were renewed; null when there is none
     * @param transverse missions that run for a whole incubator, of those that are counted
     * @param turnover those who left in twelve months, in percents of those who work; null when nobody does
     */
    public record Figures(
            long products,
            long whole,
            long people,
            long missions,
            long transverse,
            long toFill,
            @Nullable Long length,
            @Nullable Long renewed,
            @Nullable Long turnover,
            Replacing replacing) {}

    /**
     * All of it.
     *
     * @param weeks their Mondays
     * @param ends by month, those that are past first
     */
    public record Report(
            Figures figures,
            Map<YearMonth, List<Ending>> ends,
            List<LocalDate> weeks,
            List<Load> loads,
            List<Coach> coaches,
            List<Lacking> lacking) {

        private int lines() {
            return FEWEST
                    + ends.values().stream().mapToInt(List::size).sum()
                    + loads.size()
                    + coaches.size()
                    + lacking.size();
        }
    }

    /** Whether there is anything for this person to read. */
    public static boolean readBy(Actor actor) {
        return !actor.scopes(Role.LEAD).isEmpty();
    }

    /** @throws NotAllowed unless the actor leads an incubator */
    @Transactional(readOnly = true)
    public List<Line> lines(Filter filter, Actor actor) {
        Map<ProductId, Product> products = products(filter, actor);
        return lines(stored.living(products.keySet(), filter.trade(), filter.status()), products);
    }

    private static List<Line> lines(List<Mission> missions, Map<ProductId, Product> products) {
        return missions.stream()
                .map(mission -> new Line(mission, Objects.requireNonNull(products.get(mission.product()))))
                .toList();
    }

    private Map<ProductId, Product> products(Filter filter, Actor actor) {
        if (!readBy(actor)) throw new NotAllowed("people of incubators");
        Set<String> led = actor.scopes(Role.LEAD);
        Map<ProductId, Product> products = new LinkedHashMap<>();
        for (Shelf.Card card : shelf.cards()) {
            String incubator = card.product().incubator().value();
            if (filter.takes(card) && (led.contains(Grant.EVERYWHERE) || led.contains(incubator)))
                products.put(card.product().id(), card.product());
        }
        return products;
    }

    /**
     * Made once for all those who ask the same until something that it is made of changes, outside any transaction: whoever
     * waits for it keeps no connection.
     *
     * @throws NotAllowed unless the actor leads an incubator
     */
    public Report report(Filter filter, Actor actor) {
        if (!readBy(actor)) throw new NotAllowed("people of incubators");
        return reports.get().get(new Asked(filter, Set.copyOf(actor.scopes(Role.LEAD))), asked -> made(filter, actor));
    }

    private Report made(Filter filter, Actor actor) {
        LocalDate today = Paris.today(clock);
        Map<ProductId, Product> products = products(filter, actor);
        List<Line> lines = lines(stored.all(products.keySet(), filter.trade(), filter.status()), products);
        List<Transverse> across = transverses.of(filter, actor);
        Map<ProductId, List<Gates.Lack>> lacks = gates.of(products.values());
        Map<IncubatorId, Norms> asked = norms.all();
        List<LocalDate> weeks = IntStream.range(0, WEEKS)
                .mapToObj(week -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .plusWeeks(week))
                .toList();
        return new Report(
                figures(products, lines, across, lacks, today),
                ends(lines, across, today),
                weeks,
                loads(lines, across, weeks, asked),
                coaches(lines, asked, today),
                lacking(products, lacks));
    }

    private Figures figures(
            Map<ProductId, Product> products,
            List<Line> lines,
            List<Transverse> across,
            Map<ProductId, List<Gates.Lack>> lacks,
            LocalDate today) {
        List<Mission> missions = lines.stream().map(Line::mission).toList();
        List<Mission> running =
                missions.stream().filter(mission -> mission.worked(today)).toList();
        List<Transverse> wide =
                across.stream().filter(one -> one.span().covers(today)).toList();
        long people = Stream.concat(
                        running.stream().map(Mission::person), wide.stream().map(Transverse::person))
                .distinct()
                .count();
        List<Mission> ending = missions.stream()
                .filter(mission -> !mission.vacant() && mission.span().last() != null)
                .toList();
        Set<Long> renewed = stored.renewed();
        long left = people(missions.stream()
                .filter(mission -> mission.span().left() != null
                        && Objects.requireNonNull(mission.span().left()).isAfter(today.minusDays(YEAR)))
                .toList());
        long lacking = lacks.values().stream()
                .filter(of -> of.stream().anyMatch(lack -> lack.need().missing()))
                .count();
        return new Figures(
                products.size(),
                products.size() - lacking,
                people,
                running.size() + wide.size(),
                wide.size(),
                missions.stream()
                        .filter(mission -> mission.vacant() && mission.lives())
                        .count(),
                median(ending),
                ending.isEmpty()
                        ? null
                        : PERCENT
                                * ending.stream()
                                        .filter(mission -> renewed.contains(mission.id()))
                                        .count()
                                / ending.size(),
                people == 0 ? null : PERCENT * left / people,
                Replacing.of(missions, today));
    }

    private static long people(List<Mission> missions) {
        return missions.stream()
                .map(Mission::person)
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    private static @Nullable Long median(List<Mission> ending) {
        List<Long> lengths = ending.stream()
                .map(mission -> ChronoUnit.DAYS.between(
                                mission.span().since(),
                                Objects.requireNonNull(mission.span().last()))
                        + 1)
                .sorted()
                .toList();
        return lengths.isEmpty() ? null : lengths.get(lengths.size() / 2);
    }

    private static Map<YearMonth, List<Ending>> ends(List<Line> lines, List<Transverse> across, LocalDate today) {
        List<Ending> ends = new ArrayList<>();
        for (Line line : lines) {
            Mission mission = line.mission();
            Person person = mission.person();
            if (person != null && mission.lives() && soon(mission.span().until(), today))
                ends.add(new Ending(
                        Objects.requireNonNull(mission.span().until()),
                        person,
                        mission.trade(),
                        line.product(),
                        line.product().id().path() + "/equipe/" + mission.id()));
        }
        for (Transverse one : across)
            if (one.lives() && soon(one.span().until(), today))
                ends.add(new Ending(
                        Objects.requireNonNull(one.span().until()),
                        one.person(),
                        one.work().trade(),
                        null,
                        one.path()));
        return ends.stream()
                .sorted(Comparator.comparing(Ending::on))
                .collect(Collectors.groupingBy(one -> YearMonth.from(one.on()), TreeMap::new, Collectors.toList()));
    }

    private static boolean soon(@Nullable LocalDate until, LocalDate today) {
        return until != null && !until.isAfter(today.plusDays(AHEAD));
    }

    private static Map<Person, List<Line>> byPerson(List<Line> lines) {
        return lines.stream()
                .filter(line -> !line.mission().vacant())
                .collect(Collectors.groupingBy(
                        line -> Objects.requireNonNull(line.mission().person())));
    }

    private static List<Load> loads(
            List<Line> lines, List<Transverse> across, List<LocalDate> weeks, Map<IncubatorId, Norms> asked) {
        Map<Person, List<Line>> products = byPerson(lines);
        Map<Person, List<Transverse>> wide = across.stream().collect(Collectors.groupingBy(Transverse::person));
        Set<Person> everybody = new LinkedHashSet<>(products.keySet());
        everybody.addAll(wide.keySet());
        List<Load> loads = new ArrayList<>();
        for (Person person : everybody) {
            List<Line> of = products.getOrDefault(person, List.of());
            List<Transverse> whole = wide.getOrDefault(person, List.of());
            List<BigDecimal> days = weeks.stream()
                    .map(week -> Stream.concat(
                                    of.stream().map(line -> line.mission().daysOn(week.plusDays(4))),
                                    whole.stream().map(one -> one.daysOn(week.plusDays(4))))
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .toList();
            BigDecimal most = days.stream().max(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
            IncubatorId incubator = of.isEmpty()
                    ? whole.get(0).incubator()
                    : of.get(0).product().incubator();
            BigDecimal bears = asked.getOrDefault(incubator, Norms.USUAL).of(Norm.LOAD);
            if (most.signum() > 0) loads.add(new Load(person, days, most, most.compareTo(bears) > 0));
        }
        loads.sort(Comparator.comparing(Load::most)
                .reversed()
                .thenComparing(load -> Plain.text(load.person().name())));
        return loads;
    }

    private static Norms norms(List<Line> lines, Map<IncubatorId, Norms> asked) {
        return asked.getOrDefault(lines.get(0).product().incubator(), Norms.USUAL);
    }

    private static List<Coach> coaches(List<Line> lines, Map<IncubatorId, Norms> asked, LocalDate today) {
        List<Coach> coaches = new ArrayList<>();
        byPerson(lines).forEach((person, all) -> {
            List<Line> of = all.stream()
                    .filter(line -> line.mission().trade() == Trade.COACHING
                            && line.mission().worked(today))
                    .toList();
            if (of.isEmpty()) return;
            Norms bears = norms(of, asked);
            long products =
                    of.stream().map(line -> line.product().id()).distinct().count();
            BigDecimal days =
                    of.stream().map(line -> line.mission().daysOn(today)).reduce(BigDecimal.ZERO, BigDecimal::add);
            long longest = of.stream()
                    .mapToLong(line ->
                            ChronoUnit.DAYS.between(line.mission().span().since(), today))
                    .max()
                    .orElse(0);
            coaches.add(new Coach(
                    person,
                    products,
                    days,
                    longest,
                    products > bears.whole(Norm.COACH_PRODUCTS) || longest > bears.whole(Norm.COACH_DAYS)));
        });
        coaches.sort(Comparator.comparing(Coach::products)
                .reversed()
                .thenComparing(coach -> Plain.text(coach.person().name())));
        return coaches;
    }

    /** Those that lack most first. */
    private static List<Lacking> lacking(Map<ProductId, Product> products, Map<ProductId, List<Gates.Lack>> lacks) {
        return products.values().stream()
                .filter(product -> lacks.getOrDefault(product.id(), List.of()).stream()
                        .anyMatch(lack -> lack.need().missing()))
                .map(product -> new Lacking(product, lacks.getOrDefault(product.id(), List.of())))
                .sorted(Comparator.comparing((Lacking one) -> one.lacks().size())
                        .reversed())
                .toList();
    }

    /**
     * Somebody's missions, and those who may be the same person under another row.
     *
     * @param across what they do for whole incubators
     * @param alike of the same name
     */
    public record Known(Persons.Known known, List<Line> lines, List<Transverse> across, List<Person> alike) {

        public Known {
            lines = List.copyOf(lines);
            across = List.copyOf(across);
            alike = List.copyOf(alike);
        }
    }

    /** What their page shows to who leads. */
    @Transactional(readOnly = true)
    public Known known(Persons.Known known, Actor actor) {
        Filter every = new Filter("", "", "", "");
        Map<ProductId, Product> products = products(every, actor);
        Person person = known.person();
        Set<Long> asked = new HashSet<>(persons.named(person.name()));
        asked.add(person.id());
        List<Transverse> across = transverses.ofPeople(asked, actor);
        List<Line> lines = new ArrayList<>();
        for (Mission mission : stored.ofPeople(asked)) {
            Product product = products.get(mission.product());
            if (product != null) lines.add(new Line(mission, product));
        }
        Set<Person> alike = new HashSet<>();
        Stream.concat(
                        lines.stream().map(line -> line.mission().person()),
                        across.stream().map(Transverse::person))
                .flatMap(Stream::ofNullable)
                .filter(other -> other.id() != person.id() && asked.contains(other.id()))
                .forEach(alike::add);
        return new Known(
                known,
                lines.stream()
                        .filter(line -> line.mission().person() != null
                                && Objects.requireNonNull(line.mission().person())
                                                .id()
                                        == person.id())
                        .toList(),
                across.stream().filter(one -> one.person().id() == person.id()).toList(),
                alike.stream().sorted(Comparator.comparing(Person::id)).toList());
    }
}
