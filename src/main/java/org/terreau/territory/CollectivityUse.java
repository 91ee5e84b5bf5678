package org.terreau.territory;

import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What refers to collectivities, said by the module that refers: one that something refers to is not removed.
 *
 * @param key of what it is, after "territory.use." in the message bundles
 * @param count how many refer to a collectivity
 */
public record CollectivityUse(String key, ToLongFunction<CollectivityId> count) {

    /** Counted by a statement that takes `:place`, written as {@link CollectivityId#toString}. */
    public static CollectivityUse counted(JdbcClient jdbc, String key, String sql) {
        return new CollectivityUse(
                key,
                place -> jdbc.sql(sql)
                        .param("place", place.toString())
                        .query(Long.class)
                        .single());
    }
}
