package org.terreau.deployment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.shared.Slice;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityKind;

/** The coverage of one product, and of all: from sums that the database keeps in step with every change. */
@Service
public class Coverages {

    private static final int PAGE = 50;
    private static final int MOST_QUARTERS = 40;

    private final CoverageQuery sums;
    private final Plans plans;
    private final Collectivities collectivities;
    private final Clock clock;
    private final Cache<String, Target> targets =
            Caffeine.newBuilder().maximumSize(200).build();

    Coverages(CoverageQuery sums, Plans plans, Collectivities collectivities, Clock clock) {
        this.sums = sums;
        this.plans = plans;
        this.collectivities = collectivities;
        this.clock = clock;
    }

    /** What a target is counted by. */
    record Cell(String departement, Stratum stratum) {}

    /** What is used in all, by whom, in a département: every product together. */
    public record Everywhere(
            Collectivity departement, long collectivities, long uses, long inhabitants, long communes) {

        /** Share of the communes' number, a département's other collectivities counted with them, in percent. */
        public double percent() {
            return Coverage.Share.percent(collectivities, communes);
        }
    }

    /**
     * Every product together.
     *
     * @param quarters the uses, and the share of the communes that used one product at least
     * @param territory what all of this is limited to; empty for the whole country
     */
    public record Country(
            List<Everywhere> departements, List<Coverage.Quarter> quarters, Optional<Collectivity> territory) {

        public Country {
            departements = List.copyOf(departements);
            quarters = List.copyOf(quarters);
        }

        public long collectivities() {
            return departements.stream().mapToLong(Everywhere::collectivities).sum();
        }

        public long uses() {
            return departements.stream().mapToLong(Everywhere::uses).sum();
        }

        public long inhabitants() {
            return departements.stream().mapToLong(Everywhere::inhabitants).sum();
        }

        public Map<String, Long> counts() {
            Map<String, Long> counts = new HashMap<>();
            for (Everywhere one : departements)
                if (one.collectivities() > 0) counts.put(one.departement().id().code(), one.collectivities());
            return counts;
        }
    }

    /** A commune with how many products it uses, or with the state of one. */
    public record Commune(Collectivity place, long uses, Optional<DeploymentState> state) {}

    /** A line of what the database summed up. */
    private record Line(Cell cell, LocalDate quarter, long places, long inhabitants) {

        private static Optional<Line> read(String written) {
            String[] parts = written.split(SEPARATOR, -1);
            return Stratum.find(parts[1])
                    .map(stratum -> new Line(
                            new Cell(parts[0], stratum),
                            LocalDate.parse(parts[2]),
                            Long.parseLong(parts[3]),
                            Long.parseLong(parts[4])));
        }
    }

    private static final String SEPARATOR = "\u001f";

    /** The coverage of a product: one statement. */
    @Transactional(readOnly = true)
    public Coverage of(ProductId product) {
        return of(product, Optional.empty());
    }

    /**
     * The same.
     *
     * @param territory a région or a département that everything is limited to
     */
    @Transactional(readOnly = true)
    public Coverage of(ProductId product, Optional<Collectivity> territory) {
        CoverageQuery.Tallied known = sums.of(product);
        return of(known.plan(), known.tally(), territory);
    }

    /** The same from what {@link CoverageQuery#TALLY} gave. */
    Coverage of(Plans.Plan plan, List<String> tally) {
        return of(plan, tally, Optional.empty());
    }

    private Coverage of(Plans.Plan plan, List<String> tally, Optional<Collectivity> territory) {
        Predicate<Cell> within = within(territory);
        Target target = target(plan);
        Map<Cell, Coverage.Share> cells = new HashMap<>(target.cells());
        cells.keySet().removeIf(within.negate());
        TreeMap<LocalDate, Coverage.Share> changes = new TreeMap<>();
        long elsewhere = 0;
        for (String written : tally) {
            Line line = Line.read(written).orElse(null);
            if (line == null || !within.test(line.cell())) continue;
            if (!cells.containsKey(line.cell())) {
                elsewhere += line.places();
                continue;
            }
            boolean commune = line.cell().stratum().kind() == CollectivityKind.COMMUNE;
            Coverage.Share change = new Coverage.Share(0, line.places(), 0, commune ? line.inhabitants() : 0);
            cells.merge(line.cell(), change, Coverage.Share::plus);
            changes.merge(line.quarter(), change, Coverage.Share::plus);
        }
        return sumUp(plan, cells, changes, elsewhere, territory, target.places());
    }

