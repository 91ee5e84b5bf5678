package org.terreau.impact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Mentions;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityKind;
import org.terreau.web.PublicContent;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Takes measurements in, whatever their door, and takes them back. A correction supersedes, and both stay. */
@Service
public class Measurements {

    private static final int SEGMENT = 80;
    private static final int KEY = 200;
    private static final int REMEMBERED = 100_000;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final TypeReference<List<Fault>> FAULTS = new TypeReference<>() {};

    private static final String UNUSUAL = "impact.unusual.once";

    private final JdbcClient jdbc;
    private final JdbcMeasures measures;
    private final KnownValues knownValues;
    private final Rollups rollups;
    private final Products products;
    private final Collectivities collectivities;
    private final Audit audit;
    private final PublicContent content;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;
    private volatile @Nullable Map<String, String> regions;

    Measurements(
            JdbcClient jdbc,
            JdbcMeasures measures,
            KnownValues knownValues,
            Rollups rollups,
            Products products,
            Collectivities collectivities,
            Audit audit,
            PublicContent content,
            TransactionTemplate transaction,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.measures = measures;
        this.knownValues = knownValues;
        this.rollups = rollups;
        this.products = products;
        this.collectivities = collectivities;
        this.audit = audit;
        this.content = content;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /** Takes a batch that somebody brings: see {@link #take}. */
    public Receipt receive(ProductId product, Batch batch, Actor actor) {
        products.mustEdit(actor, product);
        return take(product, batch, actor.who());
    }

    /**
     * Takes a batch, in one transaction and in constant memory. Rights are the caller's to check: a connector run by a job
     * comes in here.
     *
     * @throws Refused when the batch's key came before with another content (field `cle`)
     */
    public Receipt take(ProductId product, Batch batch, Audit.Who who) {
        Batch.Once once = batch.once();
        if (once != null && (once.key().isBlank() || once.key().length() > KEY))
            throw new Refused("cle", "impact.batch.key", KEY);
        try {
            Receipt receipt = transaction.execute(status -> taken(product, batch, who));
            if (receipt == null) throw new IllegalStateException("A batch without a receipt");
            return receipt;
        } catch (Faulty faulty) {
            return refuse(product, batch, who, faulty);
        }
    }

    /**
     * A value typed into a form.
     *
     * @param value a number as people type it; the numerator of a ratio
     * @param denominator "" for what is not a ratio
     */
    public record Typed(String indicator, String value, String denominator, String territory, String segment) {

        public static Typed whole(String indicator, String value) {
            return new Typed(indicator, value, "", "", "");
        }
    }

    /** The same, of values that are known to be right. */
    public Receipt enter(ProductId product, String period, List<Typed> typed, String origin, Actor actor) {
        return enter(product, period, typed, origin, indicator -> true, actor);
    }

    /**
     * Takes the values that somebody types for a period: all of them, or none. A value of a period that has one already
     * corrects it.
     *
     * @param said the indicators whose unusual value somebody said is right
     * @param period as {@link Periodicity#read} understands it
     * @param origin what readers see as their source
     * @throws Refused naming the fields `periode`, `valeur-<code>`, `denominateur-<code>`
     */
    public Receipt enter(
            ProductId product, String period, List<Typed> typed, String origin, Predicate<String> said, Actor actor) {
        if (typed.isEmpty()) throw new Refused("", "impact.month.empty");
        Receipt receipt = receive(
                product,
                new Batch(Batch.Kind.FORM, origin, true, null, sink -> {
                            for (int place = 0; place < typed.size(); place++) {
                                Typed one = typed.get(place);
                                sink.line(new Batch.Line(
                                        place + 1L,
                                        one.indicator(),
                                        period,
                                        one.value(),
                                        one.value(),
                                        one.denominator(),
                                        one.territory(),
                                        one.segment()));
                            }
                        })
                        .saying(said),
                actor);
        if (!receipt.refused()) return receipt;
        List<Refused.Problem> problems = new ArrayList<>();
        for (Fault fault : receipt.faults()) {
            String code = typed.get((int) fault.line() - 1).indicator();
            Refused.Problem problem = Refused.Problem.of(
                    field(fault, code), fault.key(), fault.arguments().toArray());
            if (!problems.contains(problem)) problems.add(problem);
        }
        throw new Refused(problems);
    }

    private static String field(Fault fault, String code) {
        return switch (fault.field()) {
            case "period" -> "periode";
            case "value", "numerator", "indicator" -> "valeur-" + code;
            case "territory" -> "territoire";
            case "segment" -> "segment";
            default -> "";
        };
    }

    /** Rolls everything back when the batch is to be taken whole. */
    private static final class Faulty extends RuntimeException {

        private final transient Checking checked;

        Faulty(Checking checked) {
            super(checked.count + " lines can't be taken");
            this.checked = checked;
        }
    }

    private Receipt taken(ProductId product, Batch batch, Audit.Who who) {
        Instant now = clock.instant();
        Optional<Long> id = open(product, batch, who, now);
        if (id.isEmpty()) return arrivedBefore(product, batch);
        measures.lock(product);
        Map<Long, NavigableMap<LocalDate, BigDecimal>> before =
                batch.kind() == Batch.Kind.CONNECTOR ? Map.of() : knownValues.ofTheWhole(product);
        Checking checking = new Checking(known(product), before, batch.said(), Paris.today(clock));
        try {
            JdbcMeasures.Staged staged = measures.stage(staging -> {
                checking.staging = staging;
                batch.lines().into(checking);
            });
            JdbcMeasures.Merged merged = new JdbcMeasures.Merged(0, 0, 0);
            if (staged != null) {
                if (batch.whole() && checking.count > 0) {
                    doubles(checking);
                    throw new Faulty(checking);
                }
                if (measures.insertFresh(id.get(), staged)) merged = new JdbcMeasures.Merged(staged.rows(), 0, 0);
                else {
                    long doubles = doubles(checking);
                    if (batch.whole() && doubles > 0) throw new Faulty(checking);
                    merged = measures.merge(id.get(), staged, staged.rows() - doubles, checking.used.values(), now);
                }
                measures.know(checking.places.values());
                rollups.soon(checking.used.values());
            } else if (batch.whole() && checking.count > 0) throw new Faulty(checking);
            close(id.get(), checking, merged, false);
            written(
                    product,
                    "impact.measurements-taken",
                    Map.of("batch", id.get().toString(), "origin", batch.origin()),
                    who);
            return receipt(product, id.get());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Takes out the lines that say again what another one says, and tells of each. */
    private long doubles(Checking checking) {
        List<Long> doubles = measures.takeOutDoubles();
        for (long line : doubles) checking.fault(Fault.of(line, "period", "impact.fault.double"));
        return doubles.size();
    }

    /** What was refused in a form is corrected there and then: only what arrives otherwise leaves a trace of it. */
    private Receipt refuse(ProductId product, Batch batch, Audit.Who who, Faulty faulty) {
        if (batch.kind() == Batch.Kind.FORM) return faulty.checked.refused(batch, clock.instant());
        Receipt receipt = transaction.execute(status -> {
            Optional<Long> id = open(product, batch, who, clock.instant());
            if (id.isEmpty()) return arrivedBefore(product, batch);
            close(id.get(), faulty.checked, new JdbcMeasures.Merged(0, 0, 0), true);
            return receipt(product, id.get());
        });
        if (receipt == null) throw new IllegalStateException("A batch without a receipt");
        return receipt;
    }

    private Optional<Long> open(ProductId product, Batch batch, Audit.Who who, Instant now) {
        Batch.Once once = batch.once();
        return jdbc.sql("""
                        insert into measure_batch (product_id, kind, origin, account_id, received_at, idempotency_key,
                                                   digest)
                        values (:product, :kind, :origin, :account, :now, :key, :digest)
                        on conflict (product_id, idempotency_key) where idempotency_key is not null do nothing
                        returning id
                        """)
                .param("product", product.value())
                .param("kind", batch.kind().code())
                .param("origin", batch.origin())
                .param("account", who.accountId())
                .param("now", Timestamp.from(now))
                .param("key", once == null ? null : once.key())
                .param("digest", once == null ? null : once.digest())
                .query(Long.class)
                .optional();
    }

    private Receipt arrivedBefore(ProductId product, Batch batch) {
        Batch.Once once = batch.once();
        if (once == null) throw new IllegalStateException("Only a key makes two batches one");
        return jdbc.sql("select id, digest from measure_batch where product_id = :product and idempotency_key = :key")
                .param("product", product.value())
                .param("key", once.key())
                .query((row, ignored) -> {
                    if (!MessageDigest.isEqual(once.digest(), row.getBytes("digest")))
                        throw new Refused("cle", "impact.batch.other");
                    return row.getLong("id");
                })
                .optional()
                .map(id -> receipt(product, id).again())
                .orElseThrow(() -> new NotFound("batch", once.key()));
    }

    private void close(long id, Checking checked, JdbcMeasures.Merged merged, boolean refused) {
        jdbc.sql("""
                        update measure_batch
                        set refused = :refused, lines = :lines, added = :added, corrected = :corrected,
                            unchanged = :unchanged, faulty = :faulty, faults = :faults::jsonb
                        where id = :id
                        """)
                .param("refused", refused)
                .param("lines", checked.lines)
                .param("added", merged.added())
                .param("corrected", merged.corrected())
                .param("unchanged", merged.unchanged())
                .param("faulty", checked.count)
                .param("faults", json.writeValueAsString(checked.faults))
                .param("id", id)
                .update();
    }

    /** What a batch needs to know of an indicator. */
    private record Known(
            long id,
            String code,
            Periodicity periodicity,
            boolean ratio,
            @Nullable CollectivityKind grain,
            boolean computed,
            UnitLimits limits) {}

    private static final JdbcMeasures.Place ALL = new JdbcMeasures.Place("", "", null, null);

    private Map<String, Known> known(ProductId product) {
        Map<String, Known> known = new HashMap<>();
        jdbc.sql("""
                        select id, code, name, unit, periodicity, aggregation, grain, formula from indicator
                        where product_id = :product and archived_at is null
                        """).param("product", product.value()).query(row -> {
            String grain = row.getString("grain");
            Aggregation aggregation =
                    Aggregation.named(row.getString("aggregation")).orElseThrow();
            known.put(
                    row.getString("code"),
                    new Known(
                            row.getLong("id"),
                            row.getString("code"),
                            Periodicity.of(row.getString("periodicity")).orElseThrow(),
                            aggregation == Aggregation.RATIO,
                            grain.isEmpty() ? null : CollectivityKind.of(grain),
                            !row.getString("formula").isEmpty(),
                            UnitLimits.of(row.getString("name"), row.getString("unit"), aggregation)));
        });
        return known;
    }

    /** Checks lines one after the other and passes on the good ones. */
    private final class Checking implements Batch.Sink {

        private final Map<String, Known> indicators;
        private final Map<Long, NavigableMap<LocalDate, BigDecimal>> before;
        private final Predicate<String> said;
        private final LocalDate today;
        private final Map<String, Long> used = new LinkedHashMap<>();
        private final Map<String, JdbcMeasures.Place> places = new HashMap<>();
        private final Map<String, LocalDate> periods = new HashMap<>();
        private final Map<String, String> segments = new HashMap<>();
        private final List<Fault> faults = new ArrayList<>();
        private JdbcMeasures.@Nullable Staging staging;
        private long lines;
        private long count;

        Checking(
                Map<String, Known> indicators,
                Map<Long, NavigableMap<LocalDate, BigDecimal>> before,
                Predicate<String> said,
                LocalDate today) {
            this.indicators = indicators;
            this.before = before;
            this.said = said;
            this.today = today;
        }

        private Receipt refused(Batch batch, Instant now) {
            return new Receipt(0, batch.kind(), batch.origin(), now, true, lines, 0, 0, 0, count, faults, null, false);
        }

        @Override
        public void fault(Fault fault) {
            count++;
            if (faults.size() < Receipt.TOLD) faults.add(fault);
        }

        @Override
        public void line(Batch.Line line) throws IOException {
            lines++;
            JdbcMeasures.Staging to = staging;
            if (to == null) throw new IllegalStateException("Lines come once there is where to put them");
            Known indicator = indicators.get(line.indicator());
            if (indicator == null) {
                fault(Fault.of(line.number(), "indicator", "impact.fault.indicator", cut(line.indicator())));
                return;
            }
            if (indicator.computed()) {
                fault(Fault.of(line.number(), "indicator", "impact.fault.computed", indicator.code()));
                return;
            }
            LocalDate start = start(indicator, line);
            if (start == null) return;
            JdbcMeasures.Place place = place(indicator, line);
            if (place == null) return;
            if (line.segment().length() > SEGMENT) {
                fault(Fault.of(line.number(), "segment", "impact.fault.segment", String.valueOf(SEGMENT)));
                return;
            }
            BigDecimal numerator;
            BigDecimal denominator = null;
            if (indicator.ratio()) {
                numerator = Impact.number(line.numerator()).orElse(null);
                denominator = Impact.number(line.denominator()).orElse(null);
                if (numerator == null || denominator == null || denominator.signum() < 0) {
                    fault(Fault.of(line.number(), "numerator", "impact.fault.ratio", indicator.code()));
                    return;
                }
            } else {
                numerator = Impact.number(line.value()).orElse(null);
                if (numerator == null) {
                    fault(Fault.of(line.number(), "value", "impact.fault.value", cut(line.value())));
                    return;
                }
            }
            boolean whole = place.code().isEmpty() && line.segment().isEmpty();
            if (!said.test(indicator.code())
                    && (personal(line)
                            || impossible(line.number(), indicator, numerator, denominator)
                            || whole && unusual(line.number(), indicator, start, value(numerator, denominator))))
                return;
            used.putIfAbsent(indicator.code(), indicator.id());
            to.add(line.number(), indicator.id(), start, place.code(), line.segment(), numerator, denominator);
        }

        private static @Nullable BigDecimal value(BigDecimal numerator, @Nullable BigDecimal denominator) {
            if (denominator == null) return numerator;
            return denominator.signum() == 0 ? null : numerator.divide(denominator, MathContext.DECIMAL64);
        }

        /** Tells of a segment, which everybody reads, that tells who somebody is. */
        private boolean personal(Batch.Line line) {
            if (line.segment().isEmpty()) return false;
            String told =
                    segments.computeIfAbsent(line.segment(), segment -> String.join(", ", Mentions.told(segment)));
            if (told.isEmpty()) return false;
            fault(Fault.of(line.number(), "segment", "impact.segment.once", told));
            return true;
        }

        /** Tells of a value that its unit does not let expect. */
        private boolean impossible(long line, Known indicator, BigDecimal numerator, @Nullable BigDecimal denominator) {
            Optional<String> reason = indicator.limits().fault(numerator, denominator);
            reason.ifPresent(key -> fault(Fault.of(
                    line, "value", key, indicator.code(), indicator.limits().most())));
            return reason.isPresent();
        }

        /** Tells of a value of the whole that those before it do not let expect. */
        private boolean unusual(long line, Known indicator, LocalDate start, @Nullable BigDecimal value) {
            NavigableMap<LocalDate, BigDecimal> known = before.get(indicator.id());
            if (value == null || known == null) return false;
            BigDecimal held = known.get(start);
            if (held != null && held.compareTo(value) == 0) return false;
            Optional<UsualRange> range =
                    UsualRange.after(known.headMap(start, false).values()).filter(usual -> !usual.holds(value));
            range.ifPresent(usual -> fault(Fault.of(
                    line,
                    "value",
                    UNUSUAL,
                    indicator.code(),
                    usual.low().toPlainString(),
                    usual.high().toPlainString(),
                    value.round(MathContext.DECIMAL32).toPlainString())));
            return range.isPresent();
        }

        private @Nullable LocalDate start(Known indicator, Batch.Line line) {
            String key = indicator.periodicity().code() + line.period();
            LocalDate remembered = periods.get(key);
            if (remembered != null) return remembered;
            Optional<LocalDate> start = Periodicity.read(line.period()).flatMap(indicator.periodicity()::meant);
            if (start.isEmpty()) {
                fault(Fault.of(
                        line.number(),
                        "period",
                        "impact.fault.period." + indicator.periodicity().code(),
                        cut(line.period())));
                return null;
            }
            if (start.get().isBefore(EARLIEST) || start.get().isAfter(today)) {
                fault(Fault.of(line.number(), "period", "impact.fault.when", cut(line.period())));
                return null;
            }
            if (periods.size() > REMEMBERED) periods.clear();
            periods.put(key, start.get());
            return start.get();
        }

        private JdbcMeasures.@Nullable Place place(Known indicator, Batch.Line line) {
            CollectivityKind grain = indicator.grain();
            String written = line.territory();
            if (written.isEmpty()) return ALL;
            if (grain == null) {
                fault(Fault.of(line.number(), "territory", "impact.fault.whole", indicator.code()));
                return null;
            }
            String key = grain.code() + " " + written;
            JdbcMeasures.Place remembered = places.get(key);
            if (remembered != null) return remembered;
            String full = written.indexOf(':') < 0 ? grain.code() + ":" + written : written;
            Optional<JdbcMeasures.Place> place = CollectivityId.parse(full)
                    .filter(id -> id.kind() == grain)
                    .flatMap(collectivities::find)
                    .map(known -> placed(grain, known.id(), known.departement()));
            if (place.isEmpty()) {
                fault(Fault.of(line.number(), "territory", "impact.fault.territory." + grain.code(), cut(written)));
                return null;
            }
            places.put(key, place.get());
            return place.get();
        }
    }

    private JdbcMeasures.Place placed(CollectivityKind grain, CollectivityId id, @Nullable String departement) {
        String own = grain == CollectivityKind.DEPARTEMENT ? id.code() : departement;
        String region = grain == CollectivityKind.REGION
                ? id.code()
                : own == null ? null : regions().get(own);
        return new JdbcMeasures.Place(grain.code(), id.code(), own, region);
    }

    /** The région of each département: the geographic code changes with the edition alone. */
    private Map<String, String> regions() {
        Map<String, String> known = regions;
        if (known != null) return known;
        Map<String, String> read = new HashMap<>();
        for (Collectivity region : collectivities.regions())
            for (String departement : collectivities.departementsOf(region.id()))
                read.put(departement, region.id().code());
        regions = read;
        return read;
    }

    private static String cut(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    /** What became of a batch of this product. */
    @Transactional(readOnly = true)
    public Receipt receipt(ProductId product, long id) {
        return jdbc.sql(RECEIPT + " where product_id = :product and id = :id")
                .param("product", product.value())
                .param("id", id)
                .query((row, ignored) -> receipt(row))
                .optional()
                .orElseThrow(() -> new NotFound("batch", id));
    }

    /** The batches of a product, the latest first. */
    @Transactional(readOnly = true)
    public Slice<Receipt> receipts(ProductId product, int page, Actor actor) {
        products.mustEdit(actor, product);
        int size = 20;
        int number = Math.max(1, page);
        List<Receipt> found = jdbc.sql(
                        RECEIPT + " where product_id = :product order by id desc limit :size offset :from")
                .param("product", product.value())
                .param("size", size)
                .param("from", (number - 1) * size)
                .query((row, ignored) -> receipt(row))
                .list();
        int all = jdbc.sql("select count(*) from measure_batch where product_id = :product")
                .param("product", product.value())
                .query(Integer.class)
                .single();
        return new Slice<>(found, number, size, all);
    }

    private static final String RECEIPT = """
            select id, kind, origin, received_at, refused, lines, added, corrected, unchanged, faulty, faults, undone_at
            from measure_batch
            """;

    private Receipt receipt(ResultSet row) throws SQLException {
        Timestamp undone = row.getTimestamp("undone_at");
        return new Receipt(
                row.getLong("id"),
                Batch.Kind.of(row.getString("kind")),
                row.getString("origin"),
                row.getTimestamp("received_at").toInstant(),
                row.getBoolean("refused"),
                row.getLong("lines"),
                row.getLong("added"),
                row.getLong("corrected"),
                row.getLong("unchanged"),
                row.getLong("faulty"),
                json.readValue(row.getString("faults"), FAULTS),
                undone == null ? null : undone.toInstant(),
                false);
    }

    /**
     * Takes a whole batch back: what it corrected comes back, what it added goes, even where a later batch repeated it. All
     * of it stays in the history.
     *
     * @return how many values were taken back
     * @throws Refused when it was taken back already, or never taken
     */
    @Transactional
    public int undo(ProductId product, long id, Actor actor) {
        products.mustEdit(actor, product);
        measures.lock(product);
        Receipt receipt = receipt(product, id);
        if (!receipt.undoable()) throw new Refused("", "impact.batch.undone");
        Instant now = clock.instant();
        long undoing = jdbc.sql("""
                        insert into measure_batch (product_id, kind, origin, account_id, received_at, undoes)
                        values (:product, :kind, :origin, :account, :now, :undone) returning id
                        """)
                .param("product", product.value())
                .param("kind", Batch.Kind.UNDO.code())
                .param("origin", receipt.origin())
                .param("account", actor.id().value())
                .param("now", Timestamp.from(now))
                .param("undone", id)
                .query(Long.class)
                .single();
        jdbc.sql("update measure_batch set undone_at = :now where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
        int taken = measures.undo(id, undoing, now);
        rollups.soon(jdbc.sql("""
                        select distinct d.indicator_id from measure_dirty d
                        join indicator i on i.id = d.indicator_id where i.product_id = :product
                        """)
                .param("product", product.value())
                .query(Long.class)
                .list());
        written(
                product,
                "impact.measurements-undone",
                Map.of("batch", String.valueOf(id), "values", String.valueOf(taken)),
                actor.who());
        return taken;
    }

    private void written(ProductId product, String action, Map<String, String> details, Audit.Who who) {
        audit.record(who, action, "product:" + product, new LinkedHashMap<>(details));
        content.changed();
    }
}
