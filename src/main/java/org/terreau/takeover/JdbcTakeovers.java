package org.terreau.takeover;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.EmailAddress;

/** The SQL of products to be taken over, and of who offers to. */
@Repository
class JdbcTakeovers {

    private static final String OPEN = """
            select t.id, t.product_id, t.opened_on, t.situation, t.people, t.money, t.until_day, t.version,
                   (select count(*) from taker r where r.takeover_id = t.id) as offers,
                   array(select r.organisation from taker r where r.takeover_id = t.id and r.published order by r.id)
                       as organisations
            from takeover t where t.closed_on is null
            """;

    private final JdbcClient jdbc;

    JdbcTakeovers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Takeover> open() {
        return jdbc.sql(OPEN + " order by t.opened_on desc, t.id desc")
                .query((row, ignored) -> takeover(row))
                .list();
    }

    Optional<Takeover> open(ProductId product) {
        return jdbc.sql(OPEN + " and t.product_id = :product")
                .param("product", product.value())
                .query((row, ignored) -> takeover(row))
                .optional();
    }

    private static Takeover takeover(ResultSet row) throws SQLException {
        return new Takeover(
                row.getLong("id"),
                new ProductId(row.getString("product_id")),
                row.getObject("opened_on", LocalDate.class),
                new Takeover.Need(
                        row.getString("situation"),
                        row.getString("people"),
                        row.getString("money"),
                        row.getObject("until_day", LocalDate.class)),
                row.getInt("offers"),
                List.of((String[]) row.getArray("organisations").getArray()),
                row.getLong("version"));
    }

    /** False when it is put up already. */
    boolean insert(ProductId product, Takeover.Need need, LocalDate today) {
        return jdbc.sql("""
                        insert into takeover (product_id, opened_on, situation, people, money, until_day)
                        values (:product, :today, :situation, :people, :money, :until)
                        on conflict (product_id) where closed_on is null do nothing
                        """)
                        .param("product", product.value())
                        .param("today", today)
                        .param("situation", need.situation())
                        .param("people", need.people())
                        .param("money", need.money())
                        .param("until", need.until())
                        .update()
                == 1;
    }

    /** False when somebody else changed or closed it since this version. */
    boolean update(long id, Takeover.Need need, long version) {
        return jdbc.sql("""
                        update takeover
                        set situation = :situation, people = :people, money = :money, until_day = :until,
                            version = version + 1
                        where id = :id and version = :version and closed_on is null
                        """)
                        .param("situation", need.situation())
                        .param("people", need.people())
                        .param("money", need.money())
                        .param("until", need.until())
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    void close(long id, LocalDate today) {
        jdbc.sql("update takeover set closed_on = :today where id = :id and closed_on is null")
                .param("today", today)
                .param("id", id)
                .update();
    }

    /** False when it was put up again since. */
    boolean reopen(long id, ProductId product) {
        return jdbc.sql("""
                        update takeover t set closed_on = null
                        where t.id = :id and t.product_id = :product and t.closed_on is not null
                          and not exists (
                            select 1 from takeover o where o.product_id = t.product_id and o.closed_on is null)
                        """).param("id", id).param("product", product.value()).update() == 1;
    }

    void insert(long takeover, Offered offered, EmailAddress email, Locale language, Instant now) {
        jdbc.sql("""
                        insert into taker (takeover_id, name, email, organisation, message, language, shown, received_at)
                        values (:takeover, :name, :email, :organisation, :message, :language, :shown, :now)
                        """)
                .param("takeover", takeover)
                .param("name", offered.name())
                .param("email", email.value())
                .param("organisation", offered.organisation())
                .param("message", offered.message())
                .param("language", language.getLanguage())
                .param("shown", offered.shown())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Whoever offered to take this product over, at any time; the last first. */
    List<Taker> takers(ProductId product) {
        return jdbc.sql("""
                        select r.id, r.name, r.email, r.organisation, r.message, r.language, r.received_at, r.shown,
                               r.published, r.accepted, r.reply, r.replied_on
                        from taker r join takeover t on t.id = r.takeover_id
                        where t.product_id = :product order by r.id desc limit 200
                        """)
                .param("product", product.value())
                .query((row, ignored) -> new Taker(
                        row.getLong("id"),
                        new Taker.Identity(
                                row.getString("name"),
                                row.getString("email"),
                                row.getString("organisation"),
                                Locale.forLanguageTag(row.getString("language"))),
                        row.getString("message"),
                        row.getTimestamp("received_at").toInstant(),
                        row.getBoolean("shown"),
                        row.getBoolean("published"),
                        row.getObject("replied_on") == null
                                ? null
                                : new Taker.Answer(
                                        row.getBoolean("accepted"),
                                        row.getString("reply"),
                                        row.getObject("replied_on", LocalDate.class))))
                .list();
    }

    /** Who offered to take which product over. */
    record Offer(String email, ProductId product) {}

    /** What was offered from these addresses. */
    List<Offer> offering(Collection<String> addresses) {
        return jdbc.sql("""
                        select distinct r.email, t.product_id from taker r join takeover t on t.id = r.takeover_id
                        where r.email = any(:addresses)
                        """)
                .param("addresses", addresses.toArray(String[]::new))
                .query((row, ignored) -> new Offer(row.getString("email"), new ProductId(row.getString("product_id"))))
                .list();
    }

    /** False when whoever offered did not agree to it. */
    boolean publish(long taker) {
        return jdbc.sql("update taker set published = true where id = :id and shown and email <> ''")
                        .param("id", taker)
                        .update()
                == 1;
    }

    /** False when somebody answered already. */
    boolean answer(long taker, Taker.Answer answer) {
        return jdbc.sql("""
                        update taker set accepted = :accepted, reply = :reply, replied_on = :on,
                            published = published and :accepted
                        where id = :id and replied_on is null
                        """)
                        .param("accepted", answer.accepted())
                        .param("reply", answer.reply())
                        .param("on", answer.on())
                        .param("id", taker)
                        .update()
                == 1;
    }

    List<Map<String, String>> by(EmailAddress email) {
        return jdbc.sql("""
                        select t.product_id, r.name, r.email, r.organisation, r.message, r.received_at::text as at
                        from taker r join takeover t on t.id = r.takeover_id where r.email = :email order by r.id
                        """)
                .param("email", email.value())
                .query((row, ignored) -> Map.of(
                        "produit", row.getString("product_id"),
                        "nom", row.getString("name"),
                        "courriel", row.getString("email"),
                        "organisation", row.getString("organisation"),
                        "message", row.getString("message"),
                        "le", row.getString("at")))
                .list();
    }

    int forget(EmailAddress email) {
        return jdbc.sql("""
                        update taker set name = '', email = '', message = '', reply = '', published = false
                        where email = :email
                        """).param("email", email.value()).update();
    }

    int forgetBefore(Instant limit) {
        return jdbc.sql("""
                        update taker set name = '', email = '', message = '', reply = ''
                        where received_at < :limit and email <> ''
                        """).param("limit", Timestamp.from(limit)).update();
    }
}
