package org.terreau.deployment;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.portfolio.ProductId;
import org.terreau.territory.Collectivities;
import org.terreau.territory.CollectivityId;

/** What users of experimentations said with consent, once it is published. */
@Component
public class VerbatimsQuery {

    private final JdbcClient jdbc;
    private final Collectivities collectivities;

    VerbatimsQuery(JdbcClient jdbc, Collectivities collectivities) {
        this.jdbc = jdbc;
        this.collectivities = collectivities;
    }

    /**
     * What one said.
     *
     * @param id of the feedback
     * @param profile what the person does
     * @param place where it was tried
     */
    public record Said(long id, String text, String profile, String place) {}

    /** The latest first: one statement. */
    @Transactional(readOnly = true)
    public List<Said> published(ProductId product, int most) {
        return jdbc.sql("""
                        select f.id, f.verbatim, f.profile, e.collectivity
                        from experimentation e
                        join experimentation_feedback f on f.experimentation_id = e.id
                        where e.product_id = :product and f.state = 'publie' and f.verbatim <> ''
                        order by f.id desc limit :most
                        """)
                .param("product", product.value())
                .param("most", most)
                .query((row, ignored) -> new Said(
                        row.getLong("id"),
                        row.getString("verbatim"),
                        row.getString("profile"),
                        CollectivityId.parse(row.getString("collectivity"))
                                .flatMap(collectivities::find)
                                .map(place -> place.label())
                                .orElse("")))
                .list();
    }
}
