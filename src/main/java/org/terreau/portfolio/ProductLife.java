package org.terreau.portfolio;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.incubator.Organisation;
import org.terreau.incubator.OrganisationId;
import org.terreau.review.Reviews;
import org.terreau.shared.NotFound;
import org.terreau.shared.OneLine;
import org.terreau.shared.Paris;
import org.terreau.shared.Plain;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.PublicContent;

/** What is known of a product and of its life: told to everybody, corrected with a trace by those who work on it. */
@Service
public class ProductLife {

    public static final int LINE = 200;
    public static final int MISSION = 500;
    public static final int TEXT = 2000;
    public static final int BODY = 20_000;
    /** Shortest words of a decision that brings a phase, in characters. */
    private static final int SHORTEST_DECISION = 10;

    private static final int MOST = 30;

    private final JdbcLife stored;
    private final JdbcProducts jdbcProducts;
    private final JdbcIncrements increments;
    private final JdbcEndings endings;
    private final Products products;
    private final Incubators incubators;
    private final Reviews reviews;
    private final ProductNews news;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    ProductLife(
            JdbcLife stored,
            JdbcProducts jdbcProducts,
            JdbcIncrements increments,
            JdbcEndings endings,
            Products products,
            Incubators incubators,
            Reviews reviews,
            ProductNews news,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.stored = stored;
        this.jdbcProducts = jdbcProducts;
        this.increments = increments;
        this.endings = endings;
        this.products = products;
        this.incubators = incubators;
        this.reviews = reviews;
        this.news = news;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
    }

