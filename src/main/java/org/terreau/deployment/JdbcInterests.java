package org.terreau.deployment;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.EmailAddress;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;

/** The SQL of who asked for products. */
@Repository
class JdbcInterests {

    private final JdbcClient jdbc;

    JdbcInterests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(
            ProductId id,
            Collectivity place,
            Interests.New asked,
            EmailAddress email,
            Interests.Asker asker,
            Locale language,
            Instant now) {
        jdbc.sql("""
                        insert into deployment_interest (product_id, collectivity, name, email, role, function, message,
                                                         language, received_at)
                        values (:product, :collectivity, :name, :email, :role, :function, :message, :language, :at)
                        """)
                .param("product", id.value())
                .param("collectivity", place.id().toString())
                .param("name", asked.name())
                .param("email", email.value())
                .param("role", asker.code())
                .param("function", asked.function())
                .param("message", asked.message())
                .param("language", language.getLanguage())
                .param("at", Timestamp.from(now))
                .update();
    }

    /** The last first. */
    List<Interests.Interest> of(ProductId product, CollectivityId place) {
        return jdbc.sql("""
                        select role, function, name, email, message, received_at from deployment_interest
                        where product_id = :product and collectivity = :place order by received_at desc limit 50
                        """)
                .param("product", product.value())
                .param("place", place.toString())
                .query((row, ignored) -> new Interests.Interest(
                        Interests.Asker.find(row.getString("role")).orElse(Interests.Asker.AGENT),
                        row.getString("function"),
                        row.getString("name"),
                        row.getString("email"),
                        row.getString("message"),
                        row.getTimestamp("received_at").toInstant()))
                .list();
    }
}
