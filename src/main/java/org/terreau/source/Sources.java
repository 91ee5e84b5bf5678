package org.terreau.source;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.impact.Aggregation;
import org.terreau.impact.Indicator;
import org.terreau.impact.KnownValues;
import org.terreau.impact.Periodicity;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.shared.Stale;
import org.terreau.web.OutwardCalls;
import org.terreau.web.PublicContent;
import org.terreau.web.Secrets;

/** The sources of a product, for those who work on it. Programs with a key read them and change nothing. */
@Service
public class Sources {

    /** How many a product has at most. */
    public static final int MOST = 50;

    private static final int NAME = 100;
    private static final int SETTING = 500;
    private static final int QUERY = 2_000;
    private static final int SECRET = 500;
    private static final int PAGE = 20;
    private static final int CONFIRMED = 20;
    private static final int EXPORTED = 10_000;

    private final JdbcSources sources;
    private final Pulls pulls;
    private final Secrets secrets;
    private final KnownValues known;
    private final DoubtfulValues doubtful;
    private final Products products;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    Sources(
            JdbcSources sources,
            Pulls pulls,
            Secrets secrets,
            KnownValues known,
            DoubtfulValues doubtful,
            Products products,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.sources = sources;
        this.pulls = pulls;
        this.secrets = secrets;
        this.known = known;
        this.doubtful = doubtful;
        this.products = products;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
    }

