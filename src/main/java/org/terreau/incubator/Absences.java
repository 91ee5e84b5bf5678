package org.terreau.incubator;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.identity.Undoable;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.web.Undo;

/**
 * Who is away, and who stands in meanwhile. What is assigned to somebody stays theirs: between the two dates their
 * stand-in sees it as their own and receives the messages; the day after, it comes back by itself.
 */
@Service
public class Absences implements Undoable {

    private static final Role[] STAFF = {Role.STAFF, Role.COACH, Role.LEAD};
    private static final int LONGEST = 366;
    private static final String ABSENCE = "incubator.absence";

    private final JdbcAbsences stored;
    private final Accounts accounts;
    private final Audit audit;
    private final Undo undo;
    private final Clock clock;

    Absences(JdbcAbsences stored, Accounts accounts, Audit audit, Undo undo, Clock clock) {
        this.stored = stored;
        this.accounts = accounts;
        this.audit = audit;
        this.undo = undo;
        this.clock = clock;
    }

    /**
     * An absence, both days included.
     *
     * @param standIn who receives the work meanwhile; null for nobody
     */
    public record Absence(long id, AccountId who, @Nullable AccountId standIn, LocalDate first, LocalDate last) {

        public boolean on(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    /** Those of today and to come of one person, the nearest first. */
    @Transactional(readOnly = true)
    public List<Absence> of(AccountId who) {
        return stored.of(who, Paris.today(clock));
    }

    /** Who is away today among these, by account. */
    @Transactional(readOnly = true)
    public Map<AccountId, Absence> today(Collection<AccountId> people) {
        if (people.isEmpty()) return Map.of();
        Map<AccountId, Absence> away = new HashMap<>();
        stored.of(people, Paris.today(clock)).forEach(found -> away.put(found.who(), found));
        return away;
    }

    /** Every absence of today. */
    @Transactional(readOnly = true)
    public List<Absence> current() {
        return stored.current(Paris.today(clock));
    }

    /** The person, and those for whom they stand in today. */
    @Transactional(readOnly = true)
    public Set<AccountId> actingFor(AccountId person) {
        Set<AccountId> people = new HashSet<>(stored.replacedBy(person, Paris.today(clock)));
        people.add(person);
        return people;
    }

    /** Those who may stand in for somebody: the colleagues of their incubators, by name. */
    @Transactional(readOnly = true)
    public List<Accounts.Account> standIns(Actor actor) {
        Map<AccountId, Accounts.Account> colleagues = new java.util.LinkedHashMap<>();
        for (String scope : actor.scopes(STAFF))
            for (Accounts.Account colleague : accounts.holding(scope, STAFF))
                if (!colleague.id().equals(actor.id())) colleagues.put(colleague.id(), colleague);
        return List.copyOf(colleagues.values());
    }

    /**
     * Declares one's own absence.
     *
     * @throws Refused naming the fields `du`, `au`, `suppleance`: the days, a stand-in who is away too, another absence
     *     on the same days, or somebody for whom one stands in oneself
     */
    @Transactional
    public void declare(@Nullable LocalDate first, @Nullable LocalDate last, @Nullable AccountId standIn, Actor actor) {
        stored.lock();
        Objections objections = new Objections();
        objections.when(first == null, "du", "incubator.absence.first");
        lastDay(first, last, objections);
        objections.when(
                standIn != null
                        && standIns(actor).stream()
                                .noneMatch(known -> known.id().equals(standIn)),
                "suppleance",
                "incubator.absence.stand-in");
        if (objections.any() || first == null || last == null) throw objections.refusal();
        mustNotClash(first, last, standIn, actor);
        stored.insert(actor.id(), standIn, first, last);
        audit.record(
                actor.who(),
                "incubator.absence-declared",
                "account:" + actor.id(),
                Map.of("from", first.toString(), "to", last.toString()));
    }

    /** It is to come, not before the first one, and not too far from it. */
    private void lastDay(@Nullable LocalDate first, @Nullable LocalDate last, Objections objections) {
        if (last == null || last.isBefore(Paris.today(clock)) || first != null && last.isBefore(first))
            objections.add("au", "incubator.absence.last");
        else objections.when(first != null && last.isAfter(first.plusDays(LONGEST)), "au", "incubator.absence.long");
    }

    private void mustNotClash(LocalDate first, LocalDate last, @Nullable AccountId standIn, Actor actor) {
        if (stored.away(actor.id(), first, last)) throw new Refused("du", "incubator.absence.twice");
        if (standIn != null && stored.away(standIn, first, last))
            throw new Refused("suppleance", "incubator.absence.stand-in.away");
        if (stored.standsIn(actor.id(), first, last)) throw new Refused("du", "incubator.absence.standing-in");
    }

    /** Takes back one's own absence. */
    @Transactional
    public void cancel(long id, Actor actor) {
        Absence gone = of(actor.id()).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .filter(one -> stored.delete(id, actor.id()))
                .orElseThrow(() -> new NotFound("absence", id));
        undo.offer(ABSENCE, gone.first(), gone.last(), gone.standIn() == null ? "" : gone.standIn());
        audit.record(actor.who(), "incubator.absence-cancelled", "account:" + actor.id(), Map.of());
    }

    @Override
    public String undoes() {
        return ABSENCE;
    }

    @Override
    @Transactional
    public void putBack(List<String> what, Actor actor) {
        String standIn = what.get(2);
        declare(
                LocalDate.parse(what.get(0)),
                LocalDate.parse(what.get(1)),
                standIn.isEmpty() ? null : new AccountId(Long.parseLong(standIn)),
                actor);
    }
}
