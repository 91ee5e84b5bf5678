package org.terreau.testimony;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;
import org.terreau.shared.OneLine;
import org.terreau.shared.Refused;
import org.terreau.territory.CollectivityId;
import org.terreau.web.Held;
import org.terreau.web.PublicContent;

/** What users say, published with their agreement and withdrawn with a trace. */
@Service
public class Testimonies {

    /** Longest text and longest role, in characters. */
    public static final int TEXT = 2000;

    public static final int ROLE = 150;

    private static final String TYPED = "saisie";
    private static final int SHOWN = 50;

    private final JdbcTestimonies stored;
    private final Products products;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;
    private final Held<Map<ProductId, List<Testimony>>> shown;

    Testimonies(
            JdbcTestimonies stored,
            Products products,
            ApplicationEventPublisher events,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.stored = stored;
        this.products = products;
        this.events = events;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
        this.shown = new Held<>(content, () -> stored.shown(SHOWN));
    }

    /**
     * Publishes what a user said, as somebody types it.
     *
     * @param consent the person agreed to its publication
     * @throws Refused naming the fields `temoignage`, `role`, `accord`
     */
    @Transactional
    public void publish(
            ProductId product,
            String text,
            String role,
            @Nullable CollectivityId collectivity,
            boolean consent,
            Actor actor) {
        List<Refused.Problem> problems = new ArrayList<>();
        if (role.isEmpty()) problems.add(Refused.Problem.of("role", "testimony.role"));
        if (!consent) problems.add(Refused.Problem.of("accord", "testimony.consent"));
        publish(product, text, role, collectivity, TYPED, problems, actor);
    }

    /**
     * Publishes what a user agreed to elsewhere: whoever calls holds the agreement, and withdraws when it is taken back.
     *
     * @param role "" when the person did not say
     * @param origin by which door it came, such as "enquete"
     * @return its number
     * @throws Refused naming the fields `temoignage`, `role`
     */
    @Transactional
    public long relay(
            ProductId product,
            String text,
            String role,
            @Nullable CollectivityId collectivity,
            String origin,
            Actor actor) {
        return publish(product, text, role, collectivity, origin, new ArrayList<>(), actor);
    }

    private long publish(
            ProductId product,
            String text,
            String role,
            @Nullable CollectivityId collectivity,
            String origin,
            List<Refused.Problem> problems,
            Actor actor) {
        products.mustEdit(actor, product);
        if (text.isEmpty()) problems.add(0, Refused.Problem.of("temoignage", "testimony.text"));
        if (text.length() > TEXT) problems.add(0, Refused.Problem.of("temoignage", "testimony.long", TEXT));
        if (!OneLine.fits(role, ROLE)) problems.add(Refused.Problem.of("role", "testimony.role"));
        if (!problems.isEmpty()) throw new Refused(problems);
        long id = stored.insert(product, text, role, collectivity, origin, clock.instant());
        written(product, "impact.testimony-published", Map.of("testimony", String.valueOf(id)), actor.who());
        return id;
    }

    /** One that is published, or NotFound. */
    @Transactional(readOnly = true)
    public Testimony read(ProductId product, long id) {
        return stored.find(product, id).orElseThrow(() -> new NotFound("testimony", id));
    }

    /** What was said of a product. */
    public record Said(ProductId product, Testimony testimony) {}

    /** The last that are published, whatever the product, so many at most. */
    @Transactional(readOnly = true)
    public List<Said> latest(int most) {
        return stored.latest(most);
    }

    /** Those of a product that are published, the latest first, fifty at most. */
    @Transactional(readOnly = true)
    public List<Testimony> of(ProductId product) {
        return stored.of(product, SHOWN);
    }

    /** The same from memory, for what everybody reads: at most a second later than what another instance writes. */
    public List<Testimony> shown(ProductId product) {
        return shown.get().getOrDefault(product, List.of());
    }

    /** Reads what is read once for all products. */
    public void hold() {
        shown.get();
    }

    /** How many are published of each product that has any. */
    @Transactional(readOnly = true)
    public Map<ProductId, Integer> counts() {
        return stored.counts();
    }

    /** How many come from a collectivity. */
    @Transactional(readOnly = true)
    public long from(CollectivityId place) {
        return stored.from(place);
    }

    /** Withdraws a testimony, at once: its text is forgotten, the fact and its reason stay. */
    @Transactional
    public void withdraw(ProductId product, long testimony, Withdrawal why, Actor actor) {
        products.mustEdit(actor, product);
        withdraw(product, testimony, why, actor.who());
    }

    /** The same, by whoever the caller let in: the author of the words, with a link of their own. */
    @Transactional
    public void withdraw(ProductId product, long testimony, Withdrawal why, Audit.Who who) {
        if (!stored.withdraw(product, testimony, why, who.accountId(), clock.instant()))
            throw new NotFound("testimony", testimony);
        events.publishEvent(new TestimonyWithdrawn(product, testimony, why));
        written(
                product,
                "impact.testimony-withdrawn",
                Map.of("testimony", String.valueOf(testimony), "why", why.code()),
                who);
    }

    /**
     * What was withdrawn.
     *
     * @param why null for those of before reasons were kept
     * @param byTeam not by the person
     */
    public record Gone(long id, Instant at, @Nullable Withdrawal why, boolean byTeam) {}

    /** The latest first, fifty at most. */
    @Transactional(readOnly = true)
    public List<Gone> gone(ProductId product, Actor actor) {
        products.mustEdit(actor, product);
        return stored.gone(product, SHOWN);
    }

    private void written(ProductId product, String action, Map<String, String> details, Audit.Who who) {
        audit.record(who, action, "product:" + product, details);
        content.changed();
    }
}
