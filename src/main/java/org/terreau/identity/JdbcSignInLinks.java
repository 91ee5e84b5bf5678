package org.terreau.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.shared.SecretToken;

/** The SQL of links that sign in: their digests. */
@Repository
class JdbcSignInLinks {

    private final JdbcClient jdbc;

    JdbcSignInLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(AccountId account, SecretToken token, Instant now, Instant expires, @Nullable String continueTo) {
        jdbc.sql("""
                        insert into sign_in_link (digest, account_id, created_at, expires_at, continue_to)
                        values (:digest, :account, :now, :expires, :continueTo)
                        """)
                .param("digest", token.digest())
                .param("account", account.value())
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(expires))
                .param("continueTo", continueTo)
                .update();
    }

    /** Uses a link that was not used and has not expired. */
    Optional<SignInLinks.Used> use(SecretToken token, Instant now) {
        return jdbc.sql("""
                        update sign_in_link set used_at = :now
                        where digest = :digest and used_at is null and expires_at > :now
                        returning account_id, expires_at, continue_to
                        """)
                .param("now", Timestamp.from(now))
                .param("digest", token.digest())
                .query((row, ignored) -> new SignInLinks.Used(
                        new AccountId(row.getLong("account_id")),
                        row.getTimestamp("expires_at").toInstant(),
                        row.getString("continue_to")))
                .optional();
    }

    Optional<String> continueTo(SecretToken token) {
        return jdbc.sql("select continue_to from sign_in_link where digest = :digest and continue_to is not null")
                .param("digest", token.digest())
                .query(String.class)
                .optional();
    }

    /** How many links this account was sent since. */
    long sentSince(AccountId account, Instant since) {
        return jdbc.sql("select count(*) from sign_in_link where account_id = :account and created_at > :since")
                .param("account", account.value())
                .param("since", Timestamp.from(since))
                .query(Long.class)
                .single();
    }
}
