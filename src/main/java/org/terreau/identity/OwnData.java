package org.terreau.identity;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Languages;
import org.terreau.shared.Refused;
import org.terreau.shared.SecretToken;
import org.terreau.shared.Words;
import org.terreau.web.Allowances;

/**
 * What somebody may ask about their own data: to read all of it, to have it erased. Who asks is proved by a session, or
 * by a link sent to the address, so that those who never had an account may ask too.
 */
@Service
public class OwnData {

    private static final Duration VALID = Duration.ofHours(24);
    private static final int A_DAY_FOR_ONE_ADDRESS = 3;
    private static final int AN_HOUR_FROM_ONE_NETWORK = 20;

    private final List<PersonalData> holders;
    private final Accounts accounts;
    private final JdbcAccounts stored;
    private final JdbcDataAccess links;
    private final Outbox outbox;
    private final Audit audit;
    private final Allowances allowances;
    private final Languages languages;
    private final Clock clock;

    OwnData(
            List<PersonalData> holders,
            Accounts accounts,
            JdbcAccounts stored,
            JdbcDataAccess links,
            Outbox outbox,
            Audit audit,
            Allowances allowances,
            Languages languages,
            Clock clock) {
        this.holders = List.copyOf(holders);
        this.accounts = accounts;
        this.stored = stored;
        this.links = links;
        this.outbox = outbox;
        this.audit = audit;
        this.allowances = allowances;
        this.languages = languages;
        this.clock = clock;
    }

    /** What is held under an address: each module's things, modules in the order of their names. */
    public record Held(EmailAddress email, Instant at, Map<String, List<Map<String, String>>> modules) {

        public long count() {
            return modules.values().stream().mapToLong(List::size).sum();
        }
    }

    /**
     * Sends a link to this address, whether something is held under it or not: nobody learns what we hold but the one
     * who reads that mailbox.
     *
     * @param network the network address it comes from, counted and not kept
     * @throws Refused when the address is not one, or too many links were asked for
     */
    @Transactional
    public void sendLink(String address, String network, Locale language) {
        EmailAddress email = EmailAddress.typed(address, "courriel", "identity.data.email.wrong");
        if (!allowances.take("data-network", network, AN_HOUR_FROM_ONE_NETWORK, Duration.ofHours(1))
                || !allowances.take("data-email", email.value(), A_DAY_FOR_ONE_ADDRESS, Duration.ofDays(1)))
            throw new Refused("", "identity.data.too-many");
        SecretToken token = SecretToken.draw();
        Instant now = clock.instant();
        links.insert(token, email, now, now.plus(VALID));
        Words words = languages.in(language);
        outbox.send(new Message(
                email,
                "own-data",
                words.t("identity.data.mail.subject"),
                words.t("identity.data.mail.text", words.baseUrl() + "/mes-donnees/acces?jeton=" + token.value())));
    }

    /** Whose data this token opens; empty when it is unknown or expired. */
    @Transactional(readOnly = true)
    public Optional<PersonalData.Person> opened(String token) {
        return links.opened(new SecretToken(token), clock.instant()).map(email -> person(new EmailAddress(email)));
    }

    public PersonalData.Person person(EmailAddress email) {
        return new PersonalData.Person(
                email,
                accounts.byEmail(email)
                        .or(() -> stored.closedIdle(email))
                        .map(Accounts.Account::id)
                        .orElse(null));
    }

    @Transactional(readOnly = true)
    public Held held(PersonalData.Person person) {
        Map<String, List<Map<String, String>>> modules = new TreeMap<>();
        List<Map<String, String>> own = own(person);
        if (!own.isEmpty()) modules.put("identity", new ArrayList<>(own));
        for (PersonalData holder : holders) {
            List<Map<String, String>> things = holder.held(person);
            if (!things.isEmpty())
                modules.computeIfAbsent(holder.module(), name -> new ArrayList<>())
                        .addAll(things);
        }
        return new Held(person.email(), clock.instant(), modules);
    }

    /**
     * Erases all that may be erased, closes the account and every session, and leaves in the journal how much it was.
     *
     * @return how many things were deleted or made anonymous
     * @throws Refused when nobody else would administer the installation
     */
    @Transactional
    public int erase(PersonalData.Person person) {
        AccountId account = person.account();
        if (account != null && stored.onlyAdministrator(account)) throw new Refused("", "identity.data.last");
        int erased = 0;
        for (PersonalData holder : holders) erased += holder.erase(person);
        erased += links.forget(person.email());
        if (account != null) erased += stored.close(account);
        erased += outbox.forget(person.email());
        erased += audit.forget(person.email().value());
        audit.record(
                Audit.Who.PROGRAM,
                "identity.data-erased",
                account == null ? "visitor" : "account:" + account,
                Map.of("things", String.valueOf(erased)));
        return erased;
    }

    /** The account itself, and what was written to the address. */
    private List<Map<String, String>> own(PersonalData.Person person) {
        List<Map<String, String>> things = new ArrayList<>();
        accounts.byEmail(person.email())
                .or(() -> stored.closedIdle(person.email()))
                .ifPresent(account -> {
                    Map<String, String> thing = new TreeMap<>();
                    thing.put("compte", account.id().toString());
                    thing.put("adresse", account.email().value());
                    thing.put("nom", account.name());
                    thing.put("langue", account.language().getLanguage());
                    thing.put(
                            "roles",
                            account.grants().stream()
                                    .map(grant -> grant.role() + "@" + grant.scope())
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
                    things.add(thing);
                });
        outbox.sentTo(person.email())
                .forEach(sent -> things.add(new TreeMap<>(
                        Map.of("message", sent.subject(), "ecrit_le", sent.at().toString()))));
        audit.by(person.email().value())
                .forEach(line -> things.add(new TreeMap<>(Map.of(
                        "action", line.action(),
                        "sur", line.subject(),
                        "le", line.at().toString()))));
        return things;
    }

    @Configuration
    static class Cleaning {

        @Bean
        RecurringTask<Void> forgetDataAccess(JdbcDataAccess links, Clock clock) {
            return Tasks.recurring("identity-data-access", FixedDelay.ofHours(1))
                    .execute((instance, context) -> links.forgetExpired(clock.instant()));
        }
    }
}
