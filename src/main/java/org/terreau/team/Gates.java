package org.terreau.team;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.Stale;
import org.terreau.web.PublicContent;

/** What teams lack for their phase, who answers for it and by when. */
@Service
public class Gates {

    private final JdbcMissions missions;
    private final TeamsNow teams;
    private final JdbcGaps gaps;
    private final Products products;
    private final Accounts accounts;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    Gates(
            JdbcMissions missions,
            TeamsNow teams,
            JdbcGaps gaps,
            Products products,
            Accounts accounts,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.missions = missions;
        this.teams = teams;
        this.gaps = gaps;
        this.products = products;
        this.accounts = accounts;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
    }

    /**
     * What is not there, with who answers for it.
     *
     * @param owner null as long as nobody said it
     */
    public record Lack(Gate.Need need, @Nullable Owner owner) {}

    /** Who answers for something, by a day. */
    public record Owner(AccountId account, String name, LocalDate dueOn, long version) {}

    /** What this team lacks today. */
    @Transactional(readOnly = true)
    public List<Lack> of(Product product) {
        return of(List.of(product)).getOrDefault(product.id(), List.of());
    }

    /** What each of these teams lacks today; those that lack nothing may be left out. The same statements however many. */
    @Transactional(readOnly = true)
    public Map<ProductId, List<Lack>> of(Collection<Product> of) {
        return of(of, teams.of(of));
    }

    Map<ProductId, List<Lack>> of(Collection<Product> of, TeamsNow.Facts facts) {
        Map<ProductId, Map<Gate.Kind, JdbcGaps.Answer>> answers =
                gaps.of(of.stream().map(Product::id).collect(Collectors.toSet()));
        Map<AccountId, String> names = names(answers.values());
        Map<ProductId, List<Lack>> lacks = new HashMap<>();
        for (Product product : of) {
            Gate gate = Gate.of(new Gate.Team(
                    product.phaseOn(facts.today()),
                    facts.missions(product.id()),
                    facts.payment(product.id()),
                    facts.norms(product),
                    facts.today()));
            Map<Gate.Kind, JdbcGaps.Answer> said = answers.getOrDefault(product.id(), Map.of());
            if (!gate.whole())
                lacks.put(
                        product.id(),
                        gate.open().stream()
                                .map(need -> new Lack(need, owner(need, said.get(need.kind()), names)))
                                .toList());
        }
        return lacks;
    }

    private Map<AccountId, String> names(Collection<Map<Gate.Kind, JdbcGaps.Answer>> answers) {
        Set<AccountId> known = new HashSet<>();
        for (Map<Gate.Kind, JdbcGaps.Answer> of : answers)
            for (JdbcGaps.Answer answer : of.values()) known.add(answer.account());
        return known.isEmpty() ? Map.of() : accounts.names(known);
    }

    /** Who answered for it before it was filled last answers for it no more. */
    private static @Nullable Owner owner(
            Gate.Need need, JdbcGaps.@Nullable Answer answer, Map<AccountId, String> names) {
        if (answer == null || need.since() != null && answer.saidOn().isBefore(need.since())) return null;
        return new Owner(answer.account(), names.getOrDefault(answer.account(), ""), answer.dueOn(), answer.version());
    }

    /** Those who may answer for what a team lacks: its members, and those who work for its incubator. */
    @Transactional(readOnly = true)
    public Map<AccountId, String> owners(Product product) {
        Set<AccountId> ids = new HashSet<>(missions.members(product.id()));
        for (Accounts.Account account :
                accounts.holding(product.incubator().value(), Role.LEAD, Role.COACH, Role.STAFF)) ids.add(account.id());
        Map<AccountId, String> owners = new LinkedHashMap<>();
        accounts.names(ids).entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(one -> owners.put(one.getKey(), one.getValue()));
        return owners;
    }

    /**
     * Says who answers for what a team lacks, and by when.
     *
     * @param due as typed
     * @throws org.terreau.shared.Refused naming the fields `responsable`, `echeance`
     * @throws Stale when somebody else said it since `version`, which is 0 when nobody had
     */
    @Transactional
    public void answer(ProductId id, Gate.Kind kind, String owner, String due, long version, Actor actor) {
        products.mustEdit(actor, id);
        Product product = products.read(id);
        LocalDate today = Paris.today(clock);
        Objections objections = new Objections();
        AccountId account = owners(product).keySet().stream()
                .filter(known -> String.valueOf(known.value()).equals(owner))
                .findFirst()
                .orElse(null);
        objections.when(account == null, "responsable", "team.gate.owner");
        LocalDate on = MissionReading.day("echeance", due, objections);
        objections.when(due.isEmpty() || on != null && on.isBefore(today), "echeance", "team.gate.due");
        if (objections.any() || account == null || on == null) throw objections.refusal();
        if (of(product).stream().noneMatch(lack -> lack.need().kind() == kind))
            throw new NotFound("lack of " + id, kind);
        if (!gaps.store(id, kind, new JdbcGaps.Answer(account, on, today, version)))
            throw new Stale("team gap of " + id, kind, version);
        audit.record(
                actor.who(), "team.gap-answered", "product:" + id, Map.of("need", kind.code(), "due", on.toString()));
        content.changed();
    }
}
