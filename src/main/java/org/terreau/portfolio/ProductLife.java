package org.terreau.portfolio;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;

/** What is known of a product and of its life: told to everybody, corrected with a trace by those who work on it. */
@Service
public class ProductLife {

    public static final int LINE = 200;
    public static final int TEXT = 2000;
    /** Shortest words of a decision that brings a phase, in characters. */
    private static final int SHORTEST_DECISION = 10;

    private final JdbcLife stored;
    private final JdbcProducts jdbcProducts;
    private final Products products;
    private final ProductFacts facts;
    private final Audit audit;
    private final Clock clock;

    ProductLife(
            JdbcLife stored,
            JdbcProducts jdbcProducts,
            Products products,
            ProductFacts facts,
            Audit audit,
            Clock clock) {
        this.stored = stored;
        this.jdbcProducts = jdbcProducts;
        this.products = products;
        this.facts = facts;
        this.audit = audit;
        this.clock = clock;
    }

    /** A moment being written: which phase, event or fact, on which day, in which words. */
    public record Written(
            LifeStory.@Nullable Kind kind,
            String code,
            @Nullable LocalDate on,
            String text) {}

    /** A moment that may be corrected, by its place: the rank of a phase or an event, the number of a fact. */
    public record Place(LifeStory.Kind kind, long rank, Written written) {}

    @Transactional(readOnly = true)
    public long version(ProductId id) {
        return jdbcProducts.version(id).orElseThrow(() -> new NotFound("product", id));
    }

    /** The administration that carries it today, when somebody said. */
    @Transactional(readOnly = true)
    public Optional<String> carrier(ProductId id) {
        return stored.carrier(id);
    }

    /** What may be corrected, in the order of dates. */
    @Transactional(readOnly = true)
    public List<Place> places(ProductId id, Actor actor) {
        products.mustEdit(actor, id);
        Product product = products.read(id);
        List<Place> places = new ArrayList<>();
        for (int rank = 0; rank < product.phases().size(); rank++) {
            Product.Phase phase = product.phases().get(rank);
            places.add(place(LifeStory.Kind.PHASE, rank, phase.kind().code(), phase.start(), text(phase.comment())));
        }
        for (int rank = 0; rank < product.events().size(); rank++) {
            Product.Event event = product.events().get(rank);
            places.add(place(LifeStory.Kind.EVENT, rank, event.name(), event.date(), event.comment()));
        }
        for (JdbcLife.Fact fact : stored.facts(id))
            places.add(place(LifeStory.Kind.FACT, fact.id(), fact.kind().code(), fact.on(), fact.after()));
        places.sort(
                Comparator.comparing(one -> Objects.requireNonNull(one.written().on())));
        return places;
    }

    private static Place place(LifeStory.Kind kind, long rank, String code, LocalDate on, String text) {
        return new Place(kind, rank, new Written(kind, code, on, text));
    }

    /**
     * Adds a dated fact. A new name or a new address becomes the product's, unless a later one is known. A phase is what a
     * committee decided, written down by the staff ({@link DecidedPhases}).
     *
     * @throws Refused naming `fait`, `date` or `texte`
     */
    @Transactional
    public void add(ProductId id, Written written, long version, Actor actor) {
        Product product = facts.taken(id, version, actor);
        LocalDate on = checked(written);
        Product after = product;
        List<ProductChange> told = new ArrayList<>();
        if (written.kind() == LifeStory.Kind.PHASE) {
            List<Product.Phase> phases = new ArrayList<>(product.phases());
            phases.add(phase(written.code(), on, written.text()));
            List<Refused.Problem> problems = new ArrayList<>(undecided(product, phases, actor));
            if (!product.phases().isEmpty() && written.text().length() < SHORTEST_DECISION)
                problems.add(Refused.Problem.of("texte", "life.phase.why", SHORTEST_DECISION));
            if (!problems.isEmpty()) throw new Refused(problems);
            after = product.with(phases, product.events());
        } else if (written.kind() == LifeStory.Kind.EVENT) {
            List<Product.Event> events = new ArrayList<>(product.events());
            events.add(new Product.Event(written.code(), on, written.text()));
            after = product.with(product.phases(), events);
        } else {
            FactKind kind = FactKind.of(written.code()).orElseThrow();
            boolean last = stored.facts(id).stream()
                    .noneMatch(fact -> fact.kind() == kind && fact.on().isAfter(on));
            String before = now(product, kind);
            stored.add(id, kind, on, last ? before : null, written.text(), "");
            if (last && kind == FactKind.NAME) after = product.named(written.text());
            else if (last && kind == FactKind.ADDRESS) after = product.addressed(written.text());
            else told.add(new ProductChange(kind.code(), null, on + " " + written.text()));
        }
        facts.change(
                product,
                new ProductFacts.Change(after, told, null)
                        .telling(
                                written.kind() == LifeStory.Kind.PHASE ? "product-phase" : "product-fact",
                                id.path() + "/histoire"),
                "",
                actor);
        audit.record(actor.who(), "product.fact-added", "product:" + id, Map.of("fact", written.code()));
    }

