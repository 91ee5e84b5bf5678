package org.terreau.funding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.shared.Paris;
import org.terreau.shared.Plain;
import org.terreau.web.Held;
import org.terreau.web.PublicContent;

/** The money of every product together, as everybody reads it: by year, by phase and by funder. */
@Component
public class PortfolioMoney {

    /** The phase of a product that has none yet. */
    public static final String NO_PHASE = "none";

    /** Filters whose sums are kept: some years, phases and funders of each. */
    private static final int SUMMED = 500;

    private final ProductCatalogue catalogue;
    private final PublicBudgets budgets;
    private final JdbcEnvelopes envelopes;
    private final Clock clock;
    private final Held<List<ProductYear>> held;
    private final Held<Day> day;

    PortfolioMoney(
            ProductCatalogue catalogue,
            PublicBudgets budgets,
            JdbcEnvelopes envelopes,
            PublicContent content,
            Clock clock) {
        this.catalogue = catalogue;
        this.budgets = budgets;
        this.envelopes = envelopes;
        this.clock = clock;
        this.held = new Held<>(content, this::read);
        this.day = new Held<>(
                () -> List.of(content.version(), Paris.today(clock)),
                former ->
                        new Day(all(), Caffeine.newBuilder().maximumSize(SUMMED).build()));
    }

    /** What narrows it; empty where it does not. */
    public record Filter(String year, String phase, String funder, String incubator) {

        public static final Filter NONE = new Filter("", "", "", "");
    }

    /** Every year of every product of which something is known, the products by their names, the years from the last. */
    public List<ProductYear> years(Filter filter) {
        LocalDate today = Paris.today(clock);
        String funder = Plain.text(filter.funder());
        Map<String, String> plain = new HashMap<>();
        return held.get().stream()
                .filter(one -> filter.year().isEmpty() || filter.year().equals(String.valueOf(one.year())))
                .filter(one -> filter.phase().isEmpty() || filter.phase().equals(phase(one.product(), today)))
                .filter(one -> filter.incubator().isEmpty()
                        || filter.incubator().equals(one.product().incubator().value()))
                .filter(one -> funder.isEmpty()
                        || one.brought().stream()
                                .anyMatch(part -> funder.equals(plain.computeIfAbsent(part.name(), Plain::text))))
                .toList();
    }

    /**
     * What a filter leaves, summed up.
     *
     * @param total of all of it
     * @param years from the last one
     * @param phases of today, the one with most money first
     * @param funders the one that brings most first; names that differ by case or accents alone are one
     * @param products in the order of their names
     * @param apart amounts of which nobody knows the taxes: in none of the others
     */
    public record Told(
            Sum total,
            List<Sum> years,
            List<Sum> phases,
            List<Funder> funders,
            List<OfProduct> products,
            MoneyFlow flow,
            Money apart) {

        public Told {
            years = List.copyOf(years);
            phases = List.copyOf(phases);
            funders = List.copyOf(funders);
            products = List.copyOf(products);
        }
    }

    /** A product and its sums. */
    public record OfProduct(Product product, Sum sum) {}

    /** What there is to choose from in each part of a filter, the incubators by their ids. */
    public record Choices(List<String> years, List<String> phases, List<String> funders, List<String> incubators) {

        public Choices {
            years = List.copyOf(years);
            phases = List.copyOf(phases);
            funders = List.copyOf(funders);
            incubators = List.copyOf(incubators);
        }
    }

    /** What was summed since the public content or the day changed. */
    private record Day(Choices choices, Cache<Filter, Told> told) {}

    /** What a filter leaves: summed once, until something public or the day changes. */
    public Told told(Filter filter) {
        return day.get().told().get(filter, this::sum);
    }

    private Told sum(Filter filter) {
        List<ProductYear> years = years(filter);
        return new Told(
                Sum.of("", years),
                byYear(years),
                byPhase(years),
                byFunder(years),
                byProduct(years),
                MoneyFlow.of(years),
                sum(years, ProductYear::apart));
    }

    public Choices choices() {
        return day.get().choices();
    }

    private Choices all() {
        List<ProductYear> all = years(Filter.NONE);
        return new Choices(
                distinct(all, one -> String.valueOf(one.year())).stream()
                        .sorted(Comparator.reverseOrder())
                        .toList(),
                distinct(all, one -> phase(one.product())),
                byFunder(all).stream().map(Funder::name).sorted().toList(),
                distinct(all, one -> one.product().incubator().value()));
    }

    private static List<String> distinct(List<ProductYear> all, Function<ProductYear, String> value) {
        return all.stream().map(value).distinct().toList();
    }

    /** The code of the phase in which a product is today. */
    public String phase(Product product) {
        return phase(product, Paris.today(clock));
    }

    private static String phase(Product product, LocalDate day) {
        Product.Phase phase = product.phaseOn(day);
        return phase == null ? NO_PHASE : phase.kind().code();
    }

    /** Some years together. */
    public record Sum(String key, int products, Money brought, Money granted, Money realised, Money foreseen) {

        static Sum of(String key, List<ProductYear> years) {
            return new Sum(
                    key,
                    (int) years.stream()
                            .map(one -> one.product().id())
                            .distinct()
                            .count(),
                    sum(years, ProductYear::broughtInAll),
                    sum(years, ProductYear::grantedInAll),
                    sum(years, ProductYear::realised),
                    sum(years, ProductYear::foreseen));
        }
    }

    private static Money sum(List<ProductYear> years, Function<ProductYear, Money> amount) {
        return years.stream().map(amount).reduce(Money.ZERO, Money::plus);
    }

