package org.terreau.takeover;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.identity.Undoable;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Paris;
import org.terreau.shared.Plain;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.PublicContent;
import org.terreau.web.Undo;

/** Products put up to be taken over by those who work on them, and withdrawn. */
@Service
public class Takeovers implements Undoable {

    /** Longest line, and longest text, in characters. */
    public static final int LINE = 300;

    public static final int TEXT = 2000;

    private static final int YEARS_AHEAD = 2;
    private static final String WITHDRAWN = "takeover.withdrawn";

    private final JdbcTakeovers stored;
    private final Products products;
    private final Endings endings;
    private final Shelf shelf;
    private final Audit audit;
    private final PublicContent content;
    private final Undo undo;
    private final Clock clock;

    Takeovers(
            JdbcTakeovers stored,
            Products products,
            Endings endings,
            Shelf shelf,
            Audit audit,
            PublicContent content,
            Undo undo,
            Clock clock) {
        this.stored = stored;
        this.products = products;
        this.endings = endings;
        this.shelf = shelf;
        this.audit = audit;
        this.content = content;
        this.undo = undo;
        this.clock = clock;
    }

    /** What narrows the list; empty texts for all. */
    public record Filter(String text, String incubator) {
        public static final Filter NONE = new Filter("", "");
    }

    /** A product to be taken over, as the catalogue knows it. */
    public record Line(Takeover takeover, Shelf.Card card) {}

    /** Those that live and whose last day has not passed, the last put up first. */
    public List<Line> open(Filter filter) {
        String text = Plain.text(filter.text());
        return stored.open().stream()
                .flatMap(one -> shelf.card(one.product()).map(card -> new Line(one, card)).stream())
                .filter(line -> stands(line.takeover(), line.card().product()))
                .filter(line -> line.card().search().contains(text))
                .filter(line -> filter.incubator().isEmpty()
                        || line.card().product().incubators().stream()
                                .anyMatch(id -> id.value().equals(filter.incubator())))
                .toList();
    }

    boolean stands(Takeover takeover, Product product) {
        LocalDate today = Paris.today(clock);
        return takeover.need().standsOn(today) && !product.endedOn(today) && !endings.ended(product);
    }

    /** What everybody may answer to. */
    @Transactional(readOnly = true)
    public Optional<Takeover> standing(ProductId id) {
        Product product = products.read(id);
        return stored.open(id).filter(one -> stands(one, product));
    }

    /** What those who work on the product put up, its last day passed or not. */
    @Transactional(readOnly = true)
    public Optional<Takeover> of(ProductId id, Actor actor) {
        edited(id, actor);
        return stored.open(id);
    }

    /**
     * Puts the product up.
     *
     * @throws Refused naming each field that is missing or too long, or when it is put up already or ended
     */
    @Transactional
    public void open(ProductId id, Takeover.Need need, Actor actor) {
        edited(id, actor);
        endings.mustLive(id);
        objections(need).raise();
        if (!stored.insert(id, need, Paris.today(clock))) throw new Refused("", "takeover.open.already");
        audit.record(actor.who(), "takeover.opened", "product:" + id, Map.of());
        content.changed();
    }

    /** @throws Stale when somebody else changed it since `version` */
    @Transactional
    public void change(ProductId id, Takeover.Need need, long version, Actor actor) {
        Takeover known = known(id, actor);
        objections(need).raise();
        if (!stored.update(known.id(), need, version)) throw new Stale("takeover", id, version);
        audit.record(actor.who(), "takeover.changed", "product:" + id, Map.of());
        content.changed();
    }

    /** @throws Refused while somebody who offered to take it over waits for an answer */
    @Transactional
    public void withdraw(ProductId id, Actor actor) {
        Takeover known = known(id, actor);
        if (stored.takers(id).stream().anyMatch(taker -> taker.answer() == null))
            throw new Refused("", "takeover.withdraw.waiting");
        close(known);
        undo.offer(WITHDRAWN, id, known.id());
        audit.record(actor.who(), WITHDRAWN, "product:" + id, Map.of());
    }

    @Override
    public String undoes() {
        return WITHDRAWN;
    }

    @Override
    @Transactional
    public void putBack(List<String> what, Actor actor) {
        ProductId id = new ProductId(what.get(0));
        edited(id, actor);
        if (endings.ended(products.read(id)) || !stored.reopen(Long.parseLong(what.get(1)), id))
            throw new NotFound("takeover withdrawn", id);
        audit.record(actor.who(), "takeover.opened", "product:" + id, Map.of());
        content.changed();
    }

    void close(Takeover takeover) {
        stored.close(takeover.id(), Paris.today(clock));
        content.changed();
    }

    private Takeover known(ProductId id, Actor actor) {
        return of(id, actor).orElseThrow(() -> new NotFound("takeover", id));
    }

    Product edited(ProductId id, Actor actor) {
        products.mustEdit(actor, id);
        if (!actor.signedIn()) throw new NotAllowed("takeover of " + id);
        return products.read(id);
    }

    private Objections objections(Takeover.Need need) {
        Objections objections = new Objections();
        objections.when(
                need.situation().length() < 20 || need.situation().length() > TEXT,
                "situation",
                "takeover.situation.needed",
                20,
                TEXT);
        objections.when(
                need.people().isEmpty() || !OneLine.fits(need.people(), LINE),
                "moyens-humains",
                "takeover.people.needed",
                LINE);
        objections.when(
                need.money().isEmpty() || !OneLine.fits(need.money(), LINE),
                "moyens-financiers",
                "takeover.money.needed",
                LINE);
        LocalDate until = need.until();
        LocalDate today = Paris.today(clock);
        objections.when(
                until != null && (until.isBefore(today) || until.isAfter(today.plusYears(YEARS_AHEAD))),
                "jusque",
                "takeover.until.wrong");
        return objections;
    }
}
