package org.terreau.portfolio;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.UriUtils;
import org.terreau.audit.Audit;
import org.terreau.decision.Effects;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Paris;
import org.terreau.shared.Plain;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.PublicContent;

/**
 * Stopping, transferring, merging or splitting a product: the staff of its incubator prepare it step by step, its lead
 * publishes it. What was learnt, what becomes of data and code, and what users should do now are published with it.
 */
@Service
public class Endings implements ProductSection {

    public static final int TEXT = 5000;
    public static final int LINE = 200;

    /** What a decision that ends begins, as {@link Effects} call it. */
    static final String EFFECT = "ending";

    private static final String ADDRESS = "/produits/";

    private final JdbcEndings stored;
    private final JdbcProducts jdbcProducts;
    private final JdbcLife life;
    private final ProductFacts facts;
    private final Extras extras;
    private final Products products;
    private final ProductNews news;
    private final Effects effects;
    private final Audit audit;
    private final PublicContent content;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Endings(
            JdbcEndings stored,
            JdbcProducts jdbcProducts,
            JdbcLife life,
            ProductFacts facts,
            Extras extras,
            Products products,
            ProductNews news,
            Effects effects,
            Audit audit,
            PublicContent content,
            ApplicationEventPublisher events,
            Clock clock) {
        this.stored = stored;
        this.jdbcProducts = jdbcProducts;
        this.life = life;
        this.facts = facts;
        this.extras = extras;
        this.products = products;
        this.news = news;
        this.effects = effects;
        this.audit = audit;
        this.content = content;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What will follow, before it is published.
     *
     * @param phase code of the phase that begins
     * @param successors the products that go on; an empty id for one that will be created
     * @param redirected path to which the address will lead; empty when it stays
     * @param running number of the increment that runs; 0 for none
     * @param missing steps where something that must be published is missing
     */
    public record Consequences(
            String phase,
            LocalDate on,
            List<String> successors,
            String redirected,
            int running,
            List<EndingKind.Step> missing) {}

    /** The path to which the address of this product leads for ever; empty when it has its own page. */
    public Optional<String> redirectOf(ProductId product) {
        return Optional.ofNullable(extras.of(product).redirect());
    }

    /**
     * It stopped, whoever decided it, or goes on in others: nothing more is asked of anybody for it. One that was handed
     * over goes on under its own name, and one that a later phase takes up again is alive.
     */
    public boolean ended(Product product) {
        return kindOfEnd(product).isPresent();
    }

    /** What becomes of those who would still act on this product; empty unless it {@link #ended}. */
    @Transactional(readOnly = true)
    public Optional<Ending.Afterlife> afterlife(Product product) {
        Extras.Extra extra = extras.of(product.id());
        return kindOfEnd(product)
                .map(kind -> new Ending.Afterlife(product, kind, extra.end() != null, successor(extra.redirect())));
    }

    /** One that others go on with ended as soon as that was published; else its phase says so, whoever decided it. */
    private Optional<EndingKind> kindOfEnd(Product product) {
        Extras.End end = extras.of(product.id()).end();
        if (end != null && end.kind().succeeded()) return Optional.of(end.kind());
        Product.Phase now = product.phaseOn(Paris.today(clock));
        return now == null || now.kind().active() || now.kind() == PhaseKind.TRANSFERRED
                ? Optional.empty()
                : Optional.of(EndingKind.STOP);
    }

    private @Nullable Product successor(@Nullable String path) {
        if (path == null || !path.startsWith(ADDRESS)) return null;
        String id = UriUtils.decode(path.substring(ADDRESS.length()), StandardCharsets.UTF_8);
        return ProductId.valid(id) ? products.find(new ProductId(id)).orElse(null) : null;
    }

    /** @throws Refused saying that the product ended, when it {@link #ended} */
    @Transactional(readOnly = true)
    public void mustLive(ProductId id) {
        afterlife(products.read(id)).ifPresent(afterlife -> {
            throw new Refused("", "ending.over." + afterlife.kind().code(), afterlife.name());
        });
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public void hold() {
        extras.hold();
    }

    @Override
    public Optional<Part> of(Product product) {
        Extras.End end = extras.of(product.id()).end();
        return end == null
                ? Optional.empty()
                : Optional.of(new Part(
                        "portfolio/ending-notice",
                        new Ending.Notice(product, end.kind(), end.users(), end.link(), end.on())));
    }

    /** The endings published for a product, the last first; NotFound when there is none. */
    @Transactional(readOnly = true)
    public List<Ending> report(ProductId product) {
        List<Ending> published = stored.published(product);
        if (published.isEmpty()) throw new NotFound("report", product);
        return published;
    }

    /** The successors of an ending with their names. */
    @Transactional(readOnly = true)
    public List<Ending.Successor> successors(List<Ending> endings) {
        List<ProductId> ids = endings.stream()
                .flatMap(ending -> ending.successors().stream())
                .distinct()
                .toList();
        Map<ProductId, String> names =
                jdbcProducts.names(ids.stream().map(ProductId::value).toList());
        return ids.stream()
                .map(id -> new Ending.Successor(id, names.getOrDefault(id, id.value())))
                .toList();
    }

    /** What is being prepared, for the staff of the product's incubator. */
    @Transactional(readOnly = true)
    public Optional<Ending> draft(ProductId id, Actor actor) {
        staffed(id, actor);
        return stored.draft(id);
    }

    /** @throws Refused naming `type`, or when one is prepared already */
    @Transactional
    public void start(ProductId id, String kind, Actor actor) {
        staffed(id, actor);
        EndingKind known = EndingKind.of(kind).orElseThrow(() -> new Refused("type", "ending.kind.needed"));
        if (!stored.start(id, known, actor.id(), actor.name())) throw new Refused("", "ending.started");
        audit.record(actor.who(), "product.ending-started", "product:" + id, Map.of("kind", known.code()));
    }

    /** What a committee decided: its steps are opened, with the day and the reason, unless they were already. */
    @Transactional
    void decided(ProductId id, EndingKind kind, LocalDate on, String reason, AccountId by) {
        if (!stored.start(id, kind, by, JdbcLife.COMMITTEE)) return;
        Ending ending = stored.draft(id).orElseThrow();
        stored.save(ending.id(), Map.of("date", on.toString(), "raison", reason), ending.version());
    }

    /**
     * Somebody was accepted to take the product over: the steps of its transfer hold their name, for the staff to complete.
     *
     * @return false when another end is prepared already: nothing of it changes
     */
    @Transactional
    public boolean handOver(ProductId id, String taker, Actor actor) {
        products.mustEdit(actor, id);
        boolean opened = stored.start(id, EndingKind.TRANSFER, actor.id(), actor.name());
        Ending ending = stored.draft(id).orElseThrow();
        if (ending.kind() != EndingKind.TRANSFER) return false;
        if (ending.text("repreneur").isEmpty()) stored.save(ending.id(), Map.of("repreneur", taker), ending.version());
        if (opened)
            audit.record(
                    actor.who(), "product.ending-started", "product:" + id, Map.of("kind", EndingKind.TRANSFER.code()));
        return true;
    }

    /** Gives up what was being prepared. */
    @Transactional
    public void abandon(ProductId id, Actor actor) {
        stored.abandon(prepared(id, actor).id());
        audit.record(actor.who(), "product.ending-abandoned", "product:" + id, Map.of());
    }

    /**
     * Keeps what is typed at a step. Nothing is public before the end.
     *
     * @throws Refused naming each field that is missing or too long
     */
    @Transactional
    public void save(ProductId id, EndingKind.Step step, Map<String, String> typed, long version, Actor actor) {
        Ending ending = prepared(id, actor);
        Map<String, String> texts = new LinkedHashMap<>();
        for (String field : step.fields(ending.kind())) texts.put(field, typed.getOrDefault(field, ""));
        objections(ending.product(), ending.kind(), step, texts).raise();
        if (!stored.save(ending.id(), texts, version)) throw new Stale("ending", id, version);
    }

    private Objections objections(ProductId id, EndingKind kind, EndingKind.Step step, Map<String, String> texts) {
        Objections objections = new Objections();
        for (String field : step.fields(kind)) {
            String text = texts.getOrDefault(field, "");
            switch (field) {
                case "date" -> objections.when(!withinAYear(day(text)), field, "ending.date.needed");
                case "repreneur" ->
                    objections.when(text.isEmpty() || !OneLine.fits(text, LINE), field, "ending.taker.needed", LINE);
                case "lien" ->
                    objections.when(
                            !text.isEmpty() && !text.matches("https?://[^\\s]{3,1000}"), field, "life.address.wrong");
                case "suites" -> successors(id, kind, text, objections);
                default ->
                    objections.when(text.length() < 20 || text.length() > TEXT, field, "ending.text.needed", 20, TEXT);
            }
        }
        return objections;
    }

    private boolean withinAYear(@Nullable LocalDate day) {
        return day != null && !day.isAfter(Paris.today(clock).plusYears(1));
    }

    /** The product that each line names, or none for the name of a product to create. */
    private List<Named> successors(ProductId id, EndingKind kind, String text, Objections objections) {
        List<String> lines = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        Map<ProductId, String> names = jdbcProducts.allNames();
        List<Named> found =
                lines.stream().map(line -> new Named(line, named(line, names))).toList();
        for (Named successor : found) check(id, kind, successor, objections);
        objections.when(kind == EndingKind.MERGE && lines.size() != 1, "suites", "ending.successor.one");
        objections.when(
                kind == EndingKind.SPLIT && (lines.size() < 2 || lines.size() > 10),
                "suites",
                "ending.successor.several");
        return found;
    }

    private static @Nullable ProductId named(String line, Map<ProductId, String> names) {
        return names.entrySet().stream()
                .filter(one -> one.getKey().value().equals(line)
                        || Plain.text(one.getValue()).equals(Plain.text(line)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private void check(ProductId id, EndingKind kind, Named successor, Objections objections) {
        ProductId known = successor.known();
        String line = successor.words();
        if (known == null && kind == EndingKind.MERGE) objections.add("suites", "ending.successor.unknown", line);
        else if (known != null && known.equals(id)) objections.add("suites", "ending.successor.self");
        else if (known != null && redirectOf(known).isPresent())
            objections.add("suites", "ending.successor.gone", line);
        else objections.when(line.length() > LINE, "suites", "ending.taker.needed", LINE);
    }

    private record Named(String words, @Nullable ProductId known) {}

    /** What publishing will do. */
    @Transactional(readOnly = true)
    public Consequences consequences(ProductId id, Actor actor) {
        Ending ending = prepared(id, actor);
        Product product = products.read(id);
        List<EndingKind.Step> missing = new ArrayList<>();
        for (EndingKind.Step step : EndingKind.Step.values())
            if (objections(id, ending.kind(), step, ending.texts()).any()) missing.add(step);
        LocalDate given = day(ending.text("date"));
        LocalDate on = given == null ? Paris.today(clock) : given;
        List<Named> named = named(ending);
        return new Consequences(
                phase(product, ending.kind(), on).code(),
                on,
                named.stream().map(Named::words).toList(),
                target(
                        id,
                        ending.kind(),
                        named.stream()
                                .flatMap(one -> Optional.ofNullable(one.known()).stream())
                                .toList()),
                product.incrementOn(Paris.today(clock)).map(Increment::number).orElse(0),
                missing);
    }

    private List<Named> named(Ending ending) {
        return ending.kind().succeeded()
                ? successors(ending.product(), ending.kind(), ending.text("suites"), new Objections())
                : List.of();
    }

    private static String target(ProductId id, EndingKind kind, List<ProductId> successors) {
        return switch (kind) {
            case STOP, TRANSFER -> "";
            case MERGE -> successors.isEmpty() ? "" : successors.get(0).path();
            case SPLIT -> id.path() + "/bilan";
        };
    }

    private static PhaseKind phase(Product product, EndingKind kind, LocalDate on) {
        return kind == EndingKind.STOP ? PhaseKind.abandonedFrom(product.phaseOn(on)) : PhaseKind.TRANSFERRED;
    }

    /**
     * Publishes the end: the phase begins, the report is public, the address leads elsewhere when others go on, followers
     * are told. It is not undone.
     *
     * @throws NotAllowed unless the actor leads the product's incubator
     * @throws Refused when a step is not complete, or when the consequences were not accepted
     */
    @Transactional
    public void publish(ProductId id, boolean accepted, long version, Actor actor) {
        Ending ending = prepared(id, actor);
        Product product = products.read(id);
        actor.mustHave(product.incubator().value(), Role.LEAD);
        Consequences consequences = consequences(id, actor);
        if (!consequences.missing().isEmpty()) throw new Refused("", "ending.incomplete");
        if (!accepted) throw new Refused("accord", "ending.accept.needed");
        List<ProductId> successors = named(ending).stream()
                .map(one -> one.known() == null ? create(one.words(), product, consequences.on()) : one.known())
                .toList();
        if (!stored.publish(ending.id(), successors, Paris.today(clock), version))
            throw new Stale("ending", id, version);
        Product.Phase now = product.phaseOn(consequences.on());
        if (now == null || !now.kind().code().equals(consequences.phase()))
            facts.change(
                    product,
                    ProductFacts.Change.begins(
                            product, PhaseKind.of(consequences.phase()).orElseThrow(), consequences.on()),
                    ending.text("raison"),
                    actor);
        if (ending.kind() == EndingKind.TRANSFER)
            life.add(
                    id,
                    FactKind.CARRIER,
                    consequences.on(),
                    life.carrier(id).orElse(null),
                    ending.text("repreneur"),
                    "");
        String target = target(id, ending.kind(), successors);
        if (!target.isEmpty()) stored.redirect(id, target);
        if (ending.kind() == EndingKind.MERGE) events.publishEvent(new ProductMerged(id, successors.get(0)));
        audit.record(
                actor.who(),
                "product.ended",
                "product:" + id,
                Map.of(
                        "kind", ending.kind().code(),
                        "successors",
                                String.join(
                                        ", ",
                                        successors.stream()
                                                .map(ProductId::value)
                                                .toList())));
        effects.finished(id.decidedAs(), EFFECT);
        news.tell("product-ended", id, id.path() + "/bilan");
        content.changed();
    }

    /** An ending of the product that is published, for those who work on it; NotFound otherwise. */
    @Transactional(readOnly = true)
    public Ending published(ProductId id, long ending, Actor actor) {
        products.mustEdit(actor, id);
        return stored.published(id).stream()
                .filter(one -> one.id() == ending)
                .findFirst()
                .orElseThrow(() -> new NotFound("ending", ending));
    }

    /**
     * Corrects the texts of a published report. What they said stays in the history of the product, with who corrected
     * them, when and why; the administration that takes over is corrected there too.
     *
     * @param typed the new texts by field, of {@link Ending#corrigible}
     * @throws Refused naming each field that is missing or too long, or `motif`
     */
    @Transactional
    public void correct(
            ProductId id, long number, Map<String, String> typed, String reason, long version, Actor actor) {
        Ending ending = published(id, number, actor);
        Map<String, String> texts = new LinkedHashMap<>();
        for (String field : ending.corrigible()) texts.put(field, typed.getOrDefault(field, ""));
        List<Refused.Problem> problems = new ArrayList<>();
        for (EndingKind.Step step : EndingKind.Step.values())
            objections(id, ending.kind(), step, texts).found().stream()
                    .filter(problem -> texts.containsKey(problem.field()))
                    .forEach(problems::add);
        List<ProductChange> changes = new ArrayList<>();
        texts.forEach((field, text) -> {
            String before = ending.text(field);
            if (!before.equals(text))
                changes.add(new ProductChange(
                        ProductChange.REPORT + field, ProductChange.given(before), ProductChange.given(text)));
        });
        if (changes.isEmpty()) problems.add(Refused.Problem.of("", "ending.correct.same"));
        ProductFacts.reason("motif", reason, problems);
        if (!problems.isEmpty()) throw new Refused(problems);
        if (!stored.correct(number, texts, Paris.today(clock), version)) throw new Stale("ending", id, version);
        if (ending.kind() == EndingKind.TRANSFER) takenOver(id, ending.text("repreneur"), texts.get("repreneur"));
        life.trace(id, changes, reason, actor);
        audit.record(
                actor.who(),
                "product.ending-corrected",
                "product:" + id,
                Map.of(
                        "fields",
                        String.join(
                                ", ",
                                changes.stream().map(ProductChange::aspect).toList())));
        content.changed();
    }

    private void takenOver(ProductId id, String before, @Nullable String now) {
        if (now == null || now.equals(before)) return;
        life.facts(id).stream()
                .filter(fact -> fact.kind() == FactKind.CARRIER && fact.after().equals(before))
                .forEach(fact -> life.correct(fact.id(), fact.on(), now, ""));
    }

    /** A product that goes on with a part of another one: it keeps its phase, its funders and its publics. */
    private ProductId create(String name, Product origin, LocalDate on) {
        ProductId id = jdbcProducts.free(name);
        Product.Phase now = origin.phaseOn(on);
        PhaseKind kind = now == null ? PhaseKind.INVESTIGATION : now.kind();
        Product product = Product.described(
                id,
                name,
                origin.mission(),
                origin.incubators(),
                List.of(Phases.from(kind, on)),
                List.of(),
                origin.sponsors(),
                origin.themes(),
                origin.userTypes(),
                origin.technos(),
                null,
                origin.repository(),
                origin.contact(),
                null,
                null,
                "",
                origin.listed(),
                "{}");
        jdbcProducts.store(List.of(new ProductCatalogue.Described(product, List.of())));
        return id;
    }

    private Ending prepared(ProductId id, Actor actor) {
        return draft(id, actor).orElseThrow(() -> new NotFound("ending", id));
    }

    private void staffed(ProductId id, Actor actor) {
        Product product = products.read(id);
        if (!actor.staffOf(product.incubator().value())) throw new NotAllowed("ending of " + id);
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notOne) {
            return null;
        }
    }
}
