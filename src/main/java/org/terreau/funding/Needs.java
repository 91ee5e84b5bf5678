package org.terreau.funding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.Paris;
import org.terreau.shared.Plain;

/**
 * What products need in the quarters to come, and what of it is funded, promised, asked for, or found nowhere (FIELD 1.4,
 * screen 6). All taxes included.
 */
@Service
public class Needs {

    /** So many quarters are looked at, the one in course first. */
    public static final int QUARTERS = 6;
    /** Those of a year. */
    private static final int YEAR = 4;

    private static final int QUARTER_MONTHS = 3;

    private final ProductCatalogue catalogue;
    private final PublicBudgets budgets;
    private final JdbcEnvelopes envelopes;
    private final JdbcPledges pledges;
    private final JdbcWindows windows;
    private final JdbcMoneyNorms norms;
    private final Clock clock;

    Needs(
            ProductCatalogue catalogue,
            PublicBudgets budgets,
            JdbcEnvelopes envelopes,
            JdbcPledges pledges,
            JdbcWindows windows,
            JdbcMoneyNorms norms,
            Clock clock) {
        this.catalogue = catalogue;
        this.budgets = budgets;
        this.envelopes = envelopes;
        this.pledges = pledges;
        this.windows = windows;
        this.norms = norms;
        this.clock = clock;
    }

    /** A quarter of a year, from 1. */
    public record Quarter(int year, int number) {

        static Quarter of(LocalDate day) {
            return new Quarter(day.getYear(), (day.getMonthValue() - 1) / QUARTER_MONTHS + 1);
        }

        public LocalDate first() {
            return LocalDate.of(year, (number - 1) * QUARTER_MONTHS + 1, 1);
        }

        LocalDate over() {
            return first().plusMonths(QUARTER_MONTHS);
        }

        Quarter next() {
            return of(over());
        }
    }

    /**
     * A quarter of a product. What is funded, promised, asked and not found adds up to the need, unless more is funded.
     *
     * @param norm nobody planned the year: the need is what the phase costs at least
     */
    public record Cell(
            Quarter quarter, Money need, boolean norm, Money funded, Money promised, Money asked, Money notFound) {}

    /** A product and its quarters, from the one in course. */
    public record Row(Product product, List<Cell> cells) {

        public Row {
            cells = List.copyOf(cells);
        }

        public Money notFound() {
            return cells.stream().map(Cell::notFound).reduce(Money.ZERO, Money::plus);
        }

        /** What it has to find for the four quarters to come, what is asked for not counted as found. */
        public Money toFind() {
            return ahead(one -> one.notFound().plus(one.asked()));
        }

        /** What others bring or promised for the same quarters. */
        public Money found() {
            return ahead(one -> one.funded().plus(one.promised()));
        }

        private Money ahead(Function<Cell, Money> amount) {
            return cells.stream().limit(YEAR).map(amount).reduce(Money.ZERO, Money::plus);
        }
    }

    /** Those of products that go on, of the incubators that the reader works for, the one that lacks most first. */
    @Transactional(readOnly = true)
    public List<Row> all(Actor actor) {
        if (!actor.staff()) throw new NotAllowed("needs of products");
        LocalDate today = Paris.today(clock);
        return rows(
                catalogue.all().stream()
                        .filter(product -> actor.staffOf(product.incubator().value()))
                        .filter(product -> product.phaseOn(today) != null && !product.endedOn(today))
                        .toList(),
                today);
    }

    /** That of one product, whoever asks. */
    Row of(Product product) {
        return rows(List.of(product), Paris.today(clock)).get(0);
    }

    private List<Row> rows(Collection<Product> products, LocalDate today) {
        List<ProductId> ids = products.stream().map(Product::id).toList();
        Map<String, Map<Integer, Money>> planned = planned();
        Map<ProductId, List<Envelopes.Envelope>> granted = envelopes.of(ids);
        Map<ProductId, List<Pledge>> promised = new HashMap<>();
        for (Pledge one : pledges.open())
            promised.computeIfAbsent(one.product(), none -> new ArrayList<>()).add(one);
        Map<ProductId, List<WindowApplication>> asked = new HashMap<>();
        for (WindowApplication one : windows.asked(ids))
            if (one.state().open())
                asked.computeIfAbsent(one.product(), none -> new ArrayList<>()).add(one);
        Map<IncubatorId, MoneyNorms> usual = norms.all();
        return products.stream()
                .map(product -> row(
                        product,
                        new Known(
                                planned.getOrDefault(product.id().value(), Map.of()),
                                granted.getOrDefault(product.id(), List.of()),
                                promised.getOrDefault(product.id(), List.of()),
                                asked.getOrDefault(product.id(), List.of()),
                                usual.getOrDefault(product.incubator(), MoneyNorms.USUAL)),
                        today))
                .sorted(Comparator.comparing(Row::notFound)
                        .reversed()
                        .thenComparing(row -> Plain.text(row.product().name())))
                .toList();
    }

