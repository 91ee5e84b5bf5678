package org.terreau.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
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

    private final JdbcApiKeys stored;
    private final Audit audit;
    private final Clock clock;

    ApiKeys(JdbcApiKeys stored, Audit audit, Clock clock) {
        this.stored = stored;
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
        return stored.of(scope, now);
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
        stored.lock(scope);
        List<ApiKey> valid =
                of(scope).stream().filter(key -> key.state() == State.VALID).toList();
        if (valid.size() >= MOST) throw new Refused("", "identity.key.too-many", MOST);
        if (valid.stream().anyMatch(key -> key.name().equals(name)))
            throw new Refused("nom", "identity.key.name.taken");
        String secret = PREFIX + SecretToken.draw().value();
        long id = stored.insert(
                secret,
                secret.substring(secret.length() - ENDING),
                scope,
                name,
                by.id(),
                now,
                Paris.start(lastDay.plusDays(1)));
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
        return stored.takeEnding(now, now.plus(soon));
    }

    /** The valid keys that end within this time, the first one first; two hundred at most. */
    @Transactional(readOnly = true)
    public List<EndingKey> ending(Duration soon) {
        Instant now = clock.instant();
        return stored.ending(now, now.plus(soon));
    }

    /** @param firstLastDay the last day of the first of them that ends, in Paris */
    public record Ending(long number, LocalDate firstLastDay) {}

    /** The valid keys of each of these scopes that end within this time. */
    @Transactional(readOnly = true)
    public Map<String, Ending> endingWithin(Duration soon, Collection<String> scopes) {
        Instant now = clock.instant();
        return stored.ending(scopes, now, now.plus(soon));
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
        return stored.validBy(maker, clock.instant());
    }

    /** Those who made a key that is valid. */
    @Transactional(readOnly = true)
    public List<AccountId> makers() {
        return stored.makers(clock.instant());
    }

    /** Ends a key at once. */
    @Transactional
    public void revoke(String scope, long id, Audit.Who by) {
        boolean ended = stored.revoke(scope, id, clock.instant());
        if (!ended) throw new NotFound("api key", id);
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
        Optional<JdbcApiKeys.Held> held = stored.holder(secret, now);
        held.filter(one -> one.notedBefore(now.minus(USE_NOTED_EVERY))).ifPresent(one -> stored.used(one.key(), now));
        return held.map(JdbcApiKeys.Held::actor);
    }
}
