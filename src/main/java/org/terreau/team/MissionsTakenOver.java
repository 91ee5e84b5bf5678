package org.terreau.team;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.portfolio.MoneyThatPays;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Paris;
import org.terreau.web.PublicContent;

/**
 * Who works on the products of an incubator that kept it elsewhere until now: nobody is written to, no plan of arrival
 * begins, and an account is opened for those alone for whom it is asked.
 */
@Service
public class MissionsTakenOver {

    private final JdbcMissions stored;
    private final JdbcPersons persons;
    private final Missions missions;
    private final Accounts accounts;
    private final PublicContent content;
    private final Clock clock;

    MissionsTakenOver(
            JdbcMissions stored,
            JdbcPersons persons,
            Missions missions,
            Accounts accounts,
            PublicContent content,
            Clock clock) {
        this.stored = stored;
        this.persons = persons;
        this.missions = missions;
        this.accounts = accounts;
        this.content = content;
        this.clock = clock;
    }

    /**
     * A mission that somebody holds or held.
     *
     * @param since null when nobody kept it: today
     * @param until the last day; null when nobody said
     */
    public record Past(
            String name,
            EmailAddress email,
            ProductId product,
            Mission.Work work,
            @Nullable LocalDate since,
            @Nullable LocalDate until) {

        /** By which the same one is recognised: who, on what, in which trade. */
        public String key() {
            return key(email.value(), product, work.trade());
        }

        private static String key(String person, ProductId product, Trade trade) {
            return person.toLowerCase(Locale.ROOT) + " " + trade.code() + " " + product;
        }
    }

    /** The keys of those that are held on their products already, or were. Two statements. */
    @Transactional(readOnly = true)
    public Set<String> known(Collection<Past> past) {
        Map<AccountId, String> addresses = new HashMap<>();
        accounts.byEmails(addresses(past)).forEach((email, account) -> addresses.put(account, email));
        Set<ProductId> products = past.stream().map(Past::product).collect(Collectors.toSet());
        Set<String> known = new HashSet<>();
        stored.all(products).values().stream().flatMap(List::stream).forEach(mission -> {
            Person person = mission.person();
            if (person == null) return;
            String email = person.email() == null && person.account() != null
                    ? addresses.get(person.account())
                    : person.email();
            if (email != null) known.add(Past.key(email, mission.product(), mission.trade()));
        });
        return known;
    }

    private static Set<String> addresses(Collection<Past> past) {
        return past.stream().map(one -> one.email().value()).collect(Collectors.toSet());
    }

    /**
     * Takes them over in a bounded number of statements, the opening of accounts aside. One that is over is closed on its
     * last day; the end of one that goes on is bounded by the money of its product.
     *
     * @param invited an account is opened for whoever has none
     * @return their numbers, in the same order
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Long> make(List<Past> past, boolean invited) {
        Map<String, Long> people = people(past, invited);
        Map<ProductId, List<MoneyThatPays.Payer>> payers =
                missions.payers(past.stream().map(Past::product).collect(Collectors.toSet()));
        LocalDate today = Paris.today(clock);
        List<JdbcMissions.Taken> rows = new ArrayList<>();
        for (Past one : past) {
            LocalDate since = one.since() == null ? today : one.since();
            LocalDate until = one.until();
            boolean over = until != null && until.isBefore(today);
            Payment payment = new Payment(payers.getOrDefault(one.product(), List.of()));
            Payment.End end = until == null || over
                    ? null
                    : Payment.bound(
                            until,
                            payment.payer("", one.work())
                                    .filter(payer -> !payer.until().isBefore(since)));
            rows.add(new JdbcMissions.Taken(
                    new JdbcMissions.Row(
                            one.product(),
                            one.work(),
                            people.get(one.email().value()),
                            since,
                            end == null ? until : end.until(),
                            end == null ? null : end.wished(),
                            ""),
                    over ? until : null));
        }
        content.changed();
        return stored.takeOver(rows);
    }

    private Map<String, Long> people(List<Past> past, boolean invited) {
        Map<String, AccountId> known = accounts.byEmails(addresses(past));
        Map<String, JdbcPersons.Wanted> wanted = new LinkedHashMap<>();
        for (Past one : past) {
            String email = one.email().value();
            if (wanted.containsKey(email)) continue;
            AccountId account = known.get(email);
            if (account == null && invited) account = accounts.open(one.email(), one.name());
            wanted.put(email, new JdbcPersons.Wanted(email, one.name(), account));
        }
        return persons.of(List.copyOf(wanted.values()));
    }

    /** Takes back those of these that nobody changed since, with the names of whom nothing else is known of; tells which. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<Long> withdraw(Collection<Long> ids) {
        Map<Long, Long> gone = stored.removeUnwritten(ids);
        persons.forgetIdle(Set.copyOf(gone.values()));
        content.changed();
        return gone.keySet();
    }
}
