package org.terreau.opendata;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.web.PublicContent;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fields changed here and in the files: kept until somebody chooses. Those of a product are settled by those who work on
 * it, save the incubator that answers for it; administrators settle all of them.
 */
@Service
public class CatalogueConflicts {

    private static final int PAGE = 50;
    private static final int OF_A_PRODUCT = 200;
    private static final String INCUBATOR = "incubator";

    private final Products products;
    private final Sections sections;
    private final JdbcCatalogueFiles files;
    private final Audit audit;
    private final PublicContent content;
    private final JdbcConflicts stored;
    private final JsonMapper json;
    private final Clock clock;

    CatalogueConflicts(
            Products products,
            Sections sections,
            JdbcCatalogueFiles files,
            Audit audit,
            PublicContent content,
            JdbcConflicts stored,
            JsonMapper json,
            Clock clock) {
        this.products = products;
        this.sections = sections;
        this.files = files;
        this.audit = audit;
        this.content = content;
        this.stored = stored;
        this.json = json;
        this.clock = clock;
    }

    /** What may be chosen. */
    public enum Choice {
        HERE("ici"),
        FILE("fichier");

        private final String code;

        Choice(String code) {
            this.code = code;
        }

        /** As written in forms and the database. */
        public String code() {
            return code;
        }

        /** What is here stays unless the file is chosen. */
        public static Choice of(String code) {
            return code.equals(FILE.code) ? FILE : HERE;
        }
    }

    /**
     * A conflict. The three values are JSON; null for a field that is not there.
     *
     * @param folder "startups", "incubators" or "organisations"
     * @param field the field's name, or "(texte)"
     */
    public record CatalogueConflict(
            long id,
            String folder,
            String thing,
            String field,
            @Nullable String base,
            @Nullable String theirs,
            @Nullable String ours,
            Instant foundAt) {

        /** Says which incubator answers for the product: only administrators choose. */
        public boolean forAdministrators() {
            return field.equals(INCUBATOR);
        }
    }

    /** Those that wait for a choice, the oldest first. */
    @Transactional(readOnly = true)
    public Slice<CatalogueConflict> waiting(int page, Actor actor) {
        mustAdminister(actor);
        long total = count();
        int number = (int) Math.max(1, Math.min(page, Math.max(1, (total + PAGE - 1) / PAGE)));
        return new Slice<>(stored.waiting(PAGE, (number - 1) * PAGE), number, PAGE, total);
    }

    /** Those of a product that wait for a choice, for those who work on it. */
    @Transactional(readOnly = true)
    public List<CatalogueConflict> waiting(ProductId product, Actor actor) {
        products.mustEdit(actor, product);
        return stored.waiting(product, OF_A_PRODUCT);
    }

    @Transactional(readOnly = true)
    long count() {
        return stored.count();
    }

    /** Notes what a file that came again leaves to choose, and drops what it settles by saying the same. */
    void found(Kind kind, String thing, Reconciliation reconciliation) {
        if (reconciliation.conflicts().isEmpty() && !stored.anyOf(kind, thing)) return;
        stored.found(kind, thing, reconciliation, clock.instant());
    }

    /**
     * Settles a conflict. What was said here is replaced by the file's value, or stays.
     *
     * @param seen the value of here that the person saw, as JSON; empty when the field was not there
     * @throws Refused when it has changed here since, or when the thing would not read any more
     */
    @Transactional(noRollbackFor = Refused.class)
    public void settle(long id, Choice choice, String seen, Actor actor) {
        mustAdminister(actor);
        settled(id, null, choice, seen, actor);
    }

    /**
     * The same for a conflict of a product, by those who work on it.
     *
     * @throws NotAllowed for the incubator that answers for the product, unless the actor is an administrator
     */
    @Transactional(noRollbackFor = Refused.class)
    public void settle(ProductId product, long id, Choice choice, String seen, Actor actor) {
        products.mustEdit(actor, product);
        settled(id, product, choice, seen, actor);
    }

    private void settled(long id, @Nullable ProductId of, Choice choice, String seen, Actor actor) {
        stored.lock();
        Map<String, @Nullable String> row = stored.values(id);
        if (row.isEmpty()) throw new NotFound("conflict", id);
        Kind kind = Set.of(Kind.values()).stream()
                .filter(known -> known.folder().equals(row.get("kind")))
                .findFirst()
                .orElseThrow();
        String thing = Objects.requireNonNull(row.get("thing"));
        String field = Objects.requireNonNull(row.get("field"));
        if (of != null && !(kind == Kind.PRODUCTS && of.value().equals(thing))) throw new NotFound("conflict", id);
        if (of != null && field.equals(INCUBATOR)) mustAdminister(actor);
        apply(sections.of(kind), id, thing, field, row.get("theirs"), choice, seen);
        stored.settle(id, choice, actor.email().value(), clock.instant());
        audit.record(
                actor.who(),
                "catalogue.conflict-settled",
                kind.folder() + ":" + thing,
                Map.of("field", field, "choice", choice.code()));
    }

    private <T> void apply(
            Section<T> section,
            long conflict,
            String id,
            String field,
            @Nullable String theirs,
            Choice choice,
            String seen) {
        T here = section.find(List.of(id)).get(id);
        if (here == null) throw new NotFound("thing", id);
        JdbcCatalogueFiles.Imported file =
                files.find(section.kind(), List.of(id)).get(id);
        try {
            FrontMatter imported = file == null ? section.facts(here) : FrontMatter.parse(file.content());
            FrontMatter now = CatalogueExport.now(section, id, here, imported);
            String ours = stored.written(
                    Reconciliation.Side.of(section, id, now).facts().get(field));
            if (!seen.equals(ours == null ? "" : ours)) {
                stored.moved(conflict, ours);
                throw new Refused("", "opendata.conflict.moved");
            }
            if (choice == Choice.HERE) return;
            FrontMatter chosen = with(now, field, theirs == null ? null : json.readValue(theirs, Object.class));
            section.store(Map.of(section.read(id, chosen), chosen));
            content.changed();
        } catch (BadFile bad) {
            throw new Refused(List.of(new Refused.Problem("", bad.key(), bad.arguments())));
        }
    }

    private static FrontMatter with(FrontMatter file, String field, @Nullable Object value) {
        if (field.equals(Reconciliation.BODY))
            return new FrontMatter(file.fields(), value == null ? "" : value.toString());
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(file.fields());
        if (value == null) fields.remove(field);
        else fields.put(field, value);
        return new FrontMatter(fields, file.body());
    }

    static void mustAdminister(Actor actor) {
        if (!actor.administrator())
            throw new NotAllowed("imports by " + actor.who().name());
    }
}
