package org.terreau.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.team.MissionsOfPeople;
import org.terreau.team.Person;

/**
 * All that somebody holds on the tools of an incubator, taken away one by one (FIELD 4.4): staff read it and ask who answers
 * for each tool, who says of theirs alone that it is done.
 */
@Service
public class Removals {

    private final JdbcAccounts stored;
    private final JdbcTools tools;
    private final JdbcPlans plans;
    private final MissionsOfPeople missions;
    private final Accounts people;
    private final PlanLetters letters;
    private final AccessJournal journal;
    private final Clock clock;

    Removals(
            JdbcAccounts stored,
            JdbcTools tools,
            JdbcPlans plans,
            MissionsOfPeople missions,
            Accounts people,
            PlanLetters letters,
            AccessJournal journal,
            Clock clock) {
        this.stored = stored;
        this.tools = tools;
        this.plans = plans;
        this.missions = missions;
        this.people = people;
        this.letters = letters;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * An account that somebody holds.
     *
     * @param owner name of who answers for the tool; empty when nobody does
     * @param asked the day on which they were asked to take it away; null when they were not
     * @param alone nobody else administers what it opens
     */
    public record Line(
            DeclaredAccount account,
            Tool tool,
            String owner,
            @Nullable LocalDate asked,
            boolean alone) {

        public String path() {
            return tool.path() + "/comptes/" + account.id();
        }
    }

    /** All that somebody holds on the tools of an incubator. */
    public record Held(IncubatorId incubator, Person person, List<Line> lines) {

        public Held {
            lines = List.copyOf(lines);
        }

        /** Those of which somebody answers for the tool, who was not asked yet. */
        public List<Line> toAsk() {
            return lines.stream()
                    .filter(line -> !line.owner().isEmpty() && line.asked() == null)
                    .toList();
        }
    }

    /** One of them, as whoever answers for its tool reads it. */
    public record One(Line line, Person person) {}

    /**
     * Who read it is in the journal (FIELD 4.5).
     *
     * @throws NotFound for somebody who neither holds nor leaves or joins anything there
     */
    @Transactional
    public Held of(IncubatorId incubator, long person, Actor actor) {
        Held held = held(incubator, person, actor);
        journal.read(incubator, person, actor);
        return held;
    }

    private Held held(IncubatorId incubator, long person, Actor actor) {
        if (!actor.signedIn() || !actor.staffOf(incubator.value())) throw new NotAllowed("accounts of " + incubator);
        List<DeclaredAccount> held = stored.heldBy(List.of(person), incubator.value());
        boolean known = !held.isEmpty()
                || plans.of(person, LocalDate.EPOCH).stream()
                        .anyMatch(plan -> plan.incubator().equals(incubator));
        Person whose = missions.find(person).filter(one -> known).orElseThrow(() -> new NotFound("person", person));
        return new Held(incubator, whose, lines(held));
    }

    private List<Line> lines(List<DeclaredAccount> held) {
        Set<Long> used = held.stream().map(DeclaredAccount::tool).collect(Collectors.toSet());
        Map<Long, Tool> known = tools.find(used).stream().collect(Collectors.toMap(Tool::id, tool -> tool));
        Set<Long> alone = LastAdministrators.among(stored.held(used));
        Map<Long, LocalDate> asked =
                stored.askedOn(held.stream().map(DeclaredAccount::id).toList());
        Map<AccountId, String> owners = people.names(known.values().stream()
                .flatMap(tool -> Optional.ofNullable(tool.kept().owner()).stream())
                .collect(Collectors.toSet()));
        List<Line> lines = new ArrayList<>();
        for (DeclaredAccount one : held) {
            Tool tool = Objects.requireNonNull(known.get(one.tool()));
            AccountId owner = tool.kept().owner();
            lines.add(new Line(
                    one,
                    tool,
                    owner == null ? "" : owners.getOrDefault(owner, ""),
                    asked.get(one.id()),
                    alone.contains(one.id())));
        }
        return lines;
    }

    /** Writes to who answers for each tool, once an account. @return how many letters leave */
    @Transactional
    public int ask(IncubatorId incubator, long person, Actor actor) {
        Held held = held(incubator, person, actor);
        List<Line> asked = held.toAsk();
        if (asked.isEmpty()) return 0;
        Map<AccountId, List<Line>> byOwner = asked.stream()
                .collect(Collectors.groupingBy(
                        line -> Objects.requireNonNull(line.tool().kept().owner()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        stored.asked(asked.stream().map(line -> line.account().id()).toList(), Paris.today(clock));
        journal.written(
                "access.removals-asked", incubator, Map.of("number", String.valueOf(asked.size())), actor.who());
        return letters.removals(held.person().name(), byOwner);
    }

    /** @throws NotFound for whoever neither answers for the tool nor works for its incubator */
    @Transactional(readOnly = true)
    public One read(long tool, long account, Actor actor) {
        DeclaredAccount one = stored.find(account)
                .filter(known -> known.tool() == tool && actor.signedIn())
                .orElseThrow(() -> new NotFound("account", account));
        Line line = lines(List.of(one)).get(0);
        boolean theirs = actor.id().equals(line.tool().kept().owner());
        if (!theirs && !actor.staffOf(line.tool().incubator().value())) throw new NotFound("account", account);
        return new One(line, missions.find(one.person()).orElseThrow(() -> new NotFound("person", one.person())));
    }

    /** It was taken away on the tool; said twice, it is done once. */
    @Transactional
    public void done(long tool, long account, Actor actor) {
        One one = read(tool, account, actor);
        LocalDate today = Paris.today(clock);
        if (!stored.remove(account, today, actor.id())) return;
        plans.removed(account, today, actor.id());
        journal.written(
                "access.account-removed",
                one.line().tool(),
                Map.of("level", one.line().account().level().code()),
                actor.who());
    }
}
