package org.terreau.identity;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.Languages;
import org.terreau.shared.NotFound;
import org.terreau.shared.Words;
import org.terreau.web.KeptData;

/**
 * Whoever lost their passkeys, and may not sign in without: two people who answer for them, leads of their incubator or
 * administrators, each agree that they begin anew. Their passkeys are then removed, and the next link lets them make one.
 */
@Service
public class PasskeyRecoveries {

    /** How many have to agree. */
    public static final int NEEDED = 2;

    /** After which nobody answered: it is asked again. */
    static final Duration WAITS = Duration.ofDays(7);

    private static final String PATH = "/recuperations-de-cles";

    private final JdbcPasskeyRecoveries stored;
    private final JdbcPasskeys passkeys;
    private final JdbcSessions sessions;
    private final Accounts accounts;
    private final SignInLinks links;
    private final Outbox outbox;
    private final Audit audit;
    private final Languages languages;
    private final Clock clock;

    PasskeyRecoveries(
            JdbcPasskeyRecoveries stored,
            JdbcPasskeys passkeys,
            JdbcSessions sessions,
            Accounts accounts,
            SignInLinks links,
            Outbox outbox,
            Audit audit,
            Languages languages,
            Clock clock) {
        this.stored = stored;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.accounts = accounts;
        this.links = links;
        this.outbox = outbox;
        this.audit = audit;
        this.languages = languages;
        this.clock = clock;
    }

    /**
     * Somebody who asks to begin anew.
     *
     * @param scopes of their roles
     * @param agreed who agreed already
     */
    public record Line(
            long id,
            AccountId account,
            String name,
            String email,
            Instant asked,
            Set<String> scopes,
            Set<AccountId> agreed) {

        public Line {
            scopes = Set.copyOf(scopes);
            agreed = Set.copyOf(agreed);
        }

        public boolean agreedBy(Actor actor) {
            return agreed.contains(actor.id());
        }

        /** Nobody answers for themselves. */
        boolean answeredBy(Actor actor) {
            return !account.equals(actor.id())
                    && (actor.administrator() || scopes.stream().anyMatch(scope -> actor.has(scope, Role.LEAD)));
        }

        /** Until when somebody may answer. */
        Instant until() {
            return asked.plus(WAITS);
        }
    }

    /** When this person asked; empty when they did not, or nobody answered in time. */
    @Transactional(readOnly = true)
    public Optional<Instant> askedBy(Actor person) {
        return stored.askedBy(person.id()).filter(at -> clock.instant().isBefore(at.plus(WAITS)));
    }

    /** Asks those who answer for this person, and tells them; nothing when it was asked already. */
    @Transactional
    public void ask(Actor person) {
        stored.forgetAskedBefore(clock.instant().minus(WAITS));
        if (!stored.ask(person.id(), clock.instant())) return;
        audit.record(person.who(), "identity.recovery-asked", "account:" + person.id(), Map.of());
        tell(person.id(), "recovery-asked", "passkey.mail.asked", person.name());
        for (Accounts.Account lead : answering(person)) {
            Words words = languages.in(lead.language());
            outbox.send(new Message(
                    lead.email(),
                    "recovery-to-answer",
                    words.t("passkey.mail.answer.subject", person.name()),
                    words.t(
                            "passkey.mail.answer.text",
                            lead.name(),
                            person.name(),
                            person.email().value(),
                            links.leadingTo(lead.id(), PATH))));
        }
    }

    /** The leads of their incubators, and administrators where there are not two of them. */
    private List<Accounts.Account> answering(Actor person) {
        Map<AccountId, Accounts.Account> found = new LinkedHashMap<>();
        for (Grant grant : person.grants())
            if (!grant.scope().equals(Grant.EVERYWHERE))
                accounts.holding(grant.scope(), Role.LEAD).forEach(lead -> found.put(lead.id(), lead));
        found.remove(person.id());
        if (found.size() < NEEDED)
            accounts.holding(Grant.EVERYWHERE, Role.ADMINISTRATOR).forEach(one -> found.put(one.id(), one));
        found.remove(person.id());
        return List.copyOf(found.values());
    }

    /** Those whom this person may answer for. */
    @Transactional(readOnly = true)
    public List<Line> waiting(Actor actor) {
        return stored.waiting().stream()
                .filter(line -> line.answeredBy(actor) && clock.instant().isBefore(line.until()))
                .toList();
    }

    /**
     * Agrees that somebody begins anew. Once two agreed, their passkeys and their sessions are over.
     *
     * @return true when it was the last word that was needed
     * @throws NotFound when nobody asks, or this person does not answer for them
     */
    @Transactional
    public boolean agree(long recovery, Actor actor) {
        stored.lock(recovery);
        Line line = one(recovery, actor);
        stored.agree(recovery, actor.id(), clock.instant());
        audit.record(actor.who(), "identity.recovery-agreed", "account:" + line.account(), Map.of());
        Line now = one(recovery, actor);
        if (now.agreed().size() < NEEDED) return false;
        stored.end(line.account());
        passkeys.removeAll(line.account());
        sessions.erase(line.account());
        audit.record(actor.who(), "identity.recovery-done", "account:" + line.account(), Map.of());
        tell(line.account(), "recovery-done", "passkey.mail.done", line.name());
        for (AccountId agreed : now.agreed()) tell(agreed, "recovery-agreed", "passkey.mail.agreed", line.name());
        return true;
    }

    /**
     * Says that it is not this person who asks, or that they must not begin anew.
     *
     * @throws NotFound when nobody asks, or this person does not answer for them
     */
    @Transactional
    public void refuse(long recovery, Actor actor) {
        stored.lock(recovery);
        Line line = one(recovery, actor);
        stored.end(line.account());
        audit.record(actor.who(), "identity.recovery-refused", "account:" + line.account(), Map.of());
        tell(line.account(), "recovery-refused", "passkey.mail.refused", line.name());
        for (AccountId agreed : line.agreed()) tell(agreed, "recovery-refused", "passkey.mail.stopped", line.name());
    }

    private Line one(long recovery, Actor actor) {
        return waiting(actor).stream()
                .filter(line -> line.id() == recovery)
                .findFirst()
                .orElseThrow(() -> new NotFound("passkey recovery", recovery));
    }

    /** @param named whom the letter is about */
    private void tell(AccountId to, String kind, String key, String named) {
        accounts.byId(to).ifPresent(account -> {
            Words words = languages.in(account.language());
            outbox.send(new Message(
                    account.email(),
                    kind,
                    words.t(key + ".subject", named),
                    words.t(key + ".text", account.name(), named, words.baseUrl() + "/connexion")));
        });
    }

    @Configuration
    static class Cleaning {

        @Bean
        static KeptData passkeysKept() {
            return new KeptData(11, "identity.passkeys", KeptData.Basis.PUBLIC_MISSION, null);
        }

        @Bean
        RecurringTask<Void> forgetPasskeyQuestions(
                JdbcPasskeys passkeys, JdbcPasskeyRecoveries recoveries, Clock clock) {
            return Tasks.recurring("identity-passkeys", FixedDelay.ofHours(1)).execute((instance, context) -> {
                passkeys.forgetUnanswered(clock.instant());
                recoveries.forgetAskedBefore(clock.instant().minus(WAITS));
            });
        }
    }
}