    /** What the last published version foresees of each year, by product. */
    private Map<String, Map<Integer, Money>> planned() {
        Map<String, Map<Integer, Money>> planned = new HashMap<>();
        budgets.tables().forEach((product, tables) -> {
            for (BudgetTable table : tables)
                if (table.taxed() && table.years().single())
                    foreseen(table)
                            .ifPresent(amount -> planned.computeIfAbsent(product.value(), none -> new HashMap<>())
                                    .put(table.years().first(), amount));
        });
        return planned;
    }

    private static Optional<Money> foreseen(BudgetTable table) {
        return List.of(Nature.REVISED, Nature.PLANNED).stream()
                .flatMap(nature -> Stream.of(false, true)
                        .flatMap(payment -> table.total().in(new BudgetTable.Column(nature, payment)).stream()))
                .findFirst();
    }

    /**
     * What is known of the money of a product.
     *
     * @param norms of its incubator
     */
    record Known(
            Map<Integer, Money> planned,
            List<Envelopes.Envelope> granted,
            List<Pledge> promised,
            List<WindowApplication> asked,
            MoneyNorms norms) {}

    static Row row(Product product, Known known, LocalDate today) {
        Product.Phase phase = product.phaseOn(today);
        List<Cell> cells = new ArrayList<>();
        Quarter quarter = Quarter.of(today);
        long promised = known.promised().stream()
                .map(one -> one.promised().amount())
                .filter(Objects::nonNull)
                .mapToLong(Money::cents)
                .sum();
        long asked =
                known.asked().stream().mapToLong(one -> one.asked().cents()).sum();
        for (int place = 0; place < QUARTERS; place++) {
            Money plan = known.planned().get(quarter.year());
            long need = plan != null ? plan.cents() / YEAR : norm(known.norms(), phase == null ? null : phase.kind());
            long funded = funded(known.granted(), quarter);
            long lacking = Math.max(0, need - funded);
            long byPledge = due(known.promised(), quarter) ? Math.min(lacking, promised) : 0;
            promised -= byPledge;
            long byWindow = Math.min(lacking - byPledge, asked);
            asked -= byWindow;
            cells.add(new Cell(
                    quarter,
                    new Money(need),
                    plan == null,
                    new Money(funded),
                    new Money(byPledge),
                    new Money(byWindow),
                    new Money(lacking - byPledge - byWindow)));
            quarter = quarter.next();
        }
        return new Row(product, cells);
    }

    private static long norm(MoneyNorms norms, @Nullable PhaseKind phase) {
        return phase == null ? 0 : norms.year(phase).cents() / YEAR;
    }

    /** A committee for which something was promised has met by the end of the quarter. */
    private static boolean due(List<Pledge> promised, Quarter quarter) {
        return promised.stream().anyMatch(one -> one.dueOn().isBefore(quarter.over()));
    }

    /** The part of the days of each envelope that are in the quarter. */
    private static long funded(List<Envelopes.Envelope> granted, Quarter quarter) {
        BigDecimal cents = BigDecimal.ZERO;
        for (Envelopes.Envelope one : granted) {
            LocalDate over = one.until().plusDays(1);
            LocalDate from = one.from().isAfter(quarter.first()) ? one.from() : quarter.first();
            LocalDate until = over.isBefore(quarter.over()) ? over : quarter.over();
            if (from.isBefore(until))
                cents = cents.add(BigDecimal.valueOf(one.amount().cents())
                        .multiply(BigDecimal.valueOf(ChronoUnit.DAYS.between(from, until)))
                        .divide(
                                BigDecimal.valueOf(ChronoUnit.DAYS.between(one.from(), over)),
                                6,
                                RoundingMode.HALF_UP));
        }
        return cents.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
