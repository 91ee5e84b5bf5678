package org.terreau.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
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
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.SecretToken;

/**
 * Keys with which programs write. Each one is limited to one scope, such as "product:mes-aides", ends on a day that is
 * said when it is made, and is shown once: the database keeps its digest.
 *
 * <p>Who may make and revoke keys of a scope is asked by the module that owns what the scope names, before it calls.
 */
@Service
public class ApiKeys {

    /** How many keys of a scope may be valid at once. */
    public static final int MOST = 20;

    /** How long a key lives at most. */
    public static final Duration LONGEST = Duration.ofDays(366);

    static final Duration REMEMBERED = Duration.ofDays(366);

    private static final String PREFIX = "terreau_";
    private static final int LINE = 100;
    private static final int ENDING = 4;
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    ApiKeys(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Where a key stands. */
    public enum State {
        VALID("valide"),
        EXPIRED("expiree"),
        REVOKED("revoquee");

        private final String code;

        State(String code) {
            this.code = code;
        }

        /** As written in message keys. */
        public String code() {
            return code;
        }
    }

    /**
     * What is known of a key.
     *
     * @param ending its last characters, to recognise it
     * @param by the name of who made it
     */
    public record ApiKey(
            long id,
            String name,
            String ending,
            String by,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt,
            State state) {}

    /** Keys of a scope: those that are valid first, then the newest. Gone a year after their end. */
    @Transactional(readOnly = true)
    public List<ApiKey> of(String scope) {
        Instant now = clock.instant();
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

    private static ApiKey key(ResultSet row, Instant now) throws SQLException {
        Instant expires = row.getTimestamp("expires_at").toInstant();
        Timestamp used = row.getTimestamp("last_used_at");
        State state = State.VALID;
        if (row.getTimestamp("revoked_at") != null) state = State.REVOKED;
        else if (!expires.isAfter(now)) state = State.EXPIRED;
        return new ApiKey(
                row.getLong("id"),
                row.getString("name"),
                row.getString("ending"),
                row.getString("by"),
                row.getTimestamp("created_at").toInstant(),
                expires,
                used == null ? null : used.toInstant(),
                state);
    }

    /**
     * Makes a key.
     *
     * @param lastDay the last day on which it is valid, in Paris; null when what was typed is not a day
     * @return the key itself, which nobody can read again
     * @throws Refused naming the fields `nom`, `fin`
     */
    @Transactional
    public String issue(String scope, String name, @Nullable LocalDate lastDay, Actor by) {
        Instant now = clock.instant();
        LocalDate today = Paris.day(now);
        Objections objections = new Objections();
        objections.when(name.isEmpty() || !OneLine.fits(name, LINE), "nom", "identity.key.name.wrong", LINE);
        objections.when(
                lastDay == null || lastDay.isBefore(today) || lastDay.isAfter(today.plusDays(LONGEST.toDays())),
                "fin",
                "identity.key.end.wrong");
        if (lastDay == null || objections.any()) throw objections.refusal();
        jdbc.sql("select pg_advisory_xact_lock(hashtext('terreau.api-key:' || :scope))")
                .param("scope", scope)
                .query(row -> {});
        List<ApiKey> valid =
                of(scope).stream().filter(key -> key.state() == State.VALID).toList();
        if (valid.size() >= MOST) throw new Refused("", "identity.key.too-many", MOST);
        if (valid.stream().anyMatch(key -> key.name().equals(name)))
            throw new Refused("nom", "identity.key.name.taken");
        String secret = PREFIX + SecretToken.draw().value();
        long id = jdbc.sql("""
                        insert into api_key (digest, ending, scope, name, created_by, created_at, expires_at)
                        values (:digest, :ending, :scope, :name, :by, :now, :expires)
                        returning id
                        """)
                .param("digest", new SecretToken(secret).digest())
                .param("ending", secret.substring(secret.length() - ENDING))
                .param("scope", scope)
                .param("name", name)
                .param("by", by.id().value())
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(Paris.start(lastDay.plusDays(1))))
                .query(Long.class)
                .single();
        audit.record(by.who(), "identity.key-made", scope, Map.of("key", String.valueOf(id), "name", name));
        return secret;
    }

    /**
     * A valid key that ends soon.
     *
     * @param by who made it
     * @param lastDay the last day on which it is valid, in Paris
     */
    public record EndingKey(String scope, String name, String ending, AccountId by, LocalDate lastDay) {}

    /** Takes the valid keys that end within this time and of which nobody was told yet: each is given once. */
    @Transactional
    public List<EndingKey> endingWithin(Duration soon) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        update api_key set end_told_at = :now
                        where end_told_at is null and revoked_at is null and expires_at > :now and expires_at <= :soon
                        returning scope, name, ending, created_by, expires_at
                        """)
                .param("now", Timestamp.from(now))
                .param("soon", Timestamp.from(now.plus(soon)))
                .query((row, ignored) -> new EndingKey(
                        row.getString("scope"),
                        row.getString("name"),
                        row.getString("ending"),
                        new AccountId(row.getLong("created_by")),
                        row.getTimestamp("expires_at")
                                .toInstant()
                                .atZone(Paris.ZONE)
                                .toLocalDate()
                                .minusDays(1)))
                .list();
    }

    /** How many valid keys of each of these scopes end within this time. */
    @Transactional(readOnly = true)
    public Map<String, Long> endingWithin(Duration soon, Collection<String> scopes) {
        Instant now = clock.instant();
        Map<String, Long> ending = new HashMap<>();
        jdbc.sql("""
                        select scope, count(*) as number from api_key
                        where scope = any(:scopes) and revoked_at is null and expires_at > :now and expires_at <= :soon
                        group by scope
                        """)
                .param("scopes", scopes.toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .param("soon", Timestamp.from(now.plus(soon)))
                .query(row -> {
                    ending.put(row.getString("scope"), row.getLong("number"));
                });
        return ending;
    }

    /**
     * A valid key, as those who did not make it know it.
     *
     * @param by the name of who made it
     */
    public record MadeKey(long id, String scope, String name, String ending, String by) {}

    /** The valid keys that somebody made. */
    @Transactional(readOnly = true)
    public List<MadeKey> validBy(AccountId maker) {
        return jdbc.sql("""
                        select k.id, k.scope, k.name, k.ending, a.name as by
                        from api_key k join account a on a.id = k.created_by
                        where k.created_by = :maker and k.revoked_at is null and k.expires_at > :now order by k.id
                        """)
                .param("maker", maker.value())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, ignored) -> new MadeKey(
                        row.getLong("id"),
                        row.getString("scope"),
                        row.getString("name"),
                        row.getString("ending"),
                        row.getString("by")))
                .list();
    }

    /** Those who made a key that is valid. */
    @Transactional(readOnly = true)
    public List<AccountId> makers() {
        return jdbc.sql("select distinct created_by from api_key where revoked_at is null and expires_at > :now")
                .param("now", Timestamp.from(clock.instant()))
                .query((row, ignored) -> new AccountId(row.getLong("created_by")))
                .list();
    }

    /** Ends a key at once. */
    @Transactional
    public void revoke(String scope, long id, Audit.Who by) {
        int ended = jdbc.sql(
                        "update api_key set revoked_at = :now where id = :id and scope = :scope and revoked_at is null")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .param("scope", scope)
                .update();
        if (ended == 0) throw new NotFound("api key", id);
        audit.record(by, "identity.key-revoked", scope, Map.of("key", String.valueOf(id)));
    }

    /**
     * Who writes with this key: an actor without any role, limited to the key's scope. Empty when the key is unknown,
     * expired or revoked, or when the account of the one who made it is closed.
     */
    @Transactional
    public Optional<Actor> holder(String secret) {
        if (!secret.startsWith(PREFIX)) return Optional.empty();
        Instant now = clock.instant();
        Optional<Used> used = jdbc.sql("""
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
                    return new Used(
                            new Actor(
                                    new AccountId(row.getLong("account")),
                                    new EmailAddress(row.getString("email")),
                                    key.name(),
                                    Set.of(),
                                    key),
                            key.id(),
                            last == null
                                    || last.toInstant().plus(USE_NOTED_EVERY).isBefore(now));
                })
                .optional();
        used.filter(Used::toNote)
                .ifPresent(one -> jdbc.sql("update api_key set last_used_at = :now where id = :id")
                        .param("now", Timestamp.from(now))
                        .param("id", one.key())
                        .update());
        return used.map(Used::actor);
    }

    private record Used(Actor actor, long key, boolean toNote) {}
}
