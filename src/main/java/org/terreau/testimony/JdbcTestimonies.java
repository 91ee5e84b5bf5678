package org.terreau.testimony;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.portfolio.ProductId;
import org.terreau.territory.CollectivityId;

/** The SQL of testimonies. */
@Repository
class JdbcTestimonies {

    private final JdbcClient jdbc;

    JdbcTestimonies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

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

    /** One that is published. */
    Optional<Testimony> find(ProductId product, long id) {
        return jdbc.sql("""
                        select id, text, role, collectivity from testimony
                        where id = :id and product_id = :product and withdrawn_at is null
                        """)
                .param("id", id)
                .param("product", product.value())
                .query(JdbcTestimonies::testimony)
                .optional();
    }

    /** Those that are published, the latest first. */
    List<Testimony> of(ProductId product, int most) {
        return jdbc.sql("""
                        select id, text, role, collectivity from testimony
                        where product_id = :product and withdrawn_at is null
                        order by id desc limit :most
                        """)
                .param("product", product.value())
                .param("most", most)
                .query(JdbcTestimonies::testimony)
                .list();
    }

    private static Testimony testimony(ResultSet row, int ignored) throws SQLException {
        String place = row.getString("collectivity");
        return new Testimony(
                row.getLong("id"),
                row.getString("text"),
                row.getString("role"),
                place == null ? null : CollectivityId.parse(place).orElse(null));
    }

    /** How many are published, by product. */
    Map<ProductId, Integer> counts() {
        Map<ProductId, Integer> counts = new HashMap<>();
        jdbc.sql("select product_id, count(*) as said from testimony where withdrawn_at is null group by product_id")
                .query(row -> {
                    counts.put(new ProductId(row.getString("product_id")), row.getInt("said"));
                });
        return counts;
    }

    long in(CollectivityId place) {
        return jdbc.sql("select count(*) from testimony where collectivity = :place")
                .param("place", place.toString())
                .query(Long.class)
                .single();
    }

    /** False when it was withdrawn before, or never said of this product. */
    boolean withdraw(ProductId product, long testimony, Withdrawal why, @Nullable Long by, Instant now) {
        return jdbc.sql("""
                        update testimony
                        set withdrawn_at = :now, withdrawn_by = :by, withdrawn_why = :why, text = '', role = '',
                            collectivity = null
                        where id = :id and product_id = :product and withdrawn_at is null
                        """)
                        .param("now", Timestamp.from(now))
                        .param("by", by, Types.BIGINT)
                        .param("why", why.code())
                        .param("id", testimony)
                        .param("product", product.value())
                        .update()
                == 1;
    }

    /** What was withdrawn, the latest first. */
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
