package org.terreau.impact;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Preregistration;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Paris;
import org.terreau.shared.Plain;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.territory.CollectivityKind;
import org.terreau.testimony.Testimonies;
import org.terreau.testimony.Testimony;
import org.terreau.web.PublicContent;

/** Indicators of products: read by everybody with what users say, written by the team and the staff. */
@Service
public class Impact {

    private static final int LINE = 150;
    private static final int TEXT = 2000;
    private static final int INDICATORS = 30;
    static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private final JdbcIndicators indicators;
    private final SeriesQuery query;
    private final Figures figures;
    private final Aims aims;
    private final Doubts doubts;
    private final JdbcMeasures measures;
    private final Rollups rollups;
    private final Testimonies testimonies;
    private final Products products;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    Impact(
            JdbcIndicators indicators,
            SeriesQuery query,
            Figures figures,
            Aims aims,
            Doubts doubts,
            JdbcMeasures measures,
            Rollups rollups,
            Testimonies testimonies,
            Products products,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.indicators = indicators;
        this.query = query;
        this.figures = figures;
        this.aims = aims;
        this.doubts = doubts;
        this.measures = measures;
        this.rollups = rollups;
        this.testimonies = testimonies;
        this.products = products;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
    }

    /**
     * An indicator as it is typed; null where the choice was not one of those offered.
     *
     * @param code wanted in its address, "" to take it from its name; only for a new one
     * @param since from which day the definition counts, null for today
     * @param breaks this definition can't be compared with the former one
     * @param targets by increment, as typed
     * @param stop from where one stops, whatever the increment, as typed
     * @param stops the same by increment
     * @param reason why targets change
     */
    public record Draft(
            String code,
            String name,
            String question,
            String unit,
            boolean moreIsBetter,
            @Nullable Cell cell,
            @Nullable Stage stage,
            @Nullable Aggregation aggregation,
            @Nullable Spread spread,
            @Nullable Periodicity periodicity,
            @Nullable CollectivityKind grain,
            String formula,
            String source,
            String model,
            String definition,
            @Nullable LocalDate since,
            boolean breaks,
            String target,
            Map<Integer, String> targets,
            String stop,
            Map<Integer, String> stops,
            String reason,
            boolean northStar) {

        public Draft {
            targets = Map.copyOf(targets);
            stops = Map.copyOf(stops);
        }

        /** A measured one, for the whole, in its plainest form. */
        public static Draft plain(
                String name,
                String question,
                String unit,
                boolean moreIsBetter,
                Cell cell,
                Aggregation aggregation,
                Periodicity periodicity) {
            return writing()
                    .name(name)
                    .question(question)
                    .unit(unit)
                    .moreIsBetter(moreIsBetter)
                    .cell(cell)
                    .aggregation(aggregation)
                    .spread(aggregation == Aggregation.RATIO ? Spread.RATIO : Spread.SUM)
                    .periodicity(periodicity)
                    .draft();
        }

        /** One to be written from nothing. */
        public static DraftWriter writing() {
            return new DraftWriter();
        }

        /** The same, to be changed. */
        public DraftWriter but() {
            return new DraftWriter(this);
        }

        public Draft following(ReadyIndicator ready, String definition, String source) {
            return but().code(ready.code())
                    .model(ready.code())
                    .cell(ready.cell())
                    .stage(ready.stage())
                    .formula(ready.formula())
                    .definition(definition)
                    .source(source)
                    .draft();
        }

        public Draft computedBy(String written) {
            return but().formula(written).draft();
        }

        public Draft aiming(String typed) {
            return but().target(typed).draft();
        }

        public Draft by(CollectivityKind level) {
            return but().grain(level).draft();
        }
    }

    /**
     * What is public of a product's impact.
     *
     * @param series the north star first
     * @param testimonies those not withdrawn, the latest first, fifty at most
     */
    public record Published(List<Series> series, List<Testimony> testimonies) {