    private static List<Sum> byYear(List<ProductYear> years) {
        return sums(years, one -> String.valueOf(one.year())).stream()
                .sorted(Comparator.comparing(Sum::key).reversed())
                .toList();
    }

    private List<Sum> byPhase(List<ProductYear> years) {
        return sums(years, one -> phase(one.product())).stream()
                .sorted(Comparator.comparing(Sum::brought).reversed().thenComparing(Sum::key))
                .toList();
    }

    private static List<OfProduct> byProduct(List<ProductYear> years) {
        Map<ProductId, List<ProductYear>> products = years.stream()
                .collect(Collectors.groupingBy(one -> one.product().id(), LinkedHashMap::new, Collectors.toList()));
        return products.values().stream()
                .map(own -> new OfProduct(own.get(0).product(), Sum.of("", own)))
                .toList();
    }

    private static List<Sum> sums(List<ProductYear> years, Function<ProductYear, String> key) {
        Map<String, List<ProductYear>> groups =
                years.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(one -> Sum.of(one.getKey(), one.getValue()))
                .toList();
    }

    /**
     * What somebody brings to the products of a list.
     *
     * @param years the first and the last one
     */
    public record Funder(String name, int products, Years years, Money amount) {}

    private static List<Funder> byFunder(List<ProductYear> years) {
        Map<String, Bringing> all = new LinkedHashMap<>();
        Map<String, String> plain = new HashMap<>();
        for (ProductYear year : years)
            for (ProductYear.Part part : year.brought())
                all.computeIfAbsent(plain.computeIfAbsent(part.name(), Plain::text), none -> new Bringing(part.name()))
                        .add(year, part.amount());
        return all.values().stream()
                .map(Bringing::told)
                .sorted(Comparator.comparing(Funder::amount).reversed().thenComparing(Funder::name))
                .toList();
    }

    /** What a funder brings, while it is summed. */
    private static final class Bringing {

        private final String name;
        private final Set<ProductId> products = new HashSet<>();
        private final NavigableMap<Integer, Money> years = new TreeMap<>();

        private Bringing(String name) {
            this.name = name;
        }

        private void add(ProductYear year, Money amount) {
            products.add(year.product().id());
            years.merge(year.year(), amount, Money::plus);
        }

        private Funder told() {
            return new Funder(
                    name,
                    products.size(),
                    new Years(years.firstKey(), years.lastKey()),
                    years.values().stream().reduce(Money.ZERO, Money::plus));
        }
    }

    private List<ProductYear> read() {
        Map<ProductId, List<BudgetTable>> tables = budgets.tables();
        Map<String, List<Contribution>> contributions = budgets.contributions();
        Map<ProductId, List<Envelopes.Envelope>> granted = envelopes.all();
        List<ProductYear> all = new ArrayList<>();
        catalogue.all().stream()
                .sorted(Comparator.comparing((Product one) -> Plain.text(one.name())))
                .forEach(product -> all.addAll(of(
                        product,
                        tables.getOrDefault(product.id(), List.of()),
                        contributions.getOrDefault(product.id().value(), List.of()),
                        granted.getOrDefault(product.id(), List.of()))));
        return List.copyOf(all);
    }

    /**
     * The years of one product, from the last.
     *
     * @param tables what it published, by activity
     */
    static List<ProductYear> of(
            Product product,
            List<BudgetTable> tables,
            List<Contribution> contributions,
            List<Envelopes.Envelope> granted) {
        NavigableMap<Integer, Building> years = new TreeMap<>(Comparator.reverseOrder());
        Function<Integer, Building> year =
                number -> Objects.requireNonNull(years.computeIfAbsent(number, none -> new Building()));
        for (Contribution one : contributions) {
            if (one.left()) continue;
            Building building = year.apply(one.years().first());
            if (one.regime() == Regime.TAXED || one.regime() == Regime.EXEMPT)
                building.brought.merge(one.funder(), one.amount(), Money::plus);
            else building.apart = building.apart.plus(one.amount());
        }
        for (Envelopes.Envelope one : granted)
            year.apply(one.from().getYear()).granted.merge(one.carrier(), one.amount(), Money::plus);
        for (BudgetTable table : tables)
            table.headline()
                    .ifPresent(told -> year.apply(table.years().first()).spend(table, told.getKey(), told.getValue()));
        List<ProductYear> told = new ArrayList<>();
        years.forEach((number, building) -> told.add(building.told(product, number)));
        return told;
    }

    /** A year of a product, while it is summed. */
    private static final class Building {

        private final Map<String, Money> brought = new LinkedHashMap<>();
        private final Map<String, Money> granted = new LinkedHashMap<>();
        private final Map<String, Money> spent = new HashMap<>();
        private BudgetTable.@Nullable Column basis;
        private Money apart = Money.ZERO;

        private void spend(BudgetTable table, BudgetTable.Column column, Money total) {
            if (!table.taxed()) {
                apart = apart.plus(total);
                return;
            }
            if (basis == null || column.nature() != Nature.REALISED) basis = column;
            for (BudgetTable.Row row : table.rows())
                row.in(column).ifPresent(amount -> spent.merge(row.code(), amount, Money::plus));
        }

        private ProductYear told(Product product, int year) {
            return new ProductYear(product, year, parts(brought), parts(granted), parts(spent), basis, apart);
        }

        private static List<ProductYear.Part> parts(Map<String, Money> sums) {
            Set<String> names = new TreeSet<>(sums.keySet());
            return names.stream()
                    .map(name -> new ProductYear.Part(name, sums.getOrDefault(name, Money.ZERO)))
                    .toList();
        }
    }
}
