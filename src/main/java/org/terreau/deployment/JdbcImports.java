package org.terreau.deployment;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.portfolio.ProductId;
import org.terreau.territory.CollectivityId;

/** The SQL of lists that were added, and of taking them back. */
@Repository
class JdbcImports {

    private final JdbcClient jdbc;

    JdbcImports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ProductId product, Collection<CollectivityId> added, @Nullable Long wave, Instant at) {
        jdbc.sql("""
                        insert into deployment_import (product_id, added_at, wave_id, places)
                        values (:product, :at, :wave, :places)
                        """)
                .param("product", product.value())
                .param("at", Timestamp.from(at))
                .param("wave", wave, Types.BIGINT)
                .param("places", added.stream().map(CollectivityId::toString).toArray(String[]::new))
                .update();
    }

    /** The last lists of a product that were not taken back. */
    List<Imports.Added> last(ProductId product, int most) {
        return jdbc.sql("""
                        select id, added_at, cardinality(places) as number from deployment_import
                        where product_id = :product and undone_at is null order by id desc limit :most
                        """)
                .param("product", product.value())
                .param("most", most)
                .query((row, ignored) -> new Imports.Added(
                        row.getLong("id"), row.getTimestamp("added_at").toInstant(), row.getInt("number")))
                .list();
    }

    /** False when it is no list of the product, or was taken back already. */
    boolean close(ProductId product, long id, Instant at) {
        return jdbc.sql("""
                                update deployment_import set undone_at = :at
                                where id = :id and product_id = :product and undone_at is null
                                """)
                        .param("at", Timestamp.from(at))
                        .param("id", id)
                        .param("product", product.value())
                        .update()
                == 1;
    }

    /** Takes off what a list added and nobody changed since. */
    List<CollectivityId> takeOff(long id) {
        List<CollectivityId> gone = jdbc.sql("""
                        delete from deployment d using deployment_import i
                        where i.id = :id and d.product_id = i.product_id and d.collectivity = any(i.places)
                          and d.version = 1
                          and not exists (select 1 from experimentation e
                                          where e.product_id = d.product_id and e.collectivity = d.collectivity)
                        returning d.collectivity
                        """)
                .param("id", id)
                .query((row, ignored) ->
                        CollectivityId.parse(row.getString("collectivity")).orElseThrow())
                .list();
        jdbc.sql("""
                        delete from deployment_wave_target t using deployment_import i
                        where i.id = :id and t.wave_id = i.wave_id and t.collectivity = any(:gone)
                        """)
                .param("id", id)
                .param("gone", gone.stream().map(CollectivityId::toString).toArray(String[]::new))
                .update();
        return gone;
    }
}
