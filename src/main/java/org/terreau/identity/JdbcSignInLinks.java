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

    /** A token that says who somebody is without proving it. */
    void introduce(AccountId account, SecretToken token, Instant now, Instant expires) {
        jdbc.sql("""
                        insert into sign_in_link (digest, account_id, created_at, expires_at, introduces)
                        values (:digest, :account, :now, :expires, true)
                        """)
                .param("digest", token.digest())
                .param("account", account.value())
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(expires))
                .update();
    }

    Optional<AccountId> introduced(SecretToken token, Instant now) {
        return jdbc.sql(
                        "select account_id from sign_in_link where digest = :digest and introduces and expires_at > :now")
                .param("digest", token.digest())
                .param("now", Timestamp.from(now))
                .query((row, ignored) -> new AccountId(row.getLong("account_id")))
                .optional();
    }

    /** @param asked by the person, at the sign-in page */
    void insert(
            AccountId account,
            SecretToken token,
            Instant now,
            Instant expires,
            @Nullable String continueTo,
            boolean asked) {
        jdbc.sql("""
                        insert into sign_in_link (digest, account_id, created_at, expires_at, continue_to, asked)
                        values (:digest, :account, :now, :expires, :continueTo, :asked)
                        """)
                .param("digest", token.digest())
                .param("account", account.value())
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(expires))
                .param("continueTo", continueTo)
                .param("asked", asked)
                .update();
    }

    /** Uses a link that was not used and has not expired; links asked for before it end with it. */
    Optional<SignInLinks.Used> use(SecretToken token, Instant now) {
        return jdbc.sql("""
                        with used as (
                            update sign_in_link set used_at = :now
                            where digest = :digest and not introduces and used_at is null and expires_at > :now
                            returning account_id, expires_at, continue_to, created_at, asked),
                        older as (
                            update sign_in_link set expires_at = :now
                            from used
                            where sign_in_link.account_id = used.account_id and used.asked and sign_in_link.asked
                              and sign_in_link.used_at is null and sign_in_link.expires_at > :now
                              and sign_in_link.digest <> :digest and sign_in_link.created_at <= used.created_at)
                        select account_id, expires_at, continue_to from used
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

    /** Forgets the links that nobody can use since then. */
    int forgetOver(Instant before) {
        return jdbc.sql("delete from sign_in_link where expires_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }
}