        public Published {
            series = List.copyOf(series);
            testimonies = List.copyOf(testimonies);
        }
    }

    /** Indicators, testimonies, and values by periods of at least this length; from five years ago on. */
    @Transactional(readOnly = true)
    public Published published(ProductId product, Periodicity least) {
        LocalDate since = least.compareTo(Periodicity.MONTH) < 0
                ? least.plus(least.start(today()), -least.most() - least.aYear())
                : today().minusYears(5);
        return new Published(query.series(product, indicators.of(product), least, since), testimonies.shown(product));
    }

    /** Reads what is read once for all products. */
    void hold() {
        doubts.hold();
        testimonies.hold();
    }

    /** The latest value of each measured indicator, and the testimonies: what a product's page shows. */
    @Transactional(readOnly = true)
    public Published latest(ProductId product) {
        Map<String, NavigableSet<LocalDate>> doubtful = doubts.of(product);
        return new Published(
                indicators.latest(product).stream()
                        .map(series ->
                                series.marked(doubtful.get(series.indicator().code())))
                        .toList(),
                testimonies.shown(product));
    }

    /** By months, or longer periods for those measured so. */
    @Transactional(readOnly = true)
    public Published published(ProductId product) {
        return published(product, Periodicity.MONTH);
    }

    /** Every value, by each indicator's own periods. */
    @Transactional(readOnly = true)
    public List<Series> series(ProductId product) {
        return query.series(product, indicators.of(product), Periodicity.DAY, EARLIEST);
    }

    /**
     * One indicator by periods of this length.
     *
     * @param since first days before this one are left out
     * @return empty points when it is measured by longer periods, because values can't be invented
     */
    @Transactional(readOnly = true)
    public Series one(ProductId product, String code, Periodicity periodicity, LocalDate since) {
        return by(product, indicators.of(product), find(product, code), periodicity, since);
    }

    /** The same for the north star; empty when there is none. */
    @Transactional(readOnly = true)
    public Optional<Series> northStar(ProductId product, Periodicity periodicity, LocalDate since) {
        List<Indicator> all = indicators.of(product);
        return all.stream().findFirst().map(star -> by(product, all, star, periodicity, since));
    }

    private Series by(
            ProductId product, List<Indicator> all, Indicator indicator, Periodicity periodicity, LocalDate since) {
        if (!periodicity.atLeast(indicator.periodicity())
                || periodicity == Periodicity.WEEK && indicator.periodicity().compareTo(Periodicity.WEEK) > 0)
            return new Series(indicator, periodicity, List.of());
        return query.one(product, all, indicator, periodicity, since).since(since);
    }

    /** Values of the last month that has some, by département; empty where there are none. */
    @Transactional(readOnly = true)
    public SeriesQuery.ByPlace byDepartement(Indicator indicator) {
        return query.byDepartement(indicator);
    }

    /**
     * The values of one year by département or by région.
     *
     * @param year the latest one that has values when it is null or has none
     */
    @Transactional(readOnly = true)
    public TerritoryYear year(ProductId product, String code, TerritoryYear.Level level, @Nullable Integer year) {
        return query.year(find(product, code), level, year);
    }

    /** Values by segment, of the last month that has some. */
    @Transactional(readOnly = true)
    public SeriesQuery.ByPlace bySegment(Indicator indicator) {
        return query.bySegment(indicator);
    }

    /** Its values that somebody has to check, of places and segments too. */
    @Transactional(readOnly = true)
    public List<ValuesToCheck.Waiting> toCheck(Indicator indicator) {
        return doubts.waiting(indicator.product()).stream()
                .filter(one -> one.indicator().equals(indicator.code()))
                .toList();
    }

    /** An indicator of this product, or NotFound. */
    @Transactional(readOnly = true)
    public Indicator find(ProductId product, String code) {
        return indicators.of(product).stream()
                .filter(known -> known.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("indicator", code));
    }

    /** Its values of a period that no longer count: what was said, by which door, and until when. */
    @Transactional(readOnly = true)
    public List<SeriesQuery.Former> former(Indicator indicator) {
        return query.former(indicator);
    }

