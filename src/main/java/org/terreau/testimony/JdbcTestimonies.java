package org.terreau.testimony;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.portfolio.ProductId;
import org.terreau.territory.CollectivityId;

/** The rows of testimonies. */
@Repository
class JdbcTestimonies {

    private final JdbcClient jdbc;

    JdbcTestimonies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Its number. */
    long insert(
            ProductId product,
            String text,
            String role,
            @Nullable CollectivityId collectivity,
            String origin,
            Instant now) {
        return jdbc.sql("""
                        insert into testimony (product_id, text, role, collectivity, consent_at, origin)
                        values (:product, :text, :role, :collectivity, :now, :origin) returning id
                        """)
                .param("product", product.value())
                .param("text", text)
                .param("role", role)
                .param("collectivity", collectivity == null ? null : collectivity.toString(), Types.VARCHAR)
                .param("now", Timestamp.from(now))
                .param("origin", origin)
                .query(Long.class)
                .single();
    }

    Optional<Testimony> find(ProductId product, long id) {
        return jdbc.sql("""
                        select id, text, role, collectivity from testimony
                        where id = :id and product_id = :product and withdrawn_at is null
                        """)
                .param("id", id)
                .param("product", product.value())
                .query((row, ignored) -> testimony(row))
                .optional();
    }

    /** The latest first. */
    List<Testimony> of(ProductId product, int most) {
        return jdbc.sql("""
                        select id, text, role, collectivity from testimony
                        where product_id = :product and withdrawn_at is null order by id desc limit :most
                        """)
                .param("product", product.value())
                .param("most", most)
                .query((row, ignored) -> testimony(row))
                .list();
    }

    /** So many of each product at most, the latest first. */
    Map<ProductId, List<Testimony>> shown(int most) {
        Map<ProductId, List<Testimony>> shown = new HashMap<>();
        jdbc.sql("""
                        select product_id, id, text, role, collectivity
                        from (select *, row_number() over (partition by product_id order by id desc) as rank
                              from testimony where withdrawn_at is null) said
                        where rank <= :most order by id desc
                        """).param("most", most).query(row -> {
            shown.computeIfAbsent(new ProductId(row.getString("product_id")), none -> new ArrayList<>())
                    .add(testimony(row));
        });
        return shown;
    }

    List<Testimonies.Said> latest(int most) {
        return jdbc.sql("""
                        select product_id, id, text, role, collectivity from testimony
                        where withdrawn_at is null order by id desc limit :most
                        """)
                .param("most", most)
                .query((row, ignored) ->
                        new Testimonies.Said(new ProductId(row.getString("product_id")), testimony(row)))
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

    Map<ProductId, Integer> counts() {
        Map<ProductId, Integer> counts = new HashMap<>();
        jdbc.sql("select product_id, count(*) as said from testimony where withdrawn_at is null group by product_id")
                .query(row -> {
                    counts.put(new ProductId(row.getString("product_id")), row.getInt("said"));
                });
        return counts;
    }

    long from(CollectivityId place) {
        return jdbc.sql("select count(*) from testimony where collectivity = :place")
                .param("place", place.toString())
                .query(Long.class)
                .single();
    }

    /** Forgets what was said and keeps that it was; false when it is not published. */
    boolean withdraw(ProductId product, long id, Withdrawal why, @Nullable Long by, Instant now) {
        return jdbc.sql("""
                        update testimony
                        set withdrawn_at = :now, withdrawn_by = :by, withdrawn_why = :why, text = '', role = '',
                            collectivity = null
                        where id = :id and product_id = :product and withdrawn_at is null
                        """)
                        .param("now", Timestamp.from(now))
                        .param("by", by, Types.BIGINT)
                        .param("why", why.code())
                        .param("id", id)
                        .param("product", product.value())
                        .update()
                > 0;
    }

    List<Testimonies.Gone> gone(ProductId product, int most) {
        return jdbc.sql("""
                        select id, withdrawn_at, withdrawn_by, withdrawn_why from testimony
                        where product_id = :product and withdrawn_at is not null
                        order by withdrawn_at desc limit :most
                        """)
                .param("product", product.value())
                .param("most", most)
                .query((row, ignored) -> {
                    String why = row.getString("withdrawn_why");
                    return new Testimonies.Gone(
                            row.getLong("id"),
                            row.getTimestamp("withdrawn_at").toInstant(),
                            Withdrawal.of(why).orElse(null),
                            why.isEmpty() || row.getObject("withdrawn_by") != null);
                })
                .list();
    }
}
