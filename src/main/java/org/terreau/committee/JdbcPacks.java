package org.terreau.committee;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;
import org.terreau.portfolio.ProductId;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of frozen packs: what is written once is never written again. */
@Repository
class JdbcPacks {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcPacks(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @return its number, from 1 */
    int insert(long committee, Evidence evidence, Instant at, @Nullable AccountId by) {
        return jdbc.sql("""
                        insert into committee_pack (committee_id, number, frozen_at, account, shape, content)
                        select :committee, coalesce(max(number), 0) + 1, :at, :account, :shape, cast(:content as jsonb)
                        from committee_pack where committee_id = :committee
                        returning number
                        """)
                .param("committee", committee)
                .param("at", Timestamp.from(at))
                .param("account", by == null ? null : by.value(), Types.BIGINT)
                .param("shape", evidence.shape())
                .param("content", json.writeValueAsString(evidence))
                .query(Integer.class)
                .single();
    }

    void reopen(long committee, int number, String reason, Instant at) {
        jdbc.sql("""
                        update committee_pack set reopened_at = :at, reason = :reason
                        where committee_id = :committee and number = :number
                        """)
                .param("at", Timestamp.from(at))
                .param("reason", reason)
                .param("committee", committee)
                .param("number", number)
                .update();
    }

    /** A pack of this committee was frozen, and taken back. */
    boolean takenBack(long committee) {
        return jdbc.sql(
                        "select exists (select from committee_pack where committee_id = :committee and reopened_at is not null)")
                .param("committee", committee)
                .query(Boolean.class)
                .single();
    }

    Optional<Evidence> read(long committee, int number) {
        return jdbc.sql("select content from committee_pack where committee_id = :committee and number = :number")
                .param("committee", committee)
                .param("number", number)
                .query(String.class)
                .optional()
                .map(content -> json.readValue(content, Evidence.class));
    }

    /** The first one first. */
    List<Packs.Version> versions(long committee) {
        return jdbc.sql("""
                        select number, frozen_at, reopened_at, reason from committee_pack
                        where committee_id = :committee order by number
                        """)
                .param("committee", committee)
                .query((row, ignored) -> {
                    Timestamp reopened = row.getTimestamp("reopened_at");
                    return new Packs.Version(
                            row.getInt("number"),
                            row.getTimestamp("frozen_at").toInstant(),
                            reopened == null ? null : reopened.toInstant(),
                            row.getString("reason"));
                })
                .list();
    }

    /** Takes words out of the frozen packs of a product. */
    void remove(ProductId product, String kind, long id) {
        jdbc.sql("""
                        update committee_pack p
                        set content = jsonb_set(p.content, '{voices}', (
                            select coalesce(jsonb_agg(voice order by place), '[]')
                            from jsonb_array_elements(p.content -> 'voices') with ordinality one (voice, place)
                            where not voice @> jsonb_build_object('kind', :kind::text, 'id', :id::bigint)))
                        from committee c
                        where c.id = p.committee_id and c.product_id = :product
                          and p.content -> 'voices' @> jsonb_build_array(jsonb_build_object('kind', :kind::text, 'id', :id::bigint))
                        """)
                .param("kind", kind)
                .param("id", id)
                .param("product", product.value())
                .update();
    }
}