    /**
     * What the sheet of a product says, as typed: lists hold one entry a line.
     *
     * @param incubators ids or titles of those beside the first one, which does not change here
     * @param sponsors ids, names or acronyms
     */
    public record Sheet(
            String mission,
            String body,
            String incubators,
            String sponsors,
            String themes,
            String publics,
            String technos,
            String repository,
            String contact,
            String statsUrl,
            String accessibility,
            Map<Standard, Status> standards) {

        public Sheet {
            standards = Map.copyOf(standards);
        }

        /** @param status empty when nobody says */
        public record Status(String status, String link) {}
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

    /** The product's life. */
    @Transactional(readOnly = true)
    public LifeStory story(ProductId id) {
        Product product = products.read(id);
        List<LifeStory.Moment> moments = new ArrayList<>();
        for (Product.Phase phase : product.phases())
            moments.add(new LifeStory.Moment(
                    phase.start(), LifeStory.Kind.PHASE, phase.kind().code(), null, text(phase.comment()), ""));
        for (Product.Event event : product.events())
            moments.add(
                    new LifeStory.Moment(event.date(), LifeStory.Kind.EVENT, event.name(), null, event.comment(), ""));
        for (JdbcLife.Fact fact : stored.facts(id))
            moments.add(new LifeStory.Moment(
                    fact.on(), LifeStory.Kind.FACT, fact.kind().code(), fact.before(), fact.after(), ""));
        if (product.origin() != null)
            for (Reviews.Decision decision :
                    reviews.decisions(product.origin().kind(), product.origin().id()))
                moments.add(new LifeStory.Moment(
                        decision.on(),
                        LifeStory.Kind.DECISION,
                        decision.outcome().code(),
                        null,
                        decision.reason(),
                        ""));
        for (IncrementPlan plan : increments.of(id)) {
            String number = String.valueOf(plan.increment().number());
            String path = Increments.path(id, plan.increment().number());
            moments.add(new LifeStory.Moment(
                    plan.increment().start(),
                    LifeStory.Kind.INCREMENT,
                    number,
                    null,
                    plan.increment().goal(),
                    path));
            if (plan.reviewedOn() != null)
                moments.add(new LifeStory.Moment(
                        plan.reviewedOn(), LifeStory.Kind.REVIEW, number, null, plan.learnt(), path));
        }
        for (Ending ending : endings.published(id))
            if (ending.publishedOn() != null)
                moments.add(new LifeStory.Moment(
                        ending.publishedOn(),
                        LifeStory.Kind.END,
                        ending.kind().code(),
                        null,
                        ending.text("raison"),
                        id.path() + "/bilan"));
        moments.sort(Comparator.comparing(LifeStory.Moment::on));
        return new LifeStory(
                moments,
                stored.corrections(id),
                jdbcProducts.formerIds(List.of(id)).getOrDefault(id, List.of()));
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
        Product product = taken(id, version, actor);
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
            after = with(product, phases, product.events());
        } else if (written.kind() == LifeStory.Kind.EVENT) {
            List<Product.Event> events = new ArrayList<>(product.events());
            events.add(new Product.Event(written.code(), on, written.text()));
            after = with(product, product.phases(), events);
        } else {
            FactKind kind = FactKind.of(written.code()).orElseThrow();
            boolean last = stored.facts(id).stream()
                    .noneMatch(fact -> fact.kind() == kind && fact.on().isAfter(on));
            String before = now(product, kind);
            stored.add(id, kind, on, last ? before : null, written.text(), "");
            if (last && kind == FactKind.NAME) after = named(product, written.text());
            else if (last && kind == FactKind.ADDRESS) after = addressed(product, written.text());
            else told.add(new ProductChange(kind.code(), null, on + " " + written.text()));
        }
        save(product, after, told, "", actor);
        audit.record(actor.who(), "product.fact-added", "product:" + id, Map.of("fact", written.code()));
        news.tell(
                written.kind() == LifeStory.Kind.PHASE ? "product-phase" : "product-fact", id, id.path() + "/histoire");
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
        Product product = taken(id, version, actor);
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
        reason(reason, problems);
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
            after = with(product, phases, product.events());
        } else if (kind == LifeStory.Kind.EVENT) {
            List<Product.Event> events = new ArrayList<>(product.events());
            if (now == null || on == null) events.remove((int) rank);
            else events.set((int) rank, new Product.Event(now.code(), on, now.text()));
            after = with(product, product.phases(), events);
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
        save(product, after, told, reason, actor);
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
                if (one.kind() == FactKind.NAME) return named(product, one.before());
                if (one.kind() == FactKind.ADDRESS) return addressed(product, one.before());
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
            case NAME -> named(product, last.get().after());
            case ADDRESS -> addressed(product, last.get().after());
            case CARRIER -> product;
        };
    }

    /**
     * Changes the sheet.
     *
     * @param reason asked as soon as something that was known changes
     * @throws Refused naming each field out of bounds
     */
    @Transactional
    public void describe(ProductId id, Sheet typed, String reason, long version, Actor actor) {
        Product product = taken(id, version, actor);
        List<Refused.Problem> problems = new ArrayList<>();
        if (typed.mission().isEmpty() || typed.mission().length() > MISSION)
            problems.add(Refused.Problem.of("mission", "life.mission.needed", MISSION));
        if (typed.body().length() > BODY) problems.add(Refused.Problem.of("presentation", "life.text.long", BODY));
        address("code-source", typed.repository(), product.repository(), problems);
        address("statistiques", typed.statsUrl(), product.statsUrl(), problems);
        for (Map.Entry<String, String> line : Map.of("contact", typed.contact(), "accessibilite", typed.accessibility())
                .entrySet())
            if (!OneLine.fits(line.getValue(), LINE))
                problems.add(Refused.Problem.of(line.getKey(), "life.text.long", LINE));
        List<IncubatorId> together = new ArrayList<>(List.of(product.incubator()));
        incubators(typed.incubators(), problems).stream()
                .filter(one -> !one.equals(product.incubator()))
                .forEach(together::add);
        List<OrganisationId> sponsors = sponsors(typed.sponsors(), product.sponsors(), problems);
        List<String> themes = lines("themes", typed.themes(), problems);
        List<String> publics = lines("publics", typed.publics(), problems);
        List<String> technos = lines("technologies", typed.technos(), problems);
        Map<Standard, Standard.Status> held = new LinkedHashMap<>();
        stored.standards(id).forEach(status -> held.put(status.standard(), status));
        List<ProductChange> told = standards(typed.standards(), held, problems);
        Product after = Product.described(
                id,
                product.name(),
                typed.mission(),
                together,
                product.phases(),
                product.events(),
                sponsors,
                themes,
                publics,
                technos,
                product.link(),
                kept(typed.repository(), product.repository()),
                kept(typed.contact(), product.contact()),
                kept(typed.statsUrl(), product.statsUrl()),
                kept(typed.accessibility(), product.accessibility()),
                typed.body().equals(product.body().strip()) ? product.body() : typed.body(),
                product.listed(),
                product.published());
        List<ProductChange> changes = ProductChange.between(product, after);
        boolean corrects = changes.stream().anyMatch(change -> change.before() != null)
                || told.stream().anyMatch(change -> change.before() != null);
        if (corrects && problems.isEmpty()) reason(reason, problems);
        if (!together.equals(product.incubators())
                && !actor.staffOf(product.incubator().value()))
            problems.add(Refused.Problem.of("incubateurs", "life.incubators.staff"));
        if (!problems.isEmpty()) throw new Refused(problems);
        if (changes.isEmpty() && told.isEmpty()) return;
        LocalDate today = Paris.today(clock);
        typed.standards().forEach((standard, status) -> {
            if (told.stream().noneMatch(change -> change.aspect().equals(standard.code()))) return;
            if (status.status().isEmpty()) stored.remove(id, standard);
            else stored.store(id, new Standard.Status(standard, status.status(), status.link(), today));
        });
        save(product, after, told, reason, actor);
        audit.record(
                actor.who(),
                "product.described",
                "product:" + id,
                Map.of("changes", String.valueOf(changes.size() + told.size())));
    }

    private static List<ProductChange> standards(
            Map<Standard, Sheet.Status> typed, Map<Standard, Standard.Status> held, List<Refused.Problem> problems) {
        List<ProductChange> changes = new ArrayList<>();
        for (Standard standard : Standard.values()) {
            Sheet.Status said = typed.getOrDefault(standard, new Sheet.Status("", ""));
            if (!said.status().isEmpty() && !standard.statuses().contains(said.status()))
                problems.add(Refused.Problem.of("norme-" + standard.code(), "life.standard.unknown"));
            if (!said.link().isEmpty() && !web(said.link()))
                problems.add(Refused.Problem.of("preuve-" + standard.code(), "life.address.wrong"));
            Standard.Status before = held.get(standard);
            String then = before == null ? "" : (before.status() + " " + before.link()).strip();
            String now = said.status().isEmpty() ? "" : (said.status() + " " + said.link()).strip();
            if (!then.equals(now))
                changes.add(
                        new ProductChange(standard.code(), then.isEmpty() ? null : then, now.isEmpty() ? null : now));
        }
        return changes;
    }

    private List<Refused.Problem> undecided(Product product, List<Product.Phase> after, Actor actor) {
        return DecidedPhases.problems(
                product.phases(), after, actor.staffOf(product.incubator().value()), Paris.today(clock));
    }

    private Product taken(ProductId id, long version, Actor actor) {
        products.mustEdit(actor, id);
        if (!jdbcProducts.take(id, version)) throw new Stale("product", id, version);
        return products.read(id);
    }

    private void save(Product before, Product after, List<ProductChange> told, String reason, Actor actor) {
        List<ProductChange> changes = new ArrayList<>(ProductChange.between(before, after));
        if (!changes.isEmpty())
            jdbcProducts.store(List.of(new ProductCatalogue.Described(
                    after, jdbcProducts.formerIds(List.of(before.id())).getOrDefault(before.id(), List.of()))));
        changes.addAll(told);
        stored.trace(before.id(), changes, reason, actor);
        content.changed();
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

    private static void reason(String reason, List<Refused.Problem> problems) {
        reason("raison", reason, problems);
    }

    static void reason(String field, String reason, List<Refused.Problem> problems) {
        if (reason.length() < 5 || reason.length() > TEXT)
            problems.add(Refused.Problem.of(field, "life.reason.needed", 5, TEXT));
    }

    private static boolean web(String address) {
        return address.matches("https?://[^\\s]{3,1000}");
    }

    /** What was known stays as it was published, even where it is not an address. */
    private static void address(String field, String typed, @Nullable String before, List<Refused.Problem> problems) {
        if (!typed.isEmpty() && !typed.equals(text(before).strip()) && !web(typed))
            problems.add(Refused.Problem.of(field, "life.address.wrong"));
    }

    private static @Nullable String kept(String typed, @Nullable String before) {
        if (typed.equals(text(before).strip())) return before;
        return typed.isEmpty() ? null : typed;
    }

    private static List<String> lines(String field, String typed, List<Refused.Problem> problems) {
        List<String> lines = new ArrayList<>(new LinkedHashSet<>(
                typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()));
        if (lines.size() > MOST) problems.add(Refused.Problem.of(field, "life.lines.many", MOST));
        if (lines.stream().anyMatch(line -> line.length() > LINE))
            problems.add(Refused.Problem.of(field, "life.text.long", LINE));
        return lines;
    }

    private List<IncubatorId> incubators(String typed, List<Refused.Problem> problems) {
        List<IncubatorId> found = new ArrayList<>();
        List<Incubator> known = incubators.all();
        each(
                "incubateurs",
                typed,
                problems,
                line -> known.stream()
                        .filter(one -> one.id().value().equals(line)
                                || Plain.text(one.title()).equals(Plain.text(line)))
                        .findFirst()
                        .map(Incubator::id)
                        .ifPresentOrElse(
                                found::add,
                                () -> problems.add(Refused.Problem.of("incubateurs", "life.incubator.unknown", line))));
        return found;
    }

    /** A sponsor that is listed already stays, even when the catalogue does not say who it is. */
    private List<OrganisationId> sponsors(String typed, List<OrganisationId> before, List<Refused.Problem> problems) {
        List<OrganisationId> found = new ArrayList<>();
        List<Organisation> known = incubators.organisations();
        each(
                "financeurs",
                typed,
                problems,
                line -> before.stream()
                        .filter(one -> one.value().equals(line))
                        .findFirst()
                        .or(() -> known.stream()
                                .filter(one -> one.id().value().equals(line)
                                        || Plain.text(one.name()).equals(Plain.text(line))
                                        || line.equalsIgnoreCase(text(one.acronym())))
                                .findFirst()
                                .map(Organisation::id))
                        .ifPresentOrElse(
                                found::add,
                                () -> problems.add(Refused.Problem.of("financeurs", "life.sponsor.unknown", line))));
        return found;
    }

    private static void each(String field, String typed, List<Refused.Problem> problems, Consumer<String> read) {
        lines(field, typed, problems).forEach(read);
    }

    private static Product with(Product product, List<Product.Phase> phases, List<Product.Event> events) {
        return remade(product, product.name(), product.link(), phases, events);
    }

    private static Product named(Product product, String name) {
        return remade(product, name, product.link(), product.phases(), product.events());
    }

    private static Product addressed(Product product, String link) {
        return remade(product, product.name(), link, product.phases(), product.events());
    }

    private static Product remade(
            Product product,
            String name,
            @Nullable String link,
            List<Product.Phase> phases,
            List<Product.Event> events) {
        return Product.described(
                product.id(),
                name,
                product.mission(),
                product.incubators(),
                phases,
                events,
                product.sponsors(),
                product.themes(),
                product.userTypes(),
                product.technos(),
                link,
                product.repository(),
                product.contact(),
                product.statsUrl(),
                product.accessibility(),
                product.body(),
                product.listed(),
                product.published());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