    /**
     * Corrects a fact that was not as it is told, or withdraws one that never was. What was told before stays in the
     * history with who corrected it, when and why.
     *
     * @param now null to withdraw it
     * @throws Refused naming `date`, `texte` or `raison`
     */
    @Transactional
    public void correct(
            ProductId id,
            LifeStory.Kind kind,
            long rank,
            @Nullable Written now,
            String reason,
            long version,
            Actor actor) {
        Product product = facts.taken(id, version, actor);
        Place place = places(id, actor).stream()
                .filter(one -> one.kind() == kind && one.rank() == rank)
                .findFirst()
                .orElseThrow(() -> new NotFound("fact", kind + " " + rank));
        List<Refused.Problem> problems = new ArrayList<>();
        LocalDate on = null;
        if (now != null)
            try {
                on = checked(now);
            } catch (Refused refused) {
                problems.addAll(refused.problems());
            }
        if (now == null && kind == LifeStory.Kind.PHASE && product.phases().size() == 1)
            problems.add(Refused.Problem.of("", "life.phase.last"));
        ProductFacts.reason("raison", reason, problems);
        if (!problems.isEmpty()) throw new Refused(problems);
        Product after = product;
        List<ProductChange> told = new ArrayList<>();
        if (kind == LifeStory.Kind.PHASE) {
            List<Product.Phase> phases = new ArrayList<>(product.phases());
            Product.Phase before = phases.get((int) rank);
            if (now == null || on == null) phases.remove((int) rank);
            else {
                boolean same = before.kind().code().equals(now.code());
                phases.set(
                        (int) rank,
                        new Product.Phase(
                                PhaseKind.of(now.code()).orElseThrow(),
                                same ? before.name() : now.code(),
                                on,
                                before.end(),
                                now.text().isEmpty() ? null : now.text()));
            }
            List<Refused.Problem> against = undecided(product, phases, actor);
            if (!against.isEmpty()) throw new Refused(against);
            after = product.with(phases, product.events());
        } else if (kind == LifeStory.Kind.EVENT) {
            List<Product.Event> events = new ArrayList<>(product.events());
            if (now == null || on == null) events.remove((int) rank);
            else events.set((int) rank, new Product.Event(now.code(), on, now.text()));
            after = product.with(product.phases(), events);
        } else {
            String before = place.written().on() + " " + place.written().text();
            Product replaced = replaced(product, rank);
            if (now == null || on == null) {
                stored.remove(rank);
                told.add(new ProductChange(place.written().code(), before, null));
            } else {
                stored.correct(rank, on, now.text(), "");
                told.add(new ProductChange(place.written().code(), before, on + " " + now.text()));
            }
            after = following(replaced, place.written().code());
        }
        facts.change(product, new ProductFacts.Change(after, told, null), reason, actor);
        audit.record(
                actor.who(),
                now == null ? "product.fact-withdrawn" : "product.fact-corrected",
                "product:" + id,
                Map.of("fact", place.written().code()));
    }

    /** The product as it was before this fact, for when no other one says its name or its address. */
    private Product replaced(Product product, long fact) {
        for (JdbcLife.Fact one : stored.facts(product.id()))
            if (one.id() == fact && one.before() != null) {
                if (one.kind() == FactKind.NAME) return product.named(one.before());
                if (one.kind() == FactKind.ADDRESS) return product.addressed(one.before());
            }
        return product;
    }

    /** The name and the address follow the last fact that says them. */
    private Product following(Product product, String code) {
        FactKind kind = FactKind.of(code).orElseThrow();
        Optional<JdbcLife.Fact> last = stored.facts(product.id()).stream()
                .filter(fact -> fact.kind() == kind)
                .reduce((one, other) -> other);
        if (last.isEmpty()) return product;
        return switch (kind) {
            case NAME -> product.named(last.get().after());
            case ADDRESS -> product.addressed(last.get().after());
            case CARRIER -> product;
        };
    }

    private List<Refused.Problem> undecided(Product product, List<Product.Phase> after, Actor actor) {
        return DecidedPhases.problems(
                product.phases(),
                after,
                actor.staffOf(product.incubator().value()),
                product.origin() != null,
                Paris.today(clock));
    }

    private LocalDate checked(Written written) {
        List<Refused.Problem> problems = new ArrayList<>();
        LocalDate on = written.on();
        boolean known = written.kind() != null
                && switch (written.kind()) {
                    case PHASE -> PhaseKind.of(written.code()).isPresent();
                    case FACT -> FactKind.of(written.code()).isPresent();
                    case EVENT -> !written.code().isBlank() && written.code().length() <= 60;
                    case DECISION, INCREMENT, REVIEW, END -> false;
                };
        if (!known) problems.add(Refused.Problem.of("fait", "life.kind.needed"));
        if (on == null || on.getYear() < 1990 || on.isAfter(Paris.today(clock).plusYears(2)))
            problems.add(Refused.Problem.of("date", "life.date.needed"));
        if (written.text().length() > TEXT) problems.add(Refused.Problem.of("texte", "life.text.long", TEXT));
        if (known && written.kind() == LifeStory.Kind.FACT) {
            if (written.text().isEmpty() || written.text().length() > LINE)
                problems.add(Refused.Problem.of("texte", "life.fact.needed", LINE));
            else if (FactKind.of(written.code()).orElseThrow() == FactKind.ADDRESS && !web(written.text()))
                problems.add(Refused.Problem.of("texte", "life.address.wrong"));
        }
        if (known && written.kind() == LifeStory.Kind.EVENT && written.text().isEmpty())
            problems.add(Refused.Problem.of("texte", "life.event.needed"));
        if (on == null || !problems.isEmpty()) throw new Refused(problems);
        return on;
    }

    private static Product.Phase phase(String code, LocalDate on, String comment) {
        return new Product.Phase(PhaseKind.of(code).orElseThrow(), code, on, null, comment.isEmpty() ? null : comment);
    }

    private @Nullable String now(Product product, FactKind kind) {
        return switch (kind) {
            case NAME -> product.name();
            case ADDRESS -> product.link();
            case CARRIER -> stored.carrier(product.id()).orElse(null);
        };
    }

    static boolean web(String address) {
        return address.matches("https?://[^\\s]{3,1000}");
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