    private Coverage sumUp(
            Plans.Plan plan,
            Map<Cell, Coverage.Share> cells,
            TreeMap<LocalDate, Coverage.Share> changes,
            long elsewhere,
            Optional<Collectivity> territory,
            Coverage.Places places) {
        Coverage.Share total = Coverage.Share.NONE;
        Map<Stratum, Coverage.Share> strata = new EnumMap<>(Stratum.class);
        Map<String, Coverage.Share> byDepartement = new HashMap<>();
        for (Map.Entry<Cell, Coverage.Share> entry : cells.entrySet()) {
            total = total.plus(entry.getValue());
            strata.merge(entry.getKey().stratum(), entry.getValue(), Coverage.Share::plus);
            byDepartement.merge(entry.getKey().departement(), entry.getValue(), Coverage.Share::plus);
        }
        List<Coverage.Zone> departements = new ArrayList<>();
        for (Collectivity departement : collectivities.departements()) {
            Coverage.Share share = byDepartement.get(departement.id().code());
            if (share != null) departements.add(new Coverage.Zone(departement, share));
        }
        List<Coverage.Quarter> quarters = new ArrayList<>();
        Coverage.Share so = new Coverage.Share(total.targets(), 0, total.inhabitants(), 0);
        for (LocalDate quarter : quarters(changes)) {
            so = so.plus(changes.getOrDefault(quarter, Coverage.Share.NONE));
            quarters.add(new Coverage.Quarter(quarter, so.uses(), so));
        }
        return new Coverage(
                plan,
                total,
                strata,
                regions(byDepartement),
                departements,
                latest(quarters),
                elsewhere,
                territory,
                places);
    }

    private Predicate<Cell> within(Optional<Collectivity> territory) {
        if (territory.isEmpty()) return cell -> true;
        Set<String> codes = Set.copyOf(codes(territory.get()));
        return cell -> codes.contains(cell.departement());
    }

    private List<String> codes(Collectivity territory) {
        return collectivities.departementsOf(territory.id());
    }

    private Coverage.Places places(Set<Cell> cells) {
        Set<String> targeted = cells.stream().map(Cell::departement).collect(Collectors.toSet());
        return new Coverage.Places(
                collectivities.regions().stream()
                        .filter(region -> codes(region).stream().anyMatch(targeted::contains))
                        .toList(),
                collectivities.departements().stream()
                        .filter(departement ->
                                targeted.contains(departement.id().code()))
                        .toList());
    }

    private List<Coverage.Zone> regions(Map<String, Coverage.Share> byDepartement) {
        List<Coverage.Zone> regions = new ArrayList<>();
        for (Collectivity region : collectivities.regions()) {
            Coverage.Share share = collectivities.departementsOf(region.id()).stream()
                    .map(code -> byDepartement.getOrDefault(code, Coverage.Share.NONE))
                    .reduce(Coverage.Share.NONE, Coverage.Share::plus);
            if (share.targets() > 0) regions.add(new Coverage.Zone(region, share));
        }
        return regions;
    }

    /** From the first change to the current quarter. */
    private List<LocalDate> quarters(TreeMap<LocalDate, ?> changes) {
        List<LocalDate> quarters = new ArrayList<>();
        if (changes.isEmpty()) return quarters;
        LocalDate today = Paris.today(clock);
        for (LocalDate quarter = changes.firstKey(); !quarter.isAfter(today); quarter = quarter.plusMonths(3))
            quarters.add(quarter);
        return quarters;
    }

    private static List<Coverage.Quarter> latest(List<Coverage.Quarter> quarters) {
        return quarters.subList(Math.max(0, quarters.size() - MOST_QUARTERS), quarters.size());
    }

    /** How many collectivities and inhabitants a target has, cell by cell, and where. */
    private record Target(Map<Cell, Coverage.Share> cells, Coverage.Places places) {}

    /** How many collectivities and inhabitants a target has, cell by cell. */
    Map<Cell, Coverage.Share> targets(Plans.Plan plan) {
        return target(plan).cells();
    }

    /** It changes with what is aimed at alone. */
    private Target target(Plans.Plan plan) {
        String key = plan.strata().stream().map(Stratum::code).sorted().toList() + " "
                + plan.regions().stream().sorted().toList();
        return targets.get(key, none -> {
            Map<Cell, Coverage.Share> cells = new HashMap<>();
            for (Collectivity place : plans.targets(plan)) {
                Stratum stratum = Stratum.of(place);
                long inhabitants = stratum.kind() == CollectivityKind.COMMUNE ? Stratum.inhabitants(place) : 0;
                cells.merge(
                        new Cell(JdbcDeployments.departement(place), stratum),
                        new Coverage.Share(1, 0, inhabitants, 0),
                        Coverage.Share::plus);
            }
            return new Target(Map.copyOf(cells), places(cells.keySet()));
        });
    }

