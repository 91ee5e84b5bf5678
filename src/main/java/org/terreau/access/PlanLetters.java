package org.terreau.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.Languages;
import org.terreau.shared.Paris;
import org.terreau.shared.Words;
import org.terreau.team.MissionsOfPeople;
import org.terreau.team.Person;

/**
 * What is written about arrivals and departures: to who answers for a tool, once an account, three days before it is due; to
 * who leaves, fifteen and two days before their last day (FIELD 4.3, 4.4). A link opens a page, and does nothing by itself.
 */
@Component
class PlanLetters {

    /** Days before a departure on which its person is told, first and last. */
    static final int FIRST = 15;

    static final int LAST = 2;

    /** Days before it is due on which an account is asked for. */
    static final int AHEAD = 3;

    private final JdbcPlans stored;
    private final MissionsOfPeople missions;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Languages languages;
    private final Clock clock;

    PlanLetters(
            JdbcPlans stored,
            MissionsOfPeople missions,
            Accounts accounts,
            Outbox outbox,
            Languages languages,
            Clock clock) {
        this.stored = stored;
        this.missions = missions;
        this.accounts = accounts;
        this.outbox = outbox;
        this.languages = languages;
        this.clock = clock;
    }

    /** Each morning. */
    @Transactional
    void send() {
        LocalDate today = Paris.today(clock);
        ask(today);
        tell(today, LAST, 0);
        tell(today, FIRST, LAST + 1);
    }

    private void ask(LocalDate today) {
        Map<AccountId, List<JdbcPlans.Asking>> byOwner = stored.toAsk(today.plusDays(AHEAD)).stream()
                .collect(Collectors.groupingBy(JdbcPlans.Asking::owner, LinkedHashMap::new, Collectors.toList()));
        if (byOwner.isEmpty()) return;
        Map<Long, Person> people = people(byOwner.values().stream()
                .flatMap(List::stream)
                .map(JdbcPlans.Asking::person)
                .toList());
        byOwner.forEach((owner, asked) -> {
            accounts.byId(owner).ifPresent(account -> {
                Words words = languages.in(account.language());
                StringBuilder told = new StringBuilder();
                for (JdbcPlans.Asking one : asked)
                    told.append(words.t(
                                    "access.letter.line." + one.moment().code(),
                                    name(people, one.person()),
                                    one.tool(),
                                    words.date(one.due()),
                                    words.baseUrl() + "/arrivees-et-departs/" + one.plan() + "/comptes/" + one.step()))
                            .append("\n\n");
                asked(account, words, asked.size(), told);
            });
            stored.asked(asked.stream().map(JdbcPlans.Asking::step).toList(), today);
        });
    }

    private void asked(Accounts.Account account, Words words, int number, StringBuilder told) {
        outbox.send(new Message(
                account.email(),
                "access-asked",
                words.t("access.letter.subject", number),
                words.t("access.letter.text", account.name(), told.toString())));
    }

    private Map<Long, Person> people(Collection<Long> numbers) {
        return missions.find(List.copyOf(java.util.Set.copyOf(numbers)));
    }

    private static String name(Map<Long, Person> people, long person) {
        Person known = people.get(person);
        return known == null ? "" : known.name();
    }

    /** Whoever was told later, or of a day that is too near, is not told again. */
    private void tell(LocalDate today, int before, int least) {
        List<Plan> leaving = stored.toTell(today.plusDays(least), today.plusDays(before), before);
        Map<Long, Person> people = people(leaving.stream().map(Plan::person).toList());
        for (Plan plan : leaving) {
            stored.told(plan.id(), before);
            Person person = people.get(plan.person());
            AccountId account = person == null ? null : person.account();
            if (account == null || plan.open().isEmpty()) continue;
            accounts.byId(account).ifPresent(one -> {
                Words words = languages.in(one.language());
                outbox.send(new Message(
                        one.email(),
                        "access-leaving",
                        words.t("access.leaving.subject", words.date(plan.day())),
                        words.t(
                                "access.leaving.text",
                                one.name(),
                                words.date(plan.day()),
                                plan.open().size(),
                                plan.blocking().size(),
                                words.baseUrl() + "/mon-parcours")));
            });
        }
    }

    /** Asks who answers for each of these tools to take an account away. @return how many letters leave */
    int removals(String person, Map<AccountId, List<Removals.Line>> byOwner) {
        byOwner.forEach((owner, lines) -> accounts.byId(owner).ifPresent(account -> {
            Words words = languages.in(account.language());
            StringBuilder told = new StringBuilder();
            for (Removals.Line line : lines)
                told.append(words.t(
                                "access.letter.line.retrait",
                                person,
                                line.tool().described().name(),
                                words.baseUrl() + line.path()))
                        .append("\n\n");
            asked(account, words, lines.size(), told);
        }));
        return byOwner.size();
    }
}