    /**
     * Defines an indicator.
     *
     * @return its code
     * @throws Refused naming each field to correct
     */
    @Transactional
    public String define(ProductId product, Draft asked, Actor actor) {
        products.mustEdit(actor, product);
        measures.lock(product);
        List<Indicator> known = indicators.of(product);
        Objections objections = objections(asked);
        objections.when(known.size() >= INDICATORS, "", "impact.indicator.many", INDICATORS);
        objections.when(asked.aggregation() == null, "agregation", "impact.indicator.aggregation");
        objections.when(
                asked.spread() == null
                        || asked.aggregation() != null && !asked.spread().fits(asked.aggregation()),
                "reunion",
                "impact.indicator.spread");
        objections.when(asked.periodicity() == null, "periodicite", "impact.indicator.periodicity");
        String unit = unit(known, asked, "", objections);
        List<Aims.Aim> aimed = aims.asked(product, asked, Optional.empty(), actor, objections);
        objections.raise();
        String code = indicators.freeCode(product, start(asked));
        if (asked.northStar()) indicators.noNorthStar(product);
        long id = indicators.insert(
                product, code, asked, unit, asked.northStar() || known.isEmpty(), sinceOf(asked), clock.instant());
        aims.set(id, aimed, actor);
        written(product, "impact.indicator-defined", Map.of("indicator", code), actor);
        return code;
    }

    private static String start(Draft asked) {
        String plain = Plain.text(asked.code().isEmpty() ? asked.name() : asked.code())
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[-0-9]+|-+$", "");
        return plain.isEmpty()
                ? "indicateur"
                : plain.substring(0, Math.min(plain.length(), 50)).replaceAll("-+$", "");
    }

    private LocalDate sinceOf(Draft asked) {
        return asked.since() == null ? today() : asked.since();
    }

    private Objections objections(Draft asked) {
        Objections objections = new Objections();
        objections.when(asked.name().isEmpty() || !OneLine.fits(asked.name(), LINE), "nom", "impact.indicator.name");
        objections.when(
                asked.question().isEmpty() || !OneLine.fits(asked.question(), LINE),
                "question",
                "impact.indicator.question");
        objections.when(
                asked.formula().isEmpty() && asked.unit().isEmpty()
                        || asked.unit().length() > 40,
                "unite",
                "impact.indicator.unit");
        objections.when(asked.cell() == null, "case", "impact.indicator.cell");
        objections.when(asked.definition().length() > TEXT, "definition", "impact.long", TEXT);
        objections.when(!OneLine.fits(asked.source(), LINE), "source", "impact.long", LINE);
        LocalDate since = asked.since();
        objections.when(
                since != null && (since.isBefore(EARLIEST) || since.isAfter(today().plusYears(1))),
                "depuis",
                "impact.indicator.since");
        return objections;
    }

    /** The unit that is typed, or that the formula gives. */
    private String unit(List<Indicator> known, Draft asked, String own, Objections objections) {
        if (asked.formula().isEmpty()) return asked.unit();
        try {
            Unit computed = figures.read(asked.formula(), known, own).unit();
            if (asked.unit().isEmpty()) return computed.toString();
            if (!Unit.read(asked.unit()).equals(computed))
                objections.add("unite", "impact.formula.unit", computed.equals(Unit.NONE) ? "1" : computed.toString());
        } catch (Formula.Wrong wrong) {
            objections.add(
                    "formule", "impact.formula.wrong", wrong.at() + 1, new Because(wrong.key(), wrong.arguments()));
        }
        return asked.unit();
    }

    /** Why a formula is refused: a sentence inside a sentence, worded by the page. */
    public record Because(String key, Object[] arguments)
            implements org.springframework.context.MessageSourceResolvable {

        @Override
        public String[] getCodes() {
            return new String[] {key};
        }

        @Override
        public Object[] getArguments() {
            return arguments.clone();
        }
    }