    /** Every product together: two statements. */
    @Transactional(readOnly = true)
    public Country everywhere() {
        return everywhere(Optional.empty());
    }

    /**
     * The same.
     *
     * @param territory a région or a département that everything is limited to
     */
    @Transactional(readOnly = true)
    public Country everywhere(Optional<Collectivity> territory) {
        Map<String, long[]> found = sums.departements();
        List<String> codes = territory.map(this::codes).orElse(List.of());
        List<Everywhere> lines = new ArrayList<>();
        long communes = 0;
        long inhabitants = 0;
        for (Collectivity departement : collectivities.departements()) {
            if (territory.isPresent() && !codes.contains(departement.id().code())) continue;
            long[] counts = found.getOrDefault(departement.id().code(), new long[3]);
            List<Collectivity> inside = collectivities.communesOf(departement.id());
            communes += inside.size();
            inhabitants += inside.stream().mapToLong(Stratum::inhabitants).sum();
            lines.add(new Everywhere(departement, counts[0], counts[1], counts[2], inside.size()));
        }
        Coverage.Share before = new Coverage.Share(communes, 0, inhabitants, 0);
        return new Country(lines, everywhere(codes, before), territory);
    }

    /** Those of these départements; of all when there is none. */
    private List<Coverage.Quarter> everywhere(List<String> codes, Coverage.Share before) {
        TreeMap<LocalDate, Coverage.Share> changes = new TreeMap<>();
        Map<LocalDate, Long> uses = new HashMap<>();
        for (CoverageQuery.Changed one : sums.quarters(codes)) {
            changes.put(one.quarter(), one.change());
            uses.put(one.quarter(), one.uses());
        }
        List<Coverage.Quarter> quarters = new ArrayList<>();
        Coverage.Share so = before;
        long used = 0;
        for (LocalDate quarter : quarters(changes)) {
            so = so.plus(changes.getOrDefault(quarter, Coverage.Share.NONE));
            used += uses.getOrDefault(quarter, 0L);
            quarters.add(new Coverage.Quarter(quarter, used, so));
        }
        return latest(quarters);
    }

    /** Every région and département: what the country can be limited to. */
    public Coverage.Places places() {
        return new Coverage.Places(collectivities.regions(), collectivities.departements());
    }

    /**
     * The région or the département that an address names, or NotFound.
     *
     * @param written "region:53", "departement:29"; "" for none
     */
    public Optional<Collectivity> territory(String written) {
        if (written.isEmpty()) return Optional.empty();
        Optional<Collectivity> found = CollectivityId.parse(written)
                .filter(id -> id.kind() == CollectivityKind.REGION || id.kind() == CollectivityKind.DEPARTEMENT)
                .flatMap(collectivities::find);
        if (found.isEmpty()) throw new NotFound("territory", written);
        return found;
    }

    /**
     * The communes of a département, by name.
     *
     * @param product whose state is shown; empty for how many products each uses
     * @param only "oui": those that use something, "non": the others, "": all
     */
    @Transactional(readOnly = true)
    public Slice<Commune> communes(Collectivity departement, Optional<ProductId> product, String only, int page) {
        List<Commune> all = communes(departement, product).stream()
                .filter(commune -> only.isEmpty() || only.equals("oui") == uses(commune))
                .toList();
        int pages = Math.max(1, (all.size() + PAGE - 1) / PAGE);
        int number = Math.max(1, Math.min(page, pages));
        int from = (number - 1) * PAGE;
        return new Slice<>(all.subList(from, Math.min(all.size(), from + PAGE)), number, PAGE, all.size());
    }

    private static boolean uses(Commune commune) {
        return commune.uses() > 0;
    }

    /** All of them, in one statement. */
    @Transactional(readOnly = true)
    public List<Commune> communes(Collectivity departement, Optional<ProductId> product) {
        Map<String, Long> uses = new HashMap<>();
        Map<String, DeploymentState> states = new HashMap<>();
        if (product.isPresent()) {
            states.putAll(sums.states(product.get(), departement));
            states.forEach((place, state) -> {
                if (state == DeploymentState.ACTIVE) uses.put(place, 1L);
            });
        } else uses.putAll(sums.uses(departement));
        return collectivities.communesOf(departement.id()).stream()
                .map(place -> new Commune(
                        place,
                        uses.getOrDefault(place.id().toString(), 0L),
                        Optional.ofNullable(states.get(place.id().toString()))))
                .toList();
    }

    /** The département of this code, or NotFound. */
    public Collectivity departement(String code) {
        if (!code.matches("[0-9AB]{2,3}")) throw new NotFound("departement", code);
        return collectivities
                .find(new CollectivityId(CollectivityKind.DEPARTEMENT, code))
                .orElseThrow(() -> new NotFound("departement", code));
    }
}
