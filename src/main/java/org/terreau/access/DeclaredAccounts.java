package org.terreau.access;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.identity.Undoable;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.team.Mission;
import org.terreau.team.MissionsOfPeople;
import org.terreau.team.Person;
import org.terreau.web.Undo;

/** Who was given which account, said by those who work on the product and those who keep the tools. */
@Service
public class DeclaredAccounts implements Undoable {

    private static final String ACCOUNT = "access.account";

    private final JdbcAccounts stored;
    private final JdbcTools tools;
    private final Products products;
    private final MissionsOfPeople missions;
    private final Audit audit;
    private final AccessJournal journal;
    private final Undo undo;
    private final Clock clock;

    DeclaredAccounts(
            JdbcAccounts stored,
            JdbcTools tools,
            Products products,
            MissionsOfPeople missions,
            Audit audit,
            AccessJournal journal,
            Undo undo,
            Clock clock) {
        this.stored = stored;
        this.tools = tools;
        this.products = products;
        this.missions = missions;
        this.audit = audit;
        this.journal = journal;
        this.undo = undo;
        this.clock = clock;
    }

    /** What is said of an account. */
    record Given(Level level, String login, @Nullable LocalDate until) {}

    /** An account as it is typed. */
    public record Typed(String tool, String person, String level, String login, String until) {}

    /**
     * An account as it is read.
     *
     * @param alone nobody else administers what it opens
     */
    public record Held(DeclaredAccount account, Tool tool, Person person, boolean alone) {}

    /**
     * Who has what on a product.
     *
     * @param people those who have an account for it, or work on it, by name
     * @param choices the tools that serve, for one more account
     * @param working those who work on it today, for one more account
     */
    public record OfProduct(
            Product product,
            List<Person> people,
            List<Tool> used,
            Map<Long, Map<Long, Held>> byPerson,
            List<Tool> choices,
            List<Person> working) {

        public OfProduct {
            people = List.copyOf(people);
            used = List.copyOf(used);
            choices = List.copyOf(choices);
            working = List.copyOf(working);
        }

        /** All of them, by person then by tool. */
        public List<Held> accounts() {
            return people.stream()
                    .flatMap(person -> byPerson.getOrDefault(person.id(), Map.of()).values().stream())
                    .toList();
        }

        /** Those of people who no longer work on it. */
        public List<Held> leftBehind() {
            Set<Long> here = working.stream().map(Person::id).collect(Collectors.toSet());
            return accounts().stream()
                    .filter(held -> !here.contains(held.person().id()))
                    .toList();
        }

        public List<Held> alone() {
            return accounts().stream().filter(Held::alone).toList();
        }
    }

    /** @throws NotAllowed unless the actor works on the product, as somebody signed in */
    @Transactional(readOnly = true)
    public OfProduct of(ProductId id, Actor actor) {
        Product product = edited(id, actor);
        LocalDate today = Paris.today(clock);
        List<DeclaredAccount> accounts = stored.held(id);
        List<Tool> known = tools.of(List.of(product.incubator().value()));
        Map<Long, Tool> byId = known.stream().collect(Collectors.toMap(Tool::id, tool -> tool));
        List<Person> working = working(id, today);
        Map<Long, Person> people = new TreeMap<>(
                missions.find(accounts.stream().map(DeclaredAccount::person).collect(Collectors.toSet())));
        working.forEach(person -> people.put(person.id(), person));
        Set<Long> alone = LastAdministrators.among(accounts);
        Map<Long, Map<Long, Held>> byPerson = new LinkedHashMap<>();
        for (DeclaredAccount one : accounts) {
            Person person = people.get(one.person());
            Tool tool = byId.get(one.tool());
            if (person != null && tool != null)
                byPerson.computeIfAbsent(one.person(), none -> new LinkedHashMap<>())
                        .put(one.tool(), new Held(one, tool, person, alone.contains(one.id())));
        }
        Set<Long> used = accounts.stream().map(DeclaredAccount::tool).collect(Collectors.toSet());
        return new OfProduct(
                product,
                people.values().stream()
                        .sorted(Comparator.comparing(Person::name).thenComparing(Person::id))
                        .toList(),
                known.stream().filter(tool -> used.contains(tool.id())).toList(),
                byPerson,
                known.stream().filter(Tool::serves).toList(),
                working);
    }

    private Product edited(ProductId id, Actor actor) {
        products.mustEdit(actor, id);
        if (!actor.signedIn()) throw new NotAllowed("accounts of " + id);
        return products.read(id);
    }

