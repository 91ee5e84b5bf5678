package org.terreau.access;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.audit.Audit;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Money;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.team.Mission;
import org.terreau.team.MissionsOfPeople;
import org.terreau.team.Person;
import org.terreau.team.Trade;

/** Lists of members of a tool: read, matched with those who work here, compared with what was declared. Staff alone. */
@Service
public class Readings {

    /** Most days for which a difference may be borne. */
    public static final int LONGEST_DEROGATION = 365;

    private static final int REVIEW = 180;
    private static final int CRITICAL_REVIEW = 90;

    private final MembersFile file;
    private final JdbcReadings stored;
    private final JdbcAccounts accounts;
    private final Tools tools;
    private final JdbcPlans plans;
    private final MissionsOfPeople missions;
    private final Shelf shelf;
    private final Accounts people;
    private final AccessJournal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Readings(
            MembersFile file,
            JdbcReadings stored,
            JdbcAccounts accounts,
            Tools tools,
            JdbcPlans plans,
            MissionsOfPeople missions,
            Shelf shelf,
            Accounts people,
            AccessJournal journal,
            TransactionTemplate transaction,
            Clock clock) {
        this.file = file;
        this.stored = stored;
        this.accounts = accounts;
        this.tools = tools;
        this.plans = plans;
        this.missions = missions;
        this.shelf = shelf;
        this.people = people;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A line of a list before it is taken.
     *
     * @param person name of whose it is or may be; empty for nobody that we know
     * @param fresh no list showed it before
     */
    public record Line(ObservedAccount account, String person, boolean fresh) {}

    /**
     * What a list would do.
     *
     * @param left lines that say nothing, or one account again
     * @param gone logins that the last list showed and this one does not
     */
    public record Preview(List<Line> lines, int left, List<String> gone) {

        public Preview {
            lines = List.copyOf(lines);
            gone = List.copyOf(gone);
        }
    }

    /**
     * A service account.
     *
     * @param owner name of who answers for it; empty when nobody does any more
     */
    public record ServiceAccount(String login, String purpose, String owner, boolean critical, LocalDate reviewDue) {}

    /**
     * What differs on a tool.
     *
     * @param read the day of the last list; null when none was brought
     * @param seen accounts that it showed
     * @param reasons why differences are borne, by the key of each
     * @param idle what the seats that nobody uses cost a month
     */
    public record Gaps(
            List<Finding> findings,
            @Nullable LocalDate read,
            int seen,
            Map<String, String> reasons,
            List<ServiceAccount> services,
            Money idle) {

        public Gaps {
            findings = List.copyOf(findings);
            reasons = Map.copyOf(reasons);
            services = List.copyOf(services);
        }
    }

    /**
     * Says what a list would do and writes nothing. Not within a transaction.
     *
     * @param taken the day on which the tool gave it, as typed
     * @throws Refused on `lignes` or `le`, when it is no list or is set aside as a whole
     */
    public Preview preview(long id, String text, String taken, Actor actor) {
        Tool tool = tools.read(id, actor);
        MembersFile.Read read = file.read(text, tool.described().key());
        return preview(tool, read, read.members().size(), day(taken));
    }

    private LocalDate day(String typed) {
        try {
            return typed.isEmpty() ? Paris.today(clock) : LocalDate.parse(typed);
        } catch (DateTimeParseException none) {
            throw new Refused("le", "access.day");
        }
    }

    private Preview preview(Tool tool, MembersFile.Read read, int listed, LocalDate taken) {
        Optional<ReadingRules.Last> last = stored.last(tool.id());
        Optional<Refused.Problem> problem = ReadingRules.problem(last.orElse(null), taken, Paris.today(clock), listed);
        if (problem.isPresent()) throw new Refused(List.of(problem.get()));
        List<ObservedAccount> before = stored.observed(tool.id());
        Set<String> known = before.stream().map(ObservedAccount::login).collect(Collectors.toSet());
        Set<String> now = new HashSet<>();
        Matching matching = matching(tool, read.members());
        List<Line> lines = new ArrayList<>();
        for (MembersFile.Member member : read.members()) {
            now.add(member.login());
            ObservedAccount account = matching.observed(member, taken);
            Long person = account.person();
            Person whose = person == null ? null : matching.people().get(person);
            lines.add(new Line(account, whose == null ? "" : whose.name(), !known.contains(member.login())));
        }
        List<String> gone = before.stream()
                .filter(one ->
                        last.filter(it -> it.taken().equals(one.lastSeen())).isPresent())
                .map(ObservedAccount::login)
                .filter(login -> !now.contains(login))
                .toList();
        return new Preview(lines, read.left(), gone);
    }

    /**
     * Takes a list. Not within a transaction: it is read before one begins.
     *
     * @return how many accounts it showed
     * @throws Refused as {@link #preview}
     */
    public int take(long id, String text, String taken, Actor actor) {
        Tool tool = tools.read(id, actor);
        MembersFile.Read read = file.read(text, tool.described().key());
        LocalDate on = day(taken);
        transaction.executeWithoutResult(
                status -> take(tool, read, read.members().size(), on, actor.who(), actor.id()));
        return read.members().size();
    }

    /**
     * A member, as whoever holds the list without a file tells it.
     *
     * @param active the last day on which the account was used
     */
    public record Listed(String login, String name, LocalDate active) {}

    /** Takes a list that was read elsewhere, by the same rules as {@link #take(long, String, String, Actor)}. */
    @Transactional
    public void take(long id, List<Listed> listed, LocalDate taken, Actor actor) {
        List<MembersFile.Member> members = listed.stream()
                .map(one -> new MembersFile.Member(
                        one.login().toLowerCase(Locale.ROOT), "", one.name(), null, one.active()))
                .toList();
        take(tools.read(id, actor), new MembersFile.Read(members, 0), members.size(), taken, actor.who(), actor.id());
    }

    /**
     * Takes a list that a tool told by itself, by the same rules.
     *
     * @param listed accounts that it has, those that are closed too: what is missed at once is counted on them
     * @param by who asked for it; null when the program did
     * @throws Refused when it is set aside as a whole
     */
    void take(Tool tool, List<MembersFile.Member> members, int listed, Audit.Who who, @Nullable AccountId by) {
        take(tool, new MembersFile.Read(members, 0), listed, Paris.today(clock), who, by);
    }

    private void take(
            Tool tool, MembersFile.Read read, int listed, LocalDate on, Audit.Who who, @Nullable AccountId by) {
        List<ObservedAccount> seen = preview(tool, read, listed, on).lines().stream()
                .map(Line::account)
                .toList();
        stored.see(tool.id(), seen, on);
        stored.unsee(tool.id(), seen, on);
        stored.taken(tool.id(), on, listed, Paris.today(clock), by);
        journal.written("access.reading-taken", tool, Map.of("rows", String.valueOf(seen.size())), who);
    }

    /**
     * By what somebody is known.
     *
     * @param byMailbox certain: their address, whatever stands after its plus
     * @param byLogin certain: the login that was declared on this tool
     * @param byName only probable; a name that two people have tells nobody
     */
    record Matching(
            Map<Long, Person> people,
            Map<String, Long> byMailbox,
            Map<String, Long> byLogin,
            Map<String, Long> byName) {

        ObservedAccount observed(MembersFile.Member member, LocalDate on) {
            Long certain = byLogin.get(member.login());
            if (certain == null && !member.email().isEmpty())
                certain = byMailbox.get(MembersFile.mailbox(member.email()));
            Long probable = member.name().isEmpty() ? null : byName.get(MembersFile.plain(member.name()));
            return new ObservedAccount(
                    member.login(),
                    member.name(),
                    member.level(),
                    member.active(),
                    on,
                    on,
                    certain == null ? probable : certain,
                    certain != null
                            ? ObservedAccount.Certainty.CERTAIN
                            : probable == null ? ObservedAccount.Certainty.NONE : ObservedAccount.Certainty.PROBABLE);
        }
    }

    private Matching matching(Tool tool, Collection<MembersFile.Member> members) {
        Map<Long, Person> known = new HashMap<>();
        for (Mission mission : missions.on(products(tool, card -> true))) {
            Person person = mission.person();
            if (person != null) known.put(person.id(), person);
        }
        Map<AccountId, Long> ofAccounts = new HashMap<>();
        Map<String, Long> byMailbox = new HashMap<>();
        Map<String, Long> byName = new HashMap<>();
        Set<String> twice = new HashSet<>();
        for (Person person : known.values()) {
            if (person.account() != null) ofAccounts.put(person.account(), person.id());
            if (person.email() != null) byMailbox.put(MembersFile.mailbox(person.email()), person.id());
            if (byName.putIfAbsent(MembersFile.plain(person.name()), person.id()) != null)
                twice.add(MembersFile.plain(person.name()));
        }
        twice.forEach(byName::remove);
        Set<String> mailboxes = new HashSet<>();
        for (MembersFile.Member member : members) {
            mailboxes.add(MembersFile.mailbox(member.email()));
            mailboxes.add(member.email());
        }
        people.byEmails(mailboxes).forEach((address, account) -> {
            Long person = ofAccounts.get(account);
            if (person != null) byMailbox.put(MembersFile.mailbox(address), person);
        });
        Map<String, Long> byLogin = new HashMap<>();
        for (DeclaredAccount one : accounts.held(List.of(tool.id())))
            if (!one.login().isEmpty()) byLogin.put(one.login().toLowerCase(Locale.ROOT), one.person());
        return new Matching(known, byMailbox, byLogin, byName);
    }

    private Set<ProductId> products(Tool tool, java.util.function.Predicate<Shelf.Card> which) {
        return shelf.cards().stream()
                .filter(card -> card.product().incubator().equals(tool.incubator()))
                .filter(which)
                .map(card -> card.product().id())
                .collect(Collectors.toSet());
    }

    /** What differs between what was declared, seen and decided. Who read it is in the journal (FIELD 4.5). */
    @Transactional
    public Gaps gaps(long id, Actor actor) {
        Tool tool = tools.read(id, actor);
        journal.read(tool, actor);
        return gaps(tool);
    }

    /** The same for the program itself. */
    Gaps gaps(Tool tool) {
        long id = tool.id();
        LocalDate today = Paris.today(clock);
        LocalDate read = stored.last(id).map(ReadingRules.Last::taken).orElse(null);
        List<ObservedAccount> observed = stored.observed(id);
        List<JdbcReadings.Service> services = stored.services(id);
        List<JdbcReadings.Derogation> borne = stored.derogations(id, today);
        List<Finding> findings = Findings.of(new Findings.Facts(
                tool,
                accounts.all(id),
                observed,
                workers(missions.on(products(tool, card -> true))),
                products(tool, card -> !card.active()),
                read,
                services.stream()
                        .map(one -> new Findings.Service(one.login(), due(one)))
                        .toList(),
                borne.stream()
                        .map(one -> new Findings.Derogation(one.finding() + " " + one.subject(), one.until()))
                        .toList(),
                tools.describedOn(tool),
                plans.arriving(id),
                today));
        Map<AccountId, String> owners = people.names(services.stream()
                .flatMap(one -> Optional.ofNullable(one.owner()).stream())
                .collect(Collectors.toSet()));
        Map<String, String> reasons = new HashMap<>();
        for (JdbcReadings.Derogation one : borne) reasons.put(one.finding() + " " + one.subject(), one.reason());
        Money seat = tool.kept().seat();
        long idle = findings.stream()
                .filter(one -> one.kind() == Finding.Kind.DORMANT)
                .count();
        return new Gaps(
                findings,
                read,
                (int) observed.stream()
                        .filter(one -> one.lastSeen().equals(read))
                        .count(),
                reasons,
                services.stream()
                        .map(one -> new ServiceAccount(
                                one.login(),
                                one.purpose(),
                                one.owner() == null ? "" : owners.getOrDefault(one.owner(), ""),
                                one.critical(),
                                due(one)))
                        .toList(),
                seat == null ? Money.ZERO : new Money(seat.cents() * idle));
    }

    private static LocalDate due(JdbcReadings.Service service) {
        return service.reviewed().plusDays(service.critical() ? CRITICAL_REVIEW : REVIEW);
    }

    private static Map<Long, Findings.Worker> workers(List<Mission> held) {
        Map<Long, Findings.Worker> workers = new HashMap<>();
        for (Mission mission : held) {
            Person person = mission.person();
            if (person == null) continue;
            Findings.Worker one = new Findings.Worker(
                    person.id(),
                    person.name(),
                    mission.span().since(),
                    mission.span().last(),
                    EnumSet.of(mission.trade()));
            workers.merge(person.id(), one, Readings::both);
        }
        return workers;
    }

    private static Findings.Worker both(Findings.Worker one, Findings.Worker other) {
        LocalDate last = one.last();
        LocalDate others = other.last();
        Set<Trade> trades = EnumSet.copyOf(one.trades());
        trades.addAll(other.trades());
        return new Findings.Worker(
                one.person(),
                one.name(),
                one.arrived().isBefore(other.arrived()) ? one.arrived() : other.arrived(),
                last == null || others == null ? null : last.isAfter(others) ? last : others,
                trades);
    }

    /**
     * A difference is borne until a day.
     *
     * @param key by which the page names it
     * @throws Refused naming each field that is wrong
     */
    @Transactional
    public void bear(long id, String key, String reason, String until, Actor actor) {
        Tool tool = tools.read(id, actor);
        LocalDate today = Paris.today(clock);
        Objections found = new Objections();
        Map<String, Finding> findings = gaps(tool).findings().stream()
                .collect(Collectors.toMap(Finding::key, Function.identity(), (one, other) -> one));
        Finding finding = findings.get(key);
        found.when(finding == null, "ecart", "access.choose");
        found.when(
                reason.isBlank() || reason.length() > ToolTyped.LINE, "raison", "access.bear.reason", ToolTyped.LINE);
        LocalDate day = null;
        try {
            day = until.isEmpty() ? null : LocalDate.parse(until);
        } catch (DateTimeParseException none) {
            day = null;
        }
        found.when(
                day == null || day.isBefore(today) || day.isAfter(today.plusDays(LONGEST_DEROGATION)),
                "jusqu-au",
                "access.bear.until",
                LONGEST_DEROGATION);
        if (finding == null || day == null || found.any()) throw found.refusal();
        stored.bear(id, finding, reason, day, actor.id());
        journal.written(
                "access.finding-borne",
                tool,
                Map.of("finding", finding.kind().code(), "until", day.toString()),
                actor.who());
    }

    /**
     * An account of no person, that somebody answers for; said again, it was reviewed.
     *
     * @throws Refused naming each field that is wrong
     */
    @Transactional
    public void service(long id, String login, String purpose, String owner, boolean critical, Actor actor) {
        Tool tool = tools.read(id, actor);
        Objections found = new Objections();
        found.when(login.isEmpty() || !OneLine.fits(login, ToolTyped.LINE), "identifiant", "access.service.login");
        found.when(
                purpose.isEmpty() || !OneLine.fits(purpose, ToolTyped.LINE),
                "usage-du-compte",
                "access.service.purpose");
        Optional<Accounts.Account> known =
                EmailAddress.problem(owner, "responsable", "access.tool.owner").isPresent()
                        ? Optional.empty()
                        : people.byEmail(new EmailAddress(owner));
        found.when(known.isEmpty(), "responsable", "access.tool.owner");
        if (known.isEmpty() || found.any()) throw found.refusal();
        stored.service(id, login.toLowerCase(Locale.ROOT), purpose, known.get().id(), critical, Paris.today(clock));
        journal.written("access.service-said", tool, Map.of(), actor.who());
    }
}
