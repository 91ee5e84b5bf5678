package org.terreau.impact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
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
import org.terreau.web.PublicContent;

/** What users say, published with their agreement and withdrawn with a trace. */
@Service
public class Testimonies {

    /** Longest text and longest role, in characters. */
    public static final int TEXT = 2000;

    public static final int ROLE = 150;

    private static final String TYPED = "saisie";
    private static final int SHOWN = 50;

    private final JdbcClient jdbc;
    private final Products products;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    Testimonies(
            JdbcClient jdbc,
            Products products,
            ApplicationEventPublisher events,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.jdbc = jdbc;
        this.products = products;
        this.events = events;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
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
        if (role.isEmpty()) problems.add(Refused.Problem.of("role", "impact.testimony.role"));
        if (!consent) problems.add(Refused.Problem.of("accord", "impact.testimony.consent"));
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
        if (text.isEmpty()) problems.add(0, Refused.Problem.of("temoignage", "impact.testimony.text"));
        if (text.length() > TEXT) problems.add(0, Refused.Problem.of("temoignage", "impact.long", TEXT));
        if (!OneLine.fits(role, ROLE)) problems.add(Refused.Problem.of("role", "impact.testimony.role"));
        if (!problems.isEmpty()) throw new Refused(problems);
        long id = jdbc.sql("""
                        insert into testimony (product_id, text, role, collectivity, consent_at, origin)
                        values (:product, :text, :role, :collectivity, :now, :origin) returning id
                        """)
                .param("product", product.value())
                .param("text", text)
                .param("role", role)
                .param("collectivity", collectivity == null ? null : collectivity.toString(), Types.VARCHAR)
                .param("now", Timestamp.from(clock.instant()))
                .param("origin", origin)
                .query(Long.class)
                .single();
        written(product, "impact.testimony-published", Map.of("testimony", String.valueOf(id)), actor.who());
        return id;
    }

    /** One that is published, or NotFound. */
    @Transactional(readOnly = true)
    public Testimony read(ProductId product, long id) {
        return jdbc.sql("""
                        select id, text, role, collectivity from testimony
                        where id = :id and product_id = :product and withdrawn_at is null
                        """)
                .param("id", id)
                .param("product", product.value())
                .query((row, ignored) -> testimony(row))
                .optional()
                .orElseThrow(() -> new NotFound("testimony", id));
    }

    /** What was said of a product. */
    public record Said(ProductId product, Testimony testimony) {}

    /** The last that are published, whatever the product, so many at most. */
    @Transactional(readOnly = true)
    public List<Said> latest(int most) {
        return jdbc.sql("""
                        select product_id, id, text, role, collectivity from testimony
                        where withdrawn_at is null order by id desc limit :most
                        """)
                .param("most", most)
                .query((row, ignored) -> new Said(new ProductId(row.getString("product_id")), testimony(row)))
                .list();
    }

    private static Testimony testimony(ResultSet row) throws SQLException {
        String place = row.getString("collectivity");
        return new Testimony(
                row.getLong("id"),
                row.getString("text"),
                row.getString("role"),
                place == null ? null : CollectivityId.parse(place).orElse(null));
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
        int withdrawn = jdbc.sql("""
                        update testimony
                        set withdrawn_at = :now, withdrawn_by = :by, withdrawn_why = :why, text = '', role = '',
                            collectivity = null
                        where id = :id and product_id = :product and withdrawn_at is null
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", who.accountId(), Types.BIGINT)
                .param("why", why.code())
                .param("id", testimony)
                .param("product", product.value())
                .update();
        if (withdrawn == 0) throw new NotFound("testimony", testimony);
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
        return jdbc.sql("""
                        select id, withdrawn_at, withdrawn_by, withdrawn_why from testimony
                        where product_id = :product and withdrawn_at is not null
                        order by withdrawn_at desc limit :most
                        """)
                .param("product", product.value())
                .param("most", SHOWN)
                .query((row, ignored) -> {
                    String why = row.getString("withdrawn_why");
                    return new Gone(
                            row.getLong("id"),
                            row.getTimestamp("withdrawn_at").toInstant(),
                            Withdrawal.of(why).orElse(null),
                            why.isEmpty() || row.getObject("withdrawn_by") != null);
                })
                .list();
    }

    private void written(ProductId product, String action, Map<String, String> details, Audit.Who who) {
        audit.record(who, action, "product:" + product, details);
        content.changed();
    }
}
