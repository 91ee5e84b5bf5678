package org.terreau.committee;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.identity.AccountId;

/** The SQL of what teams add to frozen packs. */
@Repository
class JdbcAdditions {

    private final JdbcClient jdbc;

    JdbcAdditions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param by null once who wrote it is forgotten */
    record Row(Instant at, @Nullable AccountId by, String text) {}

    void insert(long committee, Instant at, AccountId by, String text) {
        jdbc.sql("""
                        insert into committee_addition (committee_id, at, account, text)
                        values (:committee, :at, :account, :text)
                        """)
                .param("committee", committee)
                .param("at", Timestamp.from(at))
                .param("account", by.value())
                .param("text", text)
                .update();
    }

    /** The first one first. */
    List<Row> of(long committee) {
        return jdbc.sql("select at, account, text from committee_addition where committee_id = :committee order by id")
                .param("committee", committee)
                .query((row, ignored) -> {
                    Long account = row.getObject("account", Long.class);
                    return new Row(
                            row.getTimestamp("at").toInstant(),
                            account == null ? null : new AccountId(account),
                            row.getString("text"));
                })
                .list();
    }
}