    /**
     * Changes an indicator. How long its periods are, its level of territory, and whether it is computed stay as they were.
     *
     * @throws Stale when somebody changed it since
     */
    @Transactional
    public void change(ProductId product, String code, Draft asked, long version, Actor actor) {
        products.mustEdit(actor, product);
        measures.lock(product);
        List<Indicator> known = indicators.of(product);
        Indicator before = find(product, code);
        if (before.version() != version) throw new Stale("indicator", code, version);
        Objections objections = objections(asked);
        Aggregation aggregation = Objects.requireNonNullElse(asked.aggregation(), before.aggregation());
        Spread spread = Objects.requireNonNullElse(asked.spread(), before.spread());
        objections.when(
                (aggregation == Aggregation.RATIO) != (before.aggregation() == Aggregation.RATIO),
                "agregation",
                "impact.indicator.ratio");
        objections.when(!spread.fits(aggregation), "reunion", "impact.indicator.spread");
        objections.when(before.computed() && asked.formula().isEmpty(), "formule", "impact.formula.missing");
        objections.when(!before.computed() && !asked.formula().isEmpty(), "formule", "impact.formula.measured");
        String unit = unit(known, asked, code, objections);
        List<Aims.Aim> aimed = aims.asked(product, asked, Optional.of(before), actor, objections);
        objections.raise();
        if (asked.northStar() && !before.northStar()) indicators.noNorthStar(product);
        indicators.update(
                before,
                asked,
                unit,
                aggregation,
                spread,
                asked.northStar() || before.northStar(),
                sinceOf(asked),
                clock.instant());
        aims.set(before.id(), aimed, actor);
        if (aggregation != before.aggregation() || spread != before.spread()) {
            indicators.computeAgain(before.id());
            rollups.soon(List.of(before.id()));
        }
        written(product, "impact.indicator-changed", Map.of("indicator", code), actor);
    }

    /**
     * Takes an indicator off the stats page; its values are kept, and come back with it.
     *
     * @throws Refused when another one is computed from it
     */
    @Transactional
    public void archive(ProductId product, String code, Actor actor) {
        products.mustEdit(actor, product);
        measures.lock(product);
        Indicator gone = find(product, code);
        List<Indicator> others = indicators.of(product).stream()
                .filter(other -> !other.code().equals(code))
                .toList();
        for (Indicator other : others)
            if (other.computed() && figures.uses(other, code))
                throw new Refused("", "impact.indicator.used", other.name());
        indicators.archive(gone.id(), clock.instant());
        if (gone.northStar() && !others.isEmpty())
            indicators.northStar(others.get(0).id());
        written(product, "impact.indicator-archived", Map.of("indicator", code), actor);
    }

    /** Brings back an indicator that was taken off. */
    @Transactional
    public void restore(ProductId product, String code, Actor actor) {
        products.mustEdit(actor, product);
        measures.lock(product);
        if (!indicators.restore(product, code, indicators.of(product).isEmpty())) throw new NotFound("indicator", code);
        written(product, "impact.indicator-restored", Map.of("indicator", code), actor);
    }

    /** Name of each indicator that was taken off, by its code. */
    @Transactional(readOnly = true)
    public Map<String, String> archived(ProductId product) {
        return indicators.archived(product);
    }

    /** The targets of its indicators with all that they were, the increment 0 for those that count in all. */
    @Transactional(readOnly = true)
    public List<Preregistration> targets(ProductId product) {
        return aims.of(product);
    }

    /** The names that formulas of this product may read, with what they mean. */
    @Transactional(readOnly = true)
    public List<Figures.Name> names(ProductId product) {
        return figures.names(indicators.of(product));
    }

    private void written(ProductId product, String action, Map<String, String> details, Actor actor) {
        audit.record(actor.who(), action, "product:" + product, new LinkedHashMap<>(details));
        content.changed();
    }

    public LocalDate today() {
        return Paris.today(clock);
    }
}
