package org.terreau.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.Languages;
import org.terreau.shared.NotFound;
import org.terreau.shared.OneLine;
import org.terreau.shared.Refused;
import org.terreau.shared.SecretToken;
import org.terreau.shared.Words;
import org.terreau.web.Allowances;

/** Passkeys: what somebody signs in with instead of a link, kept by their telephone, their computer or a key of theirs. */
@Service
public class Passkeys {

    /** Of one account. */
    public static final int MOST = 10;

    /** Signs of a name. */
    public static final int LONGEST_NAME = 60;

    /** To answer what a device was asked to sign: somebody may have to fetch theirs. */
    static final Duration TIME_TO_ANSWER = Duration.ofMinutes(5);

    private static final int ASKED_AN_HOUR_FROM_ONE_NETWORK = 300;

    private final JdbcPasskeys stored;
    private final JdbcPasskeyRules rules;
    private final JdbcAccounts people;
    private final Accounts accounts;
    private final PasskeyCeremonies ceremonies;
    private final Allowances allowances;
    private final Outbox outbox;
    private final Audit audit;
    private final Languages languages;
    private final Clock clock;

    Passkeys(
            JdbcPasskeys stored,
            JdbcPasskeyRules rules,
            JdbcAccounts people,
            Accounts accounts,
            PasskeyCeremonies ceremonies,
            Allowances allowances,
            Outbox outbox,
            Audit audit,
            Languages languages,
            Clock clock) {
        this.stored = stored;
        this.rules = rules;
        this.people = people;
        this.accounts = accounts;
        this.ceremonies = ceremonies;
        this.allowances = allowances;
        this.outbox = outbox;
        this.audit = audit;
        this.languages = languages;
        this.clock = clock;
    }

    /**
     * One of somebody's passkeys.
     *
     * @param used when they last signed in with it; null when they never did
     * @param copied whoever keeps it for them has copied it to their other devices
     */
    public record Line(
            long id, String name, Instant made, @Nullable Instant used, boolean copied) {}

    /**
     * What a browser is asked to make a passkey with.
     *
     * @param challenge what the device signs, in base64url, once
     * @param host the site that it is made for
     * @param handle what the device knows its holder by, in base64url
     * @param account and name: how the device shows whose it is
     * @param milliseconds to answer
     * @param algorithms that the site understands, by their numbers in COSE
     * @param known the passkeys that its holder has already, in base64url
     */
    public record ToMake(
            String challenge,
            String host,
            String site,
            String handle,
            String account,
            String name,
            long milliseconds,
            List<Long> algorithms,
            List<String> known) {

        public ToMake {
            algorithms = List.copyOf(algorithms);
            known = List.copyOf(known);
        }
    }

    /**
     * What a browser is asked to sign in with.
     *
     * @param challenge what the device signs, in base64url, once
     * @param milliseconds to answer
     */
    public record ToUse(String challenge, String host, long milliseconds) {}

    /** Those of somebody, the first made first. */
    @Transactional(readOnly = true)
    public List<Line> of(Actor actor) {
        return stored.of(actor.id());
    }

    /** Until when somebody has to make their first passkey; empty when they need not, or have one. */
    @Transactional(readOnly = true)
    public Optional<Instant> toMakeBefore(Actor actor) {
        JdbcPasskeyRules.Standing standing = rules.standing(actor.id());
        return standing.holdsOne()
                ? Optional.empty()
                : standing.asked().stream().map(SecondStep.Asked::until).min(Instant::compareTo);
    }

    /** What somebody who came by a link has still to do. */
    @Transactional(readOnly = true)
    public SecondStep after(AccountId account) {
        JdbcPasskeyRules.Standing standing = rules.standing(account);
        return SecondStep.of(standing.asked(), standing.holdsOne(), clock.instant());
    }

    /** Asks for a passkey to be made. */
    @Transactional
    public ToMake toMake(Actor actor) {
        SecretToken challenge = SecretToken.draw();
        stored.ask(challenge, actor.id(), clock.instant().plus(TIME_TO_ANSWER));
        return new ToMake(
                challenge.value(),
                ceremonies.host(),
                ceremonies.siteName(),
                stored.handle(actor.id()).toBase64UrlString(),
                actor.email().value(),
                actor.name(),
                TIME_TO_ANSWER.toMillis(),
                ceremonies.algorithms(),
                stored.credentials(actor.id()));
    }

