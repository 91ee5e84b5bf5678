package org.terreau.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.EmailAddress;

/** Signing in by a link in an e-mail, or by the word of an identity provider. */
@Service
public class SignIn {

    private static final int LINKS_AN_HOUR = 5;

    private final Accounts accounts;
    private final SignInLinks links;
    private final Outbox outbox;
    private final Audit audit;
    private final MessageSource messages;
    private final JdbcAccounts stored;
    private final Clock clock;

    SignIn(
            Accounts accounts,
            SignInLinks links,
            Outbox outbox,
            Audit audit,
            MessageSource messages,
            JdbcAccounts stored,
            Clock clock) {
        this.accounts = accounts;
        this.links = links;
        this.outbox = outbox;
        this.audit = audit;
        this.messages = messages;
        this.stored = stored;
        this.clock = clock;
    }

    /** A link that has just been used. */
    public record Opened(AccountId account, Instant expiresAt) {}

    /**
     * Sends a link to this address if it has an account. Says nothing of whether it has one, and sends at most five an
     * hour to the same account.
     */
    @Transactional
    public void sendLink(String address, @Nullable String continueTo) {
        if (!EmailAddress.valid(address)) return;
        Optional<Accounts.Account> found = accounts.byEmail(new EmailAddress(address));
        if (found.isEmpty()) return;
        Accounts.Account account = found.get();
        if (links.sentSince(account.id(), clock.instant().minusSeconds(3600)) >= LINKS_AN_HOUR) return;
        String link = links.issue(account.id(), SignInLinks.SHORT, continueTo);
        outbox.send(new Message(
                account.email(),
                "sign-in",
                messages.getMessage("identity.mail.link.subject", null, account.language()),
                messages.getMessage(
                        "identity.mail.link.text",
                        new Object[] {account.name(), link, SignInLinks.SHORT.toMinutes()},
                        account.language())));
    }

    /** Uses a link; empty when it is unknown, expired or was used before. */
    @Transactional
    public Optional<Opened> use(String token) {
        return links.use(token).map(used -> {
            stored.seen(used.account(), clock.instant());
            accounts.byId(used.account())
                    .ifPresent(account -> audit.record(
                            new Audit.Who(account.id().value(), account.email().value()),
                            "identity.signed-in",
                            "account:" + account.id(),
                            Map.of("by", "link")));
            return new Opened(used.account(), used.expiresAt());
        });
    }

    /**
     * What an identity provider says of a person.
     *
     * @param subject who they are for it, whatever their address
     * @param verified that the address is theirs
     * @param name "" when it is not said
     */
    public record Vouched(String issuer, String subject, EmailAddress email, boolean verified, String name) {}

    /**
     * The account of a person whom an identity provider vouches for: the one that it signed in before, else that of the
     * address, opened if there is none. An account follows its person to a verified address that nobody else has; the
     * address before is told.
     *
     * @return empty when the person is not known yet and their address is not verified
     */
    @Transactional
    public Optional<AccountId> byProvider(Vouched person) {
        Optional<Accounts.Account> before = stored.bySubject(person.issuer(), person.subject());
        if (before.isEmpty() && !person.verified()) return Optional.empty();
        AccountId account =
                before.map(Accounts.Account::id).orElseGet(() -> accounts.open(person.email(), person.name()));
        if (before.isEmpty()) stored.known(account, person.issuer(), person.subject());
        else if (person.verified() && !before.get().email().equals(person.email())) move(before.get(), person.email());
        stored.seen(account, clock.instant());
        audit.record(
                new Audit.Who(account.value(), person.email().value()),
                "identity.signed-in",
                "account:" + account,
                Map.of("by", "provider"));
        return Optional.of(account);
    }

    private void move(Accounts.Account account, EmailAddress to) {
        if (!stored.move(account.id(), to)) return;
        audit.record(
                new Audit.Who(account.id().value(), to.value()),
                "identity.address-moved",
                "account:" + account.id(),
                Map.of("from", account.email().value()));
        outbox.send(new Message(
                account.email(),
                "address-moved",
                messages.getMessage("identity.mail.moved.subject", null, account.language()),
                messages.getMessage(
                        "identity.mail.moved.text", new Object[] {account.name(), to.value()}, account.language())));
    }

    /** Where a link leads once used, a path of this site. */
    public Optional<String> continueTo(String token) {
        return links.continueTo(token);
    }
}
