package org.terreau.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;

/** The tools that an incubator keeps, each with its runbook: those who work for the incubator read and write them. */
@Service
public class Tools {

    private final JdbcTools stored;
    private final JdbcAccounts accounts;
    private final Accounts people;
    private final Incubators incubators;
    private final Audit audit;
    private final Clock clock;

    Tools(JdbcTools stored, JdbcAccounts accounts, Accounts people, Incubators incubators, Audit audit, Clock clock) {
        this.stored = stored;
        this.accounts = accounts;
        this.people = people;
        this.incubators = incubators;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A tool in a list.
     *
     * @param accounts declared there and not taken away
     * @param owner name of who answers for it; empty when nobody does
     */
    public record Line(Tool tool, int accounts, String owner) {}

    /** The incubators whose tools this person keeps, the host first. */
    @Transactional(readOnly = true)
    public List<Incubator> kept(Actor actor) {
        IncubatorId host = incubators.host().id();
        return incubators.all().stream()
                .filter(one -> actor.staffOf(one.id().value()))
                .sorted(java.util.Comparator.comparing(one -> !one.id().equals(host)))
                .toList();
    }

    /**
     * The incubator of this id, or the first whose tools the person keeps when it is empty.
     *
     * @throws NotAllowed unless they work for it
     */
    @Transactional(readOnly = true)
    public Incubator kept(String incubator, Actor actor) {
        if (incubator.isEmpty())
            return kept(actor).stream().findFirst().orElseThrow(() -> new NotAllowed("tools of an incubator"));
        if (!actor.staffOf(incubator)) throw new NotAllowed("tools of " + incubator);
        return incubators.find(new IncubatorId(incubator)).orElseThrow(() -> new NotFound("incubator", incubator));
    }

    /** Those that serve first, by name. */
    @Transactional(readOnly = true)
    public List<Line> all(IncubatorId incubator, Actor actor) {
        mustKeep(incubator, actor);
        return lines(stored.of(List.of(incubator.value())));
    }

    private List<Line> lines(Collection<Tool> tools) {
        Map<Long, Integer> counts = accounts.counts(tools.stream().map(Tool::id).toList());
        Map<AccountId, String> names = people.names(tools.stream()
                .flatMap(tool -> Optional.ofNullable(tool.kept().owner()).stream())
                .collect(java.util.stream.Collectors.toSet()));
        return tools.stream()
                .map(tool -> new Line(tool, counts.getOrDefault(tool.id(), 0), owner(tool, names)))
                .toList();
    }

    private static String owner(Tool tool, Map<AccountId, String> names) {
        AccountId owner = tool.kept().owner();
        return owner == null ? "" : names.getOrDefault(owner, "");
    }

    private static void mustKeep(IncubatorId incubator, Actor actor) {
        if (!actor.staffOf(incubator.value())) throw new NotAllowed("tools of " + incubator);
    }

    /** @throws NotFound where it does not exist or is another incubator's */
    @Transactional(readOnly = true)
    public Tool read(long id, Actor actor) {
        return stored.find(id)
                .filter(tool ->
                        actor.signedIn() && actor.staffOf(tool.incubator().value()))
                .orElseThrow(() -> new NotFound("tool", id));
    }

    /** The same as a line of the list. */
    @Transactional(readOnly = true)
    public Line line(long id, Actor actor) {
        return lines(List.of(read(id, actor))).get(0);
    }

    /** The address of who answers for it; empty when nobody does. */
    @Transactional(readOnly = true)
    public String ownerAddress(Tool tool, Actor actor) {
        mustKeep(tool.incubator(), actor);
        AccountId owner = tool.kept().owner();
        return owner == null
                ? ""
                : people.byId(owner).map(account -> account.email().value()).orElse("");
    }

    /** The day on which it was described, null when nobody knows. */
    @Nullable
    LocalDate describedOn(Tool tool) {
        return stored.describedOn(tool.id()).orElse(null);
    }

    /** @throws Refused naming each field that is wrong */
    @Transactional
    public long add(IncubatorId incubator, ToolTyped typed, Actor actor) {
        mustKeep(incubator, actor);
        Objections found = new Objections();
        AccountId owner = owner(typed.said().owner(), found);
        named(incubator, typed.said().name(), 0, found);
        long id = stored.insert(incubator, typed.checked(found), owner, Paris.today(clock));
        written("access.tool-added", incubator, typed.said().name(), actor);
        return id;
    }

    private void named(IncubatorId incubator, String name, long but, Objections found) {
        found.when(stored.named(incubator, name, but), "nom", "access.tool.twice");
    }

    private @Nullable AccountId owner(String typed, Objections found) {
        if (typed.isEmpty()) return null;
        Optional<Refused.Problem> wrong = EmailAddress.problem(typed, "responsable", "access.tool.owner");
        Optional<Accounts.Account> known =
                wrong.isPresent() ? Optional.empty() : people.byEmail(new EmailAddress(typed));
        found.when(known.isEmpty(), "responsable", "access.tool.owner");
        return known.map(Accounts.Account::id).orElse(null);
    }

    /**
     * @throws Refused naming each field that is wrong
     * @throws Stale when somebody else wrote since `version`
     */
    @Transactional
    public void change(long id, ToolTyped typed, long version, Actor actor) {
        Tool tool = read(id, actor);
        Objections found = new Objections();
        AccountId owner = owner(typed.said().owner(), found);
        named(tool.incubator(), typed.said().name(), id, found);
        if (!stored.update(id, typed.checked(found), owner, version)) throw new Stale("tool", id, version);
        written("access.tool-changed", tool.incubator(), typed.said().name(), actor);
    }

    /** Nobody uses it any more, or somebody does again. */
    @Transactional
    public void retire(long id, boolean retired, Actor actor) {
        Tool tool = read(id, actor);
        stored.retire(id, retired ? Paris.today(clock) : null);
        written(
                retired ? "access.tool-retired" : "access.tool-back",
                tool.incubator(),
                tool.described().name(),
                actor);
    }

    /** Somebody looked at who is there. */
    @Transactional
    public void reviewed(long id, Actor actor) {
        Tool tool = read(id, actor);
        stored.reviewed(id, Paris.today(clock));
        written("access.tool-reviewed", tool.incubator(), tool.described().name(), actor);
    }

    private void written(String action, IncubatorId incubator, String name, Actor actor) {
        audit.record(actor.who(), action, "incubator:" + incubator, Map.of("tool", name));
    }
}
