package org.terreau.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Paris;
import org.terreau.shared.SecretToken;

/** The SQL of keys with which programs write: their digests. */
@Repository
class JdbcApiKeys {

    private final JdbcClient jdbc;

    JdbcApiKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of a scope: those that are valid first, then the newest. */
    List<ApiKeys.ApiKey> of(String scope, Instant now) {
        return jdbc.sql("""
                        select k.id, k.name, k.ending, a.name as by, k.created_at, k.expires_at, k.revoked_at, k.last_used_at
                        from api_key k join account a on a.id = k.created_by
                        where k.scope = :scope
                        order by (k.revoked_at is null and k.expires_at > :now) desc, k.id desc
                        """)
                .param("scope", scope)
                .param("now", Timestamp.from(now))
                .query((row, ignored) -> key(row, now))
                .list();
    }

    private static ApiKeys.ApiKey key(ResultSet row, Instant now) throws SQLException {
        Instant expires = row.getTimestamp("expires_at").toInstant();
        Timestamp used = row.getTimestamp("last_used_at");
        ApiKeys.State state = ApiKeys.State.VALID;
        if (row.getTimestamp("revoked_at") != null) state = ApiKeys.State.REVOKED;
        else if (!expires.isAfter(now)) state = ApiKeys.State.EXPIRED;
        return new ApiKeys.ApiKey(
                row.getLong("id"),
                row.getString("name"),
                row.getString("ending"),
                row.getString("by"),
                row.getTimestamp("created_at").toInstant(),
                expires,
                used == null ? null : used.toInstant(),
                state);
    }

    /** One key of the scope is made at a time, until the transaction ends. */
    void lock(String scope) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('terreau.api-key:' || :scope))")
                .param("scope", scope)
                .query(row -> {});
    }

    long insert(String secret, String ending, String scope, String name, AccountId by, Instant now, Instant expires) {
        return jdbc.sql("""
                        insert into api_key (digest, ending, scope, name, created_by, created_at, expires_at)
                        values (:digest, :ending, :scope, :name, :by, :now, :expires)
                        returning id
                        """)
                .param("digest", new SecretToken(secret).digest())
                .param("ending", ending)
                .param("scope", scope)
                .param("name", name)
                .param("by", by.value())
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(expires))
                .query(Long.class)
                .single();
    }

    /** Takes the valid keys that end before this moment and of which nobody was told yet. */
    List<ApiKeys.EndingKey> takeEnding(Instant now, Instant soon) {
        return jdbc.sql("""
                        update api_key set end_told_at = :now
                        where end_told_at is null and revoked_at is null and expires_at > :now and expires_at <= :soon
                        returning scope, name, ending, created_by, expires_at
                        """)
                .param("now", Timestamp.from(now))
                .param("soon", Timestamp.from(soon))
                .query((row, ignored) -> endingKey(row))
                .list();
    }

    /** Valid keys that end between these moments. */
    List<ApiKeys.EndingKey> ending(Instant now, Instant soon) {
        return jdbc.sql("""
                        select scope, name, ending, created_by, expires_at from api_key
                        where revoked_at is null and expires_at > :now and expires_at <= :soon
                        order by expires_at, id limit 200
                        """)
                .param("now", Timestamp.from(now))
                .param("soon", Timestamp.from(soon))
                .query((row, ignored) -> endingKey(row))
                .list();
    }

    private static ApiKeys.EndingKey endingKey(ResultSet row) throws SQLException {
        return new ApiKeys.EndingKey(
                row.getString("scope"),
                row.getString("name"),
                row.getString("ending"),
                new AccountId(row.getLong("created_by")),
                lastDay(row.getTimestamp("expires_at").toInstant()));
    }

    private static LocalDate lastDay(Instant end) {
        return Paris.day(end).minusDays(1);
    }

    /** How many valid keys of each of these scopes end before this moment. */
    Map<String, ApiKeys.Ending> ending(Collection<String> scopes, Instant now, Instant soon) {
        Map<String, ApiKeys.Ending> ending = new HashMap<>();
        jdbc.sql("""
                        select scope, count(*) as number, min(expires_at) as first from api_key
                        where scope = any(:scopes) and revoked_at is null and expires_at > :now and expires_at <= :soon
                        group by scope
                        """)
                .param("scopes", scopes.toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .param("soon", Timestamp.from(soon))
                .query(row -> {
                    ending.put(
                            row.getString("scope"),
                            new ApiKeys.Ending(
                                    row.getLong("number"),
                                    lastDay(row.getTimestamp("first").toInstant())));
                });
        return ending;
    }

    List<ApiKeys.MadeKey> validBy(AccountId maker, Instant now) {
        return jdbc.sql("""
                        select k.id, k.scope, k.name, k.ending, a.name as by
                        from api_key k join account a on a.id = k.created_by
                        where k.created_by = :maker and k.revoked_at is null and k.expires_at > :now order by k.id
                        """)
                .param("maker", maker.value())
                .param("now", Timestamp.from(now))
                .query((row, ignored) -> new ApiKeys.MadeKey(
                        row.getLong("id"),
                        row.getString("scope"),
                        row.getString("name"),
                        row.getString("ending"),
                        row.getString("by")))
                .list();
    }

    List<AccountId> makers(Instant now) {
        return jdbc.sql("select distinct created_by from api_key where revoked_at is null and expires_at > :now")
                .param("now", Timestamp.from(now))
                .query((row, ignored) -> new AccountId(row.getLong("created_by")))
                .list();
    }

    /** False when it is no key of the scope, or was revoked already. */
    boolean revoke(String scope, long id, Instant now) {
        return jdbc.sql("update api_key set revoked_at = :now where id = :id and scope = :scope and revoked_at is null")
                        .param("now", Timestamp.from(now))
                        .param("id", id)
                        .param("scope", scope)
                        .update()
                == 1;
    }

    /** Who holds a key, and when its last use was noted. */
    record Held(Actor actor, long key, @Nullable Instant noted) {

        boolean notedBefore(Instant moment) {
            return noted == null || noted.isBefore(moment);
        }
    }

    /** The holder of a valid key. */
    Optional<Held> holder(String secret, Instant now) {
        return jdbc.sql("""
                        select k.id, k.scope, k.name, k.last_used_at, a.id as account, a.email
                        from api_key k join account a on a.id = k.created_by
                        where k.digest = :digest and k.revoked_at is null and k.expires_at > :now
                          and a.closed_at is null
                        """)
                .param("digest", new SecretToken(secret).digest())
                .param("now", Timestamp.from(now))
                .query((row, ignored) -> {
                    Timestamp last = row.getTimestamp("last_used_at");
                    Actor.Key key = new Actor.Key(row.getLong("id"), row.getString("name"), row.getString("scope"));
                    return new Held(
                            new Actor(
                                    new AccountId(row.getLong("account")),
                                    new EmailAddress(row.getString("email")),
                                    key.name(),
                                    Set.of(),
                                    key),
                            key.id(),
                            last == null ? null : last.toInstant());
                })
                .optional();
    }

    void used(long key, Instant now) {
        jdbc.sql("update api_key set last_used_at = :now where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", key)
                .update();
    }
}
