package org.terreau.funding;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.portfolio.PageHere;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.web.Held;
import org.terreau.web.PublicContent;

/** The published budgets, as everybody reads them. */
@Component
public class PublicBudgets implements PageHere {

    /** Versions whose lines are read at once. */
    private static final int READ_TOGETHER = 50;

    private final JdbcBudgetLines lines;
    private final JdbcBudgetVersions versions;
    private final JdbcContributions contributions;
    private final Envelopes envelopes;
    private final Clock clock;
    private final Held<Set<String>> published;
    private final Held<Map<ProductId, Tables>> tables;

    PublicBudgets(
            JdbcBudgetLines lines,
            JdbcBudgetVersions versions,
            JdbcContributions contributions,
            Envelopes envelopes,
            PublicContent content,
            Clock clock) {
        this.lines = lines;
        this.versions = versions;
        this.contributions = contributions;
        this.envelopes = envelopes;
        this.clock = clock;
        this.published = new Held<>(content, versions::published);
        this.tables = new Held<>(content::version, this::read);
    }

    /**
     * What is published of a product.
     *
     * @param number of the version; null for the last one
     */
    @Transactional(readOnly = true)
    public PublicBudget of(Product product, @Nullable Integer number) {
        JdbcBudgetVersions.Told history = versions.told(product.id());
        List<BudgetVersion> all = history.versions();
        Optional<BudgetVersion> shown = number == null
                ? all.stream().findFirst()
                : Optional.of(all.stream()
                        .filter(version -> version.number() == number)
                        .findFirst()
                        .orElseThrow(() -> new NotFound("budget version", number)));
        List<Contribution> brought = contributions.of(product.id());
        Optional<BudgetVersion> before = shown.flatMap(version -> before(all, version));
        Map<Long, List<BudgetLine>> both = lines.of(Stream.of(shown, before)
                .flatMap(Optional::stream)
                .map(BudgetVersion::id)
                .toList());
        List<BudgetLine> told = of(shown, both);
        List<StatedTotal> totals =
                shown.map(version -> lines.totals(version.id())).orElse(List.of());
        SmallCells.Open open = SmallCells.open(told);
        return new PublicBudget(
                product,
                shown,
                new PublicBudget.History(
                        BudgetVersion.State.of(all, Paris.today(clock)),
                        all,
                        corrections(history, shown),
                        before.map(version -> BudgetChange.between(
                                        SmallCells.open(of(before, both)).lines(), open.lines()))
                                .orElse(List.of())),
                open.lines(),
                BudgetTable.byActivity(open.lines()),
                new PublicBudget.Detail(open.merged(), open.withheld()),
                new PublicBudget.Stated(
                        gaps(totals, told, brought, open.withheld()),
                        totals.stream()
                                .filter(total -> told.stream().noneMatch(total::sums))
                                .toList()),
                new PublicBudget.Sources(envelopes.of(product.id()), brought));
    }

    /** Those that the version that is shown came with or after. */
    private static List<Correction> corrections(JdbcBudgetVersions.Told history, Optional<BudgetVersion> shown) {
        return shown.map(version -> history.corrections().stream()
                        .filter(one -> !one.day().isAfter(version.publishedOn()))
                        .toList())
                .orElse(List.of());
    }

    private static Optional<BudgetVersion> before(List<BudgetVersion> all, BudgetVersion version) {
        return all.stream().filter(one -> one.number() < version.number()).findFirst();
    }

    private static List<BudgetLine> of(Optional<BudgetVersion> version, Map<Long, List<BudgetLine>> lines) {
        return version.map(one -> lines.getOrDefault(one.id(), List.of())).orElse(List.of());
    }

    /** The lines of a product as they were published last. */
    public record Published(ProductId product, BudgetVersion version, List<BudgetLine> lines) {

        public Published {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Every product's, without those that would tell what one person is paid, in the order of the products; as many as are
     * read together at a time, since all of them would fill the memory.
     */
    public void each(Reading reading) throws IOException {
        Map<String, BudgetVersion> last = new TreeMap<>(versions.last());
        List<String> products = List.copyOf(last.keySet());
        for (int from = 0; from < products.size(); from += READ_TOGETHER) {
            List<String> some = products.subList(from, Math.min(products.size(), from + READ_TOGETHER));
            Map<Long, List<BudgetLine>> told = lines.of(some.stream()
                    .map(product -> Objects.requireNonNull(last.get(product)).id())
                    .toList());
            for (String product : some) {
                BudgetVersion version = Objects.requireNonNull(last.get(product));
                reading.read(new Published(
                        new ProductId(product),
                        version,
                        SmallCells.open(told.getOrDefault(version.id(), List.of()))
                                .lines()));
            }
        }
    }

    /** What is done of each budget. */
    public interface Reading {

        void read(Published budget) throws IOException;
    }

    /** A version summed up: it is frozen, so that it is read once. */
    private record Tables(long version, List<BudgetTable> tables) {}

    /** By activity, each year of what every product published last, without what would tell what one person is paid. */
    Map<ProductId, List<BudgetTable>> tables() {
        Map<ProductId, List<BudgetTable>> all = new HashMap<>();
        tables.get().forEach((product, known) -> all.put(product, known.tables()));
        return all;
    }

    /** Reads the versions that were published since. */
    private Map<ProductId, Tables> read(@Nullable Map<ProductId, Tables> former) {
        Map<ProductId, Tables> all = new HashMap<>();
        Map<Long, ProductId> fresh = new LinkedHashMap<>();
        versions.last().forEach((id, version) -> {
            ProductId product = new ProductId(id);
            Tables known = former == null ? null : former.get(product);
            if (known != null && known.version() == version.id()) all.put(product, known);
            else fresh.put(version.id(), product);
        });
        List<Long> ids = List.copyOf(fresh.keySet());
        for (int from = 0; from < ids.size(); from += READ_TOGETHER) {
            List<Long> some = ids.subList(from, Math.min(ids.size(), from + READ_TOGETHER));
            Map<Long, List<BudgetLine>> told = lines.of(some);
            for (Long id : some)
                all.put(
                        Objects.requireNonNull(fresh.get(id)),
                        new Tables(
                                id,
                                BudgetTable.byActivity(SmallCells.open(told.getOrDefault(id, List.of()))
                                        .lines())));
        }
        return Map.copyOf(all);
    }

    /** What funders bring to every product, by its id. */
    @Transactional(readOnly = true)
    public Map<String, List<Contribution>> contributions() {
        return contributions.all();
    }

    /** A gap of a year of which an amount is not told would tell it. */
    private static List<Gap> gaps(
            List<StatedTotal> totals, List<BudgetLine> told, List<Contribution> brought, Set<Years> withheld) {
        List<Gap> gaps = new ArrayList<>(Gap.between(totals, told));
        if (withheld.isEmpty()) Gap.left(brought, told).ifPresent(gaps::add);
        return gaps.stream().filter(gap -> !withheld.contains(gap.years())).toList();
    }

    /** Reads which products have one. */
    void hold() {
        published.get();
    }

    /** A budget of the product is published here. */
    public boolean has(ProductId product) {
        return published.get().contains(product.value());
    }

    @Override
    public String name() {
        return "budget_url";
    }

    @Override
    public Optional<String> path(ProductId product) {
        return has(product) ? Optional.of(product.path() + "/budget") : Optional.empty();
    }
}