    /**
     * Asks whoever signs in to use a passkey.
     *
     * @param network the network address it comes from, counted and not kept
     * @return empty when too many were asked for from there
     */
    @Transactional
    public Optional<ToUse> toUse(String network) {
        if (!allowances.take("passkey-asked", network, ASKED_AN_HOUR_FROM_ONE_NETWORK, Duration.ofHours(1)))
            return Optional.empty();
        SecretToken challenge = SecretToken.draw();
        stored.ask(challenge, null, clock.instant().plus(TIME_TO_ANSWER));
        return Optional.of(new ToUse(challenge.value(), ceremonies.host(), TIME_TO_ANSWER.toMillis()));
    }

    /**
     * Keeps a passkey that was just made, and tells its holder.
     *
     * @throws Refused when it has no name, there are {@link #MOST} already, or it is not what was asked for
     */
    @Transactional
    public void add(MadePasskey made, String name, Actor actor) {
        if (name.isEmpty() || !OneLine.fits(name, LONGEST_NAME))
            throw new Refused("nom", "passkey.name.wrong", LONGEST_NAME);
        stored.lock(actor.id());
        List<Line> before = stored.of(actor.id());
        if (before.size() >= MOST) throw new Refused("", "passkey.too-many", MOST);
        if (before.stream().anyMatch(line -> line.name().equalsIgnoreCase(name)))
            throw new Refused("nom", "passkey.name.taken");
        Bytes handle = stored.handle(actor.id());
        if (!stored.answer(new SecretToken(made.challenge()), actor.id(), clock.instant())
                || !ceremonies.made(made, JdbcPasskeys.entity(actor.id(), handle), name))
            throw new Refused("", "passkey.not-made");
        audit.record(actor.who(), "identity.passkey-added", "account:" + actor.id(), Map.of("name", name));
        tell(actor.id(), "passkey-added", "passkey.mail.added", name);
    }

    /**
     * Removes one, and tells its holder.
     *
     * @throws NotFound when it is somebody else's
     * @throws Refused when it is the last, and a role asks for one
     */
    @Transactional
    public void remove(long id, Actor actor) {
        stored.lock(actor.id());
        Line line = one(id, actor);
        if (!removable(actor)) throw new Refused("", "passkey.remove.last");
        stored.remove(id, actor.id());
        audit.record(actor.who(), "identity.passkey-removed", "account:" + actor.id(), Map.of("name", line.name()));
        tell(actor.id(), "passkey-removed", "passkey.mail.removed", line.name());
    }

    /** One of somebody's own. */
    @Transactional(readOnly = true)
    public Line one(long id, Actor actor) {
        return stored.of(actor.id()).stream()
                .filter(line -> line.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound("passkey", id));
    }

    private boolean removable(Actor actor) {
        return stored.of(actor.id()).size() > 1
                || rules.standing(actor.id()).asked().isEmpty();
    }

    /** Who signs in with this answer; empty when it is not good, was given before, or the account is closed. */
    @Transactional
    public Optional<AccountId> signIn(UsedPasskey used) {
        if (!stored.answer(new SecretToken(used.challenge()), null, clock.instant())) return Optional.empty();
        Optional<Accounts.Account> holder =
                ceremonies.used(used).flatMap(stored::holder).flatMap(accounts::byId);
        holder.ifPresent(account -> {
            people.seen(account.id(), clock.instant());
            audit.record(
                    new Audit.Who(account.id().value(), account.email().value()),
                    "identity.signed-in",
                    "account:" + account.id(),
                    Map.of("by", "passkey"));
        });
        return holder.map(Accounts.Account::id);
    }

    private void tell(AccountId to, String kind, String key, String name) {
        accounts.byId(to).ifPresent(account -> {
            Words words = languages.in(account.language());
            outbox.send(new Message(
                    account.email(),
                    kind,
                    words.t(key + ".subject"),
                    words.t(key + ".text", account.name(), name, words.baseUrl() + "/mes-cles-d-acces")));
        });
    }
}