    /**
     * A source in a list.
     *
     * @param problem of its last run: the key of a sentence, "" when nothing failed
     * @param doubts how many of its values wait to be checked
     */
    public record Line(Source source, String problem, List<String> arguments, long doubts) {
        public Line {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * A source as somebody describes it.
     *
     * @param indicator its code
     * @param rhythm null when none was chosen
     * @param settings by the names of {@link SourceKind#fields}, {@link SourceKind#COLUMNS} and {@link SourceKind#RUNNING}
     * @param token "" to keep the one that is there
     * @param withoutToken the one that is there is forgotten
     */
    public record Draft(
            SourceKind kind,
            String name,
            String indicator,
            @Nullable PullRhythm chosen,
            Map<String, String> settings,
            String token,
            boolean withoutToken) {

        public Draft {
            settings = Map.copyOf(settings);
        }

        PullRhythm rhythm() {
            if (chosen == null) throw new IllegalStateException("No rhythm was chosen");
            return chosen;
        }

        String setting(String name) {
            return settings.getOrDefault(name, "");
        }
    }

    /** A source with its values to check and a page of its runs. */
    public record Story(Source source, @Nullable Indicator indicator, List<Doubt> doubts, Slice<Run> runs) {
        public Story {
            doubts = List.copyOf(doubts);
        }
    }

    /** The sources of a product by name. */
    @Transactional(readOnly = true)
    public List<Line> of(ProductId product, Actor actor) {
        products.mustEdit(actor, product);
        return lines(product);
    }

    private List<Line> lines(ProductId product) {
        return sources.of(
                product,
                waiting(product).stream().collect(Collectors.groupingBy(SourceDoubt::source, Collectors.counting())));
    }

    private List<SourceDoubt> waiting(ProductId product) {
        return doubtful.open(sources.doubtsOf(product));
    }

    /**
     * The values of a product that sources gave out of their usual range.
     *
     * @param waiting for somebody to say that they are right, the newest first
     * @param confirmed the last twenty that somebody said are right
     * @param indicators that are measured
     * @param standing what counts in the place of those that wait, by the id of the doubt
     */
    public record Doubtful(
            List<SourceDoubt> waiting,
            List<SourceDoubt> confirmed,
            List<Indicator> indicators,
            Map<Long, BigDecimal> standing) {
        public Doubtful {
            standing = Map.copyOf(standing);
            waiting = List.copyOf(waiting);
            confirmed = List.copyOf(confirmed);
            indicators = List.copyOf(indicators);
        }
    }

    @Transactional(readOnly = true)
    public Doubtful doubtful(ProductId product, Actor actor) {
        products.mustEdit(actor, product);
        List<SourceDoubt> waiting = waiting(product);
        Map<KnownValues.Said, KnownValues.Standing> standing = doubtful.standing(waiting);
        Map<Long, BigDecimal> values = new HashMap<>();
        for (SourceDoubt one : waiting) {
            KnownValues.Standing value = standing.get(DoubtfulValues.said(one));
            if (value != null) values.put(one.doubt().id(), value.value());
        }
        return new Doubtful(
                waiting, doubtful.open(sources.confirmed(product, CONFIRMED)), known.measured(product), values);
    }

    /** The sources of a product by name, and the indicators that they may feed. */
    public record Overview(List<Line> lines, List<Indicator> indicators) {
        public Overview {
            lines = List.copyOf(lines);
            indicators = List.copyOf(indicators);
        }
    }

    @Transactional(readOnly = true)
    public Overview overview(ProductId product, Actor actor) {
        products.mustEdit(actor, product);
        return new Overview(lines(product), known.measured(product));
    }

    /** The indicators that a source may feed. */
    @Transactional(readOnly = true)
    public List<Indicator> indicators(ProductId product, Actor actor) {
        products.mustEdit(actor, product);
        return known.measured(product);
    }

    @Transactional(readOnly = true)
    public Source read(ProductId product, long id, Actor actor) {
        products.mustEdit(actor, product);
        return sources.find(id)
                .filter(source -> source.product().equals(product))
                .orElseThrow(() -> new NotFound("source", id));
    }

    /** @param page of its runs, from 1 */
    @Transactional(readOnly = true)
    public Story story(ProductId product, long id, int page, Actor actor) {
        Source source = read(product, id, actor);
        Indicator indicator = known.measured(product).stream()
                .filter(one -> one.code().equals(source.indicator()))
                .findFirst()
                .orElse(null);
        int number = Math.max(1, Math.min(page, 100_000));
        return new Story(
                source,
                indicator,
                waiting(product).stream()
                        .filter(one -> one.source() == id)
                        .map(SourceDoubt::doubt)
                        .toList(),
                new Slice<>(sources.runs(id, PAGE, (number - 1) * PAGE), number, PAGE, sources.countRuns(id)));
    }

    /** Its runs, the latest first; ten thousand at most. */
    @Transactional(readOnly = true)
    public List<Run> runs(ProductId product, long id, Actor actor) {
        read(product, id, actor);
        return sources.runs(id, EXPORTED, 0);
    }

    private Source mine(ProductId product, long id, Actor actor) {
        mustWrite(product, actor);
        return sources.lock(id)
                .filter(source -> source.product().equals(product))
                .orElseThrow(() -> new NotFound("source", id));
    }

    private void mustWrite(ProductId product, Actor actor) {
        products.mustEdit(actor, product);
        if (!actor.signedIn()) throw new NotAllowed("sources of " + product + " asked by a key");
    }

    /**
     * Describes a new source, which stays paused until it is started.
     *
     * @throws Refused naming the fields of {@link Draft}: `nom`, `indicateur`, `rythme`, `jeton` and the settings' own
     */
    @Transactional
    public Source add(ProductId product, Draft draft, Actor actor) {
        mustWrite(product, actor);
        check(product, draft);
        if (sources.count(product) >= MOST) throw new Refused("", "source.wrong.many", MOST);
        byte[] secret = draft.token().isEmpty() ? null : secrets.encrypt(draft.token(), product.keyScope());
        long id = sources.add(product, draft, secret, clock.instant());
        written(
                actor,
                "source.added",
                product,
                id,
                Map.of("kind", draft.kind().code(), "indicator", draft.indicator()));
        return sources.find(id).orElseThrow(() -> new NotFound("source", id));
    }

    /**
     * Changes a source; its kind stays. A token is not sent to another server than the one it was given for: with another
     * server it has to be typed again.
     *
     * @throws Stale when somebody changed it in between
     */
    @Transactional
    public void change(ProductId product, long id, Draft draft, long version, Actor actor) {
        Source source = mine(product, id, actor);
        check(product, draft);
        boolean moved = !server(source.setting("adresse")).equals(server(draft.setting("adresse")));
        if (source.secret() && moved && draft.token().isEmpty() && !draft.withoutToken())
            throw new Refused("jeton", "source.wrong.token-again");
        Instant next = source.nextAt() == null ? null : draft.rhythm().next(clock.instant(), id);
        if (!sources.change(id, draft, next, version)) throw new Stale("source", id, version);
        if (!draft.token().isEmpty()) sources.keep(id, secrets.encrypt(draft.token(), product.keyScope()));
        else if (draft.withoutToken()) sources.keep(id, null);
        written(actor, "source.changed", product, id, Map.of("indicator", draft.indicator()));
    }

    private static String server(String address) {
        return address.replaceFirst("^(https?://[^/?#]*).*", "$1").toLowerCase(java.util.Locale.ROOT);
    }

    private void check(ProductId product, Draft draft) {
        Objections objections = new Objections();
        objections.when(draft.name().isEmpty() || !OneLine.fits(draft.name(), NAME), "nom", "source.wrong.name", NAME);
        known.measured(product).stream()
                .filter(one -> one.code().equals(draft.indicator()))
                .findFirst()
                .ifPresentOrElse(
                        indicator -> fed(draft, indicator, objections),
                        () -> objections.add("indicateur", "source.wrong.indicator"));
        objections.when(draft.chosen() == null, "rythme", "source.wrong.rhythm");
        for (SourceKind.Field field : draft.kind().fields()) settings(draft, field, objections);
        if (draft.kind().rows())
            for (String column : SourceKind.COLUMNS) settings(draft, SourceKind.Field.free(column), objections);
        objections.when(
                draft.kind() == SourceKind.GRIST
                        && draft.setting("table").isEmpty()
                                == draft.setting("requete").isEmpty(),
                "table",
                "source.wrong.table");
        token(draft, objections);
        objections.raise();
    }

    /** The kind gives what the indicator is made of. */
    private static void fed(Draft draft, Indicator indicator, Objections objections) {
        Periodicity periodicity = indicator.periodicity();
        objections.when(
                !draft.kind().gives(periodicity), "indicateur", "source.wrong.periodicity." + periodicity.code());
        if (indicator.aggregation() != Aggregation.RATIO) return;
        if (!draft.kind().rows()) objections.add("indicateur", "source.wrong.ratio");
        else
            objections.when(
                    draft.setting("col-denominateur").isEmpty(), "col-denominateur", "source.wrong.denominator");
    }

    private void token(Draft draft, Objections objections) {
        if (draft.token().isEmpty()) return;
        if (!draft.token().matches("[\\x21-\\x7e]{1," + SECRET + "}"))
            objections.add("jeton", "source.wrong.token", SECRET);
        else objections.when(!secrets.ready(), "jeton", "source.wrong.no-key");
    }

    private static void settings(Draft draft, SourceKind.Field field, Objections objections) {
        String value = draft.setting(field.name());
        int most = field.name().equals("requete") ? QUERY : SETTING;
        if (value.isEmpty()) objections.when(field.required(), field.name(), "source.wrong.empty." + field.name());
        else if (value.length() > most) objections.add(field.name(), "source.wrong.long", most);
        else if (!field.choices().isEmpty() && !field.choices().contains(value))
            objections.add(field.name(), "source.wrong.empty." + field.name());
        else objections.addAll(SourceCalls.wrong(draft.kind(), field.name(), value));
    }

    /** Calls the source and tells what would be taken; nothing is kept. */
    public Preview preview(ProductId product, long id, Actor actor) {
        mustWrite(product, actor);
        return pulls.preview(read(product, id, actor));
    }

    /** Reads the source now, whether it is paused or not. Empty when it was changed meanwhile. */
    public Optional<Run> pull(ProductId product, long id, Actor actor) {
        mustWrite(product, actor);
        return pulls.pull(read(product, id, actor), true, actor.who());
    }

    /** Reads an answer that was kept, as if the source had just given it: nothing is called. */
    public Optional<Run> pull(ProductId product, long id, OutwardCalls.Answer answer, Actor actor) {
        mustWrite(product, actor);
        return pulls.pull(read(product, id, actor), answer, actor.who());
    }

    /** Starts a source, or takes it up again after failures: it is read within a minute. */
    @Transactional
    public void start(ProductId product, long id, Actor actor) {
        Source source = mine(product, id, actor);
        Instant now = clock.instant();
        sources.turn(source.id(), Source.State.RUNNING, now, now);
        written(actor, "source.started", product, id, Map.of());
    }

    @Transactional
    public void pause(ProductId product, long id, Actor actor) {
        Source source = mine(product, id, actor);
        sources.turn(source.id(), Source.State.PAUSED, null, clock.instant());
        written(actor, "source.paused", product, id, Map.of());
    }

    /** Removes a source, its history and its doubts. What it gave stays. */
    @Transactional
    public void remove(ProductId product, long id, Actor actor) {
        Source source = mine(product, id, actor);
        written(actor, "source.removed", product, id, Map.of("name", source.name()));
        sources.remove(source.id());
        content.changed();
    }

    /** Says that a value that is not what was expected is right: it counts from now on. */
    @Transactional
    public void check(ProductId product, long id, long doubt, Actor actor) {
        Source source = mine(product, id, actor);
        SourceDoubt one = sources.waiting(id, doubt).orElseThrow(() -> new NotFound("doubt", doubt));
        Doubt.Held held = one.doubt().held();
        if (held != null) pulls.admit(source, one, held, actor.who());
        if (!sources.check(id, doubt, clock.instant())) throw new NotFound("doubt", doubt);
        content.changed();
        written(actor, "source.value-checked", product, id, Map.of("value", String.valueOf(doubt)));
    }

    /** Says that a value that waits is wrong: it never counts, and is not told again when the source repeats it. */
    @Transactional
    public void setAside(ProductId product, long id, long doubt, Actor actor) {
        mine(product, id, actor);
        SourceDoubt one = sources.waiting(id, doubt)
                .filter(waiting -> waiting.doubt().held() != null)
                .orElseThrow(() -> new NotFound("doubt", doubt));
        sources.setAside(one.doubt().id(), clock.instant());
        written(actor, "source.value-set-aside", product, id, Map.of("value", String.valueOf(doubt)));
    }

    /** Takes back what {@link #check} said: the value still counts, marked. */
    @Transactional
    public void doubt(ProductId product, long id, long doubt, Actor actor) {
        mine(product, id, actor);
        if (!sources.doubtAgain(id, doubt)) throw new NotFound("doubt", doubt);
        content.changed();
        written(actor, "source.value-doubted-again", product, id, Map.of("value", String.valueOf(doubt)));
    }

    private void written(Actor actor, String action, ProductId product, long id, Map<String, String> details) {
        Map<String, String> all = new HashMap<>(details);
        all.put("product", product.value());
        audit.record(actor.who(), action, "source:" + id, all);
    }
}