    private List<Person> working(ProductId id, LocalDate today) {
        Map<Long, Person> found = new LinkedHashMap<>();
        for (Mission mission : missions.on(List.of(id))) {
            Person person = mission.person();
            LocalDate last = mission.span().last();
            if (person != null && mission.lives() && (last == null || !last.isBefore(today)))
                found.putIfAbsent(person.id(), person);
        }
        return found.values().stream()
                .sorted(Comparator.comparing(Person::name))
                .toList();
    }

    /** Held on one tool; for those who keep it. Who read it is in the journal (FIELD 4.5). */
    @Transactional
    public List<Held> of(Tool tool, Actor actor) {
        if (!actor.staffOf(tool.incubator().value())) throw new NotFound("tool", tool.id());
        journal.read(tool, actor);
        List<DeclaredAccount> held = stored.held(List.of(tool.id()));
        return told(held, Map.of(tool.id(), tool), LastAdministrators.among(held));
    }

    private List<Held> told(Collection<DeclaredAccount> accounts, Map<Long, Tool> known, Set<Long> alone) {
        Map<Long, Person> people =
                missions.find(accounts.stream().map(DeclaredAccount::person).collect(Collectors.toSet()));
        return accounts.stream()
                .mapMulti((DeclaredAccount one, Consumer<Held> held) -> {
                    Tool tool = known.get(one.tool());
                    Person person = people.get(one.person());
                    if (tool != null && person != null)
                        held.accept(new Held(one, tool, person, alone.contains(one.id())));
                })
                .sorted(Comparator.comparing((Held one) -> one.person().name())
                        .thenComparing(one -> one.account().id()))
                .toList();
    }

    /**
     * Says that somebody of the team was given an account for this product.
     *
     * @throws Refused naming each field that is wrong
     */
    @Transactional
    public void give(ProductId id, Typed typed, Actor actor) {
        Product product = edited(id, actor);
        LocalDate today = Paris.today(clock);
        Objections found = new Objections();
        Tool tool = tools.of(List.of(product.incubator().value())).stream()
                .filter(one -> one.serves() && String.valueOf(one.id()).equals(typed.tool()))
                .findFirst()
                .orElse(null);
        found.when(tool == null, "outil", "access.choose");
        Person person = working(id, today).stream()
                .filter(one -> String.valueOf(one.id()).equals(typed.person()))
                .findFirst()
                .orElse(null);
        found.when(person == null, "personne", "access.choose");
        Given given = given(typed, today, found);
        if (tool == null || person == null || given == null || found.any()) throw found.refusal();
        if (!stored.grant(tool.id(), person.id(), id, given, today, actor.id()))
            throw new Refused("outil", "access.account.twice");
        written("access.account-given", product, tool, given.level(), actor);
    }

    private static @Nullable Given given(Typed typed, LocalDate today, Objections found) {
        Level level = Level.of(typed.level()).orElse(null);
        found.when(level == null, "niveau", "access.choose");
        found.when(!OneLine.fits(typed.login(), ToolTyped.LINE), "identifiant", "access.long", ToolTyped.LINE);
        LocalDate until = null;
        try {
            until = typed.until().isEmpty() ? null : LocalDate.parse(typed.until());
        } catch (DateTimeParseException none) {
            found.add("jusqu-au", "access.day");
        }
        found.when(until != null && until.isBefore(today), "jusqu-au", "access.until.past");
        return level == null ? null : new Given(level, typed.login(), until);
    }

    /** The account was taken away on the tool. */
    @Transactional
    public void remove(ProductId id, long account, Actor actor) {
        Product product = edited(id, actor);
        DeclaredAccount one = stored.find(account)
                .filter(known -> id.equals(known.product()))
                .orElseThrow(() -> new NotFound("account of " + id, account));
        if (!stored.remove(account, Paris.today(clock), actor.id())) return;
        undo.offer(ACCOUNT, id, account);
        Tool tool = tools.find(one.tool()).orElseThrow(() -> new NotFound("tool", one.tool()));
        written("access.account-removed", product, tool, one.level(), actor);
    }

    @Override
    public String undoes() {
        return ACCOUNT;
    }

    @Override
    @Transactional
    public void putBack(List<String> what, Actor actor) {
        Product product = edited(new ProductId(what.get(0)), actor);
        long account = Long.parseLong(what.get(1));
        DeclaredAccount one = stored.find(account)
                .filter(known -> product.id().equals(known.product()))
                .filter(known -> stored.giveBack(account, actor.id()))
                .orElseThrow(() -> new NotFound("account taken away", account));
        Tool tool = tools.find(one.tool()).orElseThrow(() -> new NotFound("tool", one.tool()));
        written("access.account-given-back", product, tool, one.level(), actor);
    }

    private void written(String action, Product product, Tool tool, Level level, Actor actor) {
        audit.record(
                actor.who(),
                action,
                "product:" + product.id(),
                Map.of("tool", tool.described().name(), "level", level.code()));
    }
}
