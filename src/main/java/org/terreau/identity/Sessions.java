package org.terreau.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Languages;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.SecretToken;
import org.terreau.shared.Words;

/** Where somebody is signed in: they read it, and end what they do not recognise. */
@Service
public class Sessions {

    /** Of the session: what its holder signed in with. */
    public static final String BROWSER = "terreau.browser";

    public static final String SYSTEM = "terreau.system";

    /** Of the session: the network that its holder signed in from, coarsely. */
    public static final String NETWORK = "terreau.network";

    private static final String ENDED = "identity.sessions-ended";

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final JdbcSessions stored;
    private final Accounts accounts;
    private final Languages languages;
    private final Outbox outbox;
    private final Audit audit;
    private final Duration longest;
    private final Duration proof;
    private final int most;

    /** What sessions are timed with, which no test and no demonstration moves. */
    private final Clock clock = Clock.systemUTC();

    Sessions(
            FindByIndexNameSessionRepository<? extends Session> sessions,
            JdbcSessions stored,
            Accounts accounts,
            Languages languages,
            Outbox outbox,
            Audit audit,
            @Value("${terreau.session.longest}") Duration longest,
            @Value("${terreau.session.proof}") Duration proof,
            @Value("${terreau.session.most}") int most) {
        this.sessions = sessions;
        this.stored = stored;
        this.accounts = accounts;
        this.languages = languages;
        this.outbox = outbox;
        this.audit = audit;
        this.longest = longest;
        this.proof = proof;
        this.most = most;
    }

    /**
     * One sign-in that still holds.
     *
     * @param reference names it without giving it away: who knows it is not signed in by it
     * @param here it is the one that asks
     * @param network "" when it is not known
     */
    public record Line(
            String reference, boolean here, Device device, String network, Instant since, Instant lastSeen) {}

    /** What is kept of a sign-in beside its hour: the values of {@link #BROWSER}, {@link #SYSTEM}, {@link #NETWORK}. */
    public static Map<String, String> kept(String userAgent, String address) {
        Device device = Device.of(userAgent);
        return Map.of(BROWSER, device.browser(), SYSTEM, device.system(), NETWORK, CoarseNetwork.of(address));
    }

    /** How long a sign-in lasts at most, however often pages are asked for. */
    public Duration longest() {
        return longest;
    }

    /** A sign-in of this instant still proves who somebody is, for what can't be undone. */
    public boolean proves(Instant signedIn) {
        return !signedIn.plus(proof).isBefore(clock.instant());
    }

    /** For how long a sign-in proves who somebody is. */
    public Duration proof() {
        return proof;
    }

    /** A sign-in of this instant is over. */
    public boolean over(Instant signedIn) {
        return signedIn.plus(longest).isBefore(clock.instant());
    }

    /**
     * Where this person is signed in, the one that asks first, then the last seen first.
     *
     * @param current the id of the session that asks
     */
    public List<Line> of(Actor actor, String current) {
        return sessions.findByPrincipalName(actor.id().toString()).values().stream()
                .filter(session -> !session.isExpired() && !over(session.getCreationTime()))
                .map(session -> line(session, current))
                .sorted(Comparator.comparing(Line::here)
                        .thenComparing(Line::lastSeen)
                        .reversed())
                .toList();
    }

    private static Line line(Session session, String current) {
        return new Line(
                new SecretToken(session.getId()).digest(),
                session.getId().equals(current),
                new Device(session.getAttributeOrDefault(BROWSER, ""), session.getAttributeOrDefault(SYSTEM, "")),
                session.getAttributeOrDefault(NETWORK, ""),
                session.getCreationTime(),
                session.getLastAccessedTime());
    }

    /** On how many devices somebody is signed in at once, at most. */
    public int most() {
        return most;
    }

    /** Leaves room for one more sign-in of this account: those that were used the longest ago end. */
    @Transactional
    public void makeRoom(AccountId account) {
        int ended = stored.endOldest(account, most - 1);
        if (ended > 0) audit.record(Audit.Who.PROGRAM, ENDED, "account:" + account, ended(ended));
    }

    /**
     * Signs somebody out everywhere, for an administrator who fears that somebody else is in their place; they are told.
     *
     * @return from how many devices
     * @throws Refused when the address is none, or nobody's
     */
    @Transactional
    public int endAllOf(String address, Actor actor) {
        mustAdminister(actor);
        Accounts.Account person = accounts.byEmail(EmailAddress.typed(address, "adresse", "identity.signin.wrong"))
                .orElseThrow(() -> new Refused("adresse", "identity.sessions.unknown-account"));
        int ended = stored.erase(person.id());
        if (ended > 0) {
            audit.record(actor.who(), ENDED, "account:" + person.id(), ended(ended));
            Words words = languages.in(person.language());
            outbox.send(new Message(
                    person.email(),
                    "sessions-ended",
                    words.t("identity.mail.sessions.subject"),
                    words.t("identity.mail.sessions.text", person.name())));
        }
        return ended;
    }

    /**
     * Signs everybody out, but for the administrator who asks.
     *
     * @param current the id of the session that stays
     * @return from how many devices
     */
    @Transactional
    public int endAll(String current, Actor actor) {
        mustAdminister(actor);
        int ended = stored.endAllBut(new SecretToken(current).digest());
        audit.record(actor.who(), "identity.all-sessions-ended", "sessions:all", ended(ended));
        return ended;
    }

    private static void mustAdminister(Actor actor) {
        if (!actor.administrator()) throw new NotAllowed("sign-ins of others ended by account " + actor.id());
    }

    /**
     * Signs the person out there.
     *
     * @throws NotFound when it is over, or somebody else's
     */
    @Transactional
    public void end(String reference, Actor actor) {
        if (!stored.end(reference, actor.id())) throw new NotFound("session", "…");
        ended(1, actor);
    }

    /**
     * Signs the person out everywhere else.
     *
     * @param current the id of the session that stays
     * @return from how many
     */
    @Transactional
    public int endOthers(String current, Actor actor) {
        int ended = stored.endOthers(new SecretToken(current).digest(), actor.id());
        if (ended > 0) ended(ended, actor);
        return ended;
    }

    private void ended(int number, Actor actor) {
        audit.record(actor.who(), ENDED, "account:" + actor.id(), ended(number));
    }

    private static Map<String, String> ended(int number) {
        return Map.of("things", String.valueOf(number));
    }
}
