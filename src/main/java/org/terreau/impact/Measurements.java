package org.terreau.impact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.web.PublicContent;

/** Takes measurements in, whatever their door, and takes them back. A correction supersedes, and both stay. */
@Service
public class Measurements {

    private static final int KEY = 200;

    private final JdbcBatches batches;
    private final JdbcMeasures measures;
    private final KnownValues knownValues;
    private final Rollups rollups;
    private final Products products;
    private final MeasuredPlaces places;
    private final Audit audit;
    private final PublicContent content;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Measurements(
            JdbcBatches batches,
            JdbcMeasures measures,
            KnownValues knownValues,
            Rollups rollups,
            Products products,
            MeasuredPlaces places,
            Audit audit,
            PublicContent content,
            TransactionTemplate transaction,
            Clock clock) {
        this.batches = batches;
        this.measures = measures;
        this.knownValues = knownValues;
        this.rollups = rollups;
        this.products = products;
        this.places = places;
        this.audit = audit;
        this.content = content;
        this.transaction = transaction;
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
            super(checked.count() + " lines can't be taken");
            this.checked = checked;
        }
    }

    private Receipt taken(ProductId product, Batch batch, Audit.Who who) {
        Instant now = clock.instant();
        Optional<Long> id = batches.open(product, batch, who, now);
        if (id.isEmpty()) return arrivedBefore(product, batch);
        measures.lock(product);
        Map<Long, NavigableMap<LocalDate, BigDecimal>> before =
                batch.kind() == Batch.Kind.CONNECTOR ? Map.of() : knownValues.ofTheWhole(product);
        Checking checking = new Checking(knownValues.byCode(product), before, batch.said(), Paris.today(clock), places);
        try {
            JdbcMeasures.Staged staged = measures.stage(staging -> {
                checking.to(staging);
                batch.lines().into(checking);
            });
            JdbcMeasures.Merged merged = new JdbcMeasures.Merged(0, 0, 0);
            if (staged != null) {
                if (batch.whole() && checking.count() > 0) {
                    doubles(checking);
                    throw new Faulty(checking);
                }
                if (measures.insertFresh(id.get(), staged)) merged = new JdbcMeasures.Merged(staged.rows(), 0, 0);
                else {
                    long doubles = doubles(checking);
                    if (batch.whole() && doubles > 0) throw new Faulty(checking);
                    merged = measures.merge(id.get(), staged, staged.rows() - doubles, checking.used(), now);
                }
                measures.know(checking.places());
                rollups.soon(checking.used());
            } else if (batch.whole() && checking.count() > 0) throw new Faulty(checking);
            batches.close(id.get(), checking, merged, false);
            written(
                    product,
                    "impact.measurements-taken",
                    Map.of("batch", id.get().toString(), "origin", batch.origin()),
                    who);
            return batches.receipt(product, id.get());
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
            Optional<Long> id = batches.open(product, batch, who, clock.instant());
            if (id.isEmpty()) return arrivedBefore(product, batch);
            batches.close(id.get(), faulty.checked, new JdbcMeasures.Merged(0, 0, 0), true);
            return batches.receipt(product, id.get());
        });
        if (receipt == null) throw new IllegalStateException("A batch without a receipt");
        return receipt;
    }

    private Receipt arrivedBefore(ProductId product, Batch batch) {
        Batch.Once once = batch.once();
        if (once == null) throw new IllegalStateException("Only a key makes two batches one");
        return batches.arrivedBefore(product, once);
    }

    /** What became of a batch of this product. */
    @Transactional(readOnly = true)
    public Receipt receipt(ProductId product, long id) {
        return batches.receipt(product, id);
    }

    /** The batches of a product, the latest first. */
    @Transactional(readOnly = true)
    public Slice<Receipt> receipts(ProductId product, int page, Actor actor) {
        products.mustEdit(actor, product);
        return batches.receipts(product, page);
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
        Receipt receipt = batches.receipt(product, id);
        if (!receipt.undoable()) throw new Refused("", "impact.batch.undone");
        Instant now = clock.instant();
        long undoing = batches.undo(product, receipt, actor.who(), now);
        int taken = measures.undo(id, undoing, now);
        rollups.soon(measures.touched(product));
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
