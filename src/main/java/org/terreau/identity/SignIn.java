package org.terreau.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
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
import org.terreau.web.Allowances;

/** Signing in by a link in an e-mail, or by the word of an identity provider. */
@Service
public class SignIn {

    private static final int LINKS_AN_HOUR = 5;

    /** A whole town hall, or a ministry, comes from one network address. */
    private static final int LINKS_AN_HOUR_FROM_ONE_NETWORK = 100;

    private static final int REFUSALS_AN_HOUR_FROM_ONE_NETWORK = 50;
    private static final Duration HOUR = Duration.ofHours(1);

    private final Accounts accounts;
    private final SignInLinks links;
    private final Outbox outbox;
    private final Audit audit;
    private final Allowances allowances;
    private final MessageSource messages;
    private final JdbcAccounts stored;
    private final Clock clock;

    SignIn(
            Accounts accounts,
            SignInLinks links,
            Outbox outbox,
            Audit audit,
            Allowances allowances,
            MessageSource messages,
            JdbcAccounts stored,
            Clock clock) {
        this.accounts = accounts;
        this.links = links;
        this.outbox = outbox;
        this.audit = audit;
        this.allowances = allowances;
        this.messages = messages;
        this.stored = stored;
        this.clock = clock;
    }

    /** A link that has just been used. */
    public record Opened(AccountId account, Instant expiresAt) {}

    /**
     * Counts a link that is asked for, whether the address has an account or not: five an hour for one address, a hundred
     * from one network.
     *
     * @param network the network address it comes from, counted and not kept
     * @return how long to wait before one may be asked for again; zero when this one may leave
     */
    public Duration mustWait(String address, String network) {
        Allowances.Left fromNetwork =
                allowances.takeToldWhen("sign-in-network", network, LINKS_AN_HOUR_FROM_ONE_NETWORK, HOUR);
        if (!fromNetwork.taken()) return fromNetwork.next();
        Allowances.Left toAddress =
                allowances.takeToldWhen("sign-in-email", address.strip().toLowerCase(Locale.ROOT), LINKS_AN_HOUR, HOUR);
        return toAddress.taken() ? Duration.ZERO : toAddress.next();
    }

    /**
     * Notes in the journal that somebody was not signed in, fifty times an hour at most for one network: who tries for
     * ever does not fill it.
     *
     * @param by "link" or "provider"
     * @param network the network address it comes from, counted and not kept
     */
    public void refused(String by, String network) {
        if (allowances.take("sign-in-refused", network, REFUSALS_AN_HOUR_FROM_ONE_NETWORK, HOUR))
            audit.record(Audit.Who.VISITOR, "identity.sign-in-refused", "visitor", Map.of("by", by));
    }

    /** Sends a link to this address if it has an account, and says nothing of whether it has one. */
    @Transactional
    public void sendLink(String address, @Nullable String continueTo) {
        if (!EmailAddress.valid(address)) return;
        EmailAddress email = new EmailAddress(address);
        Optional<Accounts.Account> found = accounts.byEmail(email).or(() -> stored.closedIdle(email));
        if (found.isEmpty()) return;
        Accounts.Account account = found.get();
        String link = links.issueAsked(account.id(), continueTo);
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

    /** The address to which the letter was written that holds this link; empty when it is not known. */
    @Transactional(readOnly = true)
    public Optional<EmailAddress> introduced(String token) {
        return links.introduced(token).flatMap(accounts::byId).map(Accounts.Account::email);
    }

    /** Where a link leads once used, a path of this site. */
    public Optional<String> continueTo(String token) {
        return links.continueTo(token);
    }
}
