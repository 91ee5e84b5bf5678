package org.terreau.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.EmailAddress;

/** Signing in by a link in an e-mail. */
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
                            java.util.Map.of("by", "link")));
            return new Opened(used.account(), used.expiresAt());
        });
    }

    /** The account of a person whom an identity provider vouches for, opened if there is none. */
    @Transactional
    public AccountId byProvider(EmailAddress email, String name) {
        AccountId account = accounts.open(email, name);
        stored.seen(account, clock.instant());
        audit.record(
                new Audit.Who(account.value(), email.value()),
                "identity.signed-in",
                "account:" + account,
                java.util.Map.of("by", "provider"));
        return account;
    }

    /** Where a link leads once used, a path of this site. */
    public Optional<String> continueTo(String token) {
        return links.continueTo(token);
    }
}
