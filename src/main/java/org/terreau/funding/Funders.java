package org.terreau.funding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.incubator.Organisation;
import org.terreau.incubator.OrganisationId;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.Money;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Stale;
import org.terreau.web.Held;
import org.terreau.web.PublicContent;

/**
 * Which organisation each funder is: teams write names, whoever works for their incubator says which organisation of the
 * catalogue that is, and its number in the register. Everybody reads what an organisation brings.
 */
@Service
public class Funders {

    private final JdbcFunders stored;
    private final PublicBudgets budgets;
    private final Shelf shelf;
    private final Incubators incubators;
    private final Audit audit;
    private final PublicContent content;
    private final Held<Map<JdbcFunders.Key, FunderIdentity>> held;

    Funders(
            JdbcFunders stored,
            PublicBudgets budgets,
            Shelf shelf,
            Incubators incubators,
            Audit audit,
            PublicContent content) {
        this.stored = stored;
        this.budgets = budgets;
        this.shelf = shelf;
        this.incubators = incubators;
        this.audit = audit;
        this.content = content;
        this.held = new Held<>(content, stored::all);
    }

    /** Who a funder is, by its name as an incubator writes it. */
    public FunderIdentity of(IncubatorId incubator, String written) {
        return held.get().getOrDefault(JdbcFunders.Key.of(incubator, written), FunderIdentity.UNKNOWN);
    }

    /** The ids of organisations that somebody said to be funders, each once. */
    public List<String> organisations() {
        return held.get().values().stream()
                .map(FunderIdentity::organisation)
                .filter(id -> !id.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /** The incubator of each product that is shown. */
    private Map<ProductId, IncubatorId> incubators() {
        Map<ProductId, IncubatorId> own = new HashMap<>();
        for (Shelf.Card card : shelf.cards())
            own.put(card.product().id(), card.product().incubator());
        return own;
    }

    /**
     * A funder as an incubator writes its name.
     *
     * @param products how many it brings money to
     * @param amount what it brings them, taxes included, without amounts of which nobody knows the taxes
     * @param organisation the one that it is; empty while nobody said
     * @param proposals those that its name is like, when nobody said which it is
     */
    public record Written(
            IncubatorId incubator,
            String name,
            int products,
            Money amount,
            FunderIdentity identity,
            Optional<Organisation> organisation,
            List<Organisation> proposals) {

        public Written {
            proposals = List.copyOf(proposals);
        }
    }

    /**
     * By which act a contribution comes, as far as everybody reads it.
     *
     * @param funderKind code of the kind of funder; empty when nobody said
     * @param agreement code of the kind of act; empty when nobody said
     * @param address where everybody reads it; empty when nobody said
     */
    public record Act(String funderKind, String agreement, String address) {

        static final Act UNKNOWN = new Act("", "", "");
    }

    /** A contribution as everybody reads it: by which act it comes, and who brings it. */
    public record Told(ProductId product, Contribution contribution, Act act, FunderIdentity identity) {}

    /** Those of every product, in the order of their ids. */
    @Transactional(readOnly = true)
    public List<Told> all() {
        Map<ProductId, IncubatorId> own = incubators();
        Map<Long, Act> acts = stored.acts();
        List<Told> all = new ArrayList<>();
        budgets.contributions().forEach((id, brought) -> {
            ProductId product = new ProductId(id);
            IncubatorId incubator = own.get(product);
            for (Contribution one : brought)
                all.add(new Told(
                        product,
                        one,
                        acts.getOrDefault(one.id(), Act.UNKNOWN),
                        incubator == null ? FunderIdentity.UNKNOWN : of(incubator, one.funder())));
        });
        return all;
    }

    /** What somebody brings, while it is summed. */
    private static final class Bringing {

        private final String name;
        private final Set<ProductId> products = new HashSet<>();
        private Money amount = Money.ZERO;

        private Bringing(String name) {
            this.name = name;
        }

        private void add(ProductId product, Contribution one) {
            products.add(product);
            if (taxed(one)) amount = amount.plus(one.amount());
        }
    }

    private static boolean taxed(Contribution one) {
        return one.regime() == Regime.TAXED || one.regime() == Regime.EXEMPT;
    }

    /** Those of the incubators that the reader works for: first those that nobody identified, by what they bring. */
    @Transactional(readOnly = true)
    public List<Written> list(Actor actor) {
        if (!actor.signedIn() || !actor.staff()) throw new NotAllowed("funders");
        Map<ProductId, IncubatorId> own = incubators();
        Map<JdbcFunders.Key, Bringing> all = new LinkedHashMap<>();
        budgets.contributions().forEach((id, brought) -> {
            ProductId product = new ProductId(id);
            IncubatorId incubator = own.get(product);
            if (incubator == null || !actor.staffOf(incubator.value())) return;
            for (Contribution one : brought)
                if (!one.left())
                    all.computeIfAbsent(JdbcFunders.Key.of(incubator, one.funder()), none -> new Bringing(one.funder()))
                            .add(product, one);
        });
        List<Organisation> organisations = incubators.organisations();
        Map<String, Organisation> byId = new HashMap<>();
        organisations.forEach(one -> byId.put(one.id().value(), one));
        List<Written> written = new ArrayList<>();
        all.forEach((key, bringing) -> {
            FunderIdentity identity = of(key.incubator(), bringing.name);
            written.add(new Written(
                    key.incubator(),
                    bringing.name,
                    bringing.products.size(),
                    bringing.amount,
                    identity,
                    Optional.ofNullable(byId.get(identity.organisation())),
                    identity.told() ? List.of() : FunderLikeness.proposals(bringing.name, organisations)));
        });
        written.sort(Comparator.comparing((Written one) -> one.identity().told())
                .thenComparing(Written::amount, Comparator.reverseOrder())
                .thenComparing(Written::name));
        return written;
    }

    /** One of those, or NotFound. */
    @Transactional(readOnly = true)
    public Written find(IncubatorId incubator, String written, Actor actor) {
        JdbcFunders.Key key = JdbcFunders.Key.of(incubator, written);
        return list(actor).stream()
                .filter(one -> JdbcFunders.Key.of(one.incubator(), one.name()).equals(key))
                .findFirst()
                .orElseThrow(() -> new NotFound("funder", written));
    }

    /**
     * Says who a funder is.
     *
     * @param organisation empty for none of those that are known here
     * @param siret as it is typed; empty when nobody knows it
     * @throws org.terreau.shared.Refused on the fields `organisation` and `siret`
     * @throws Stale when somebody said otherwise since `version`
     */
    @Transactional
    public void identify(
            IncubatorId incubator, String written, String organisation, String siret, long version, Actor actor) {
        Written known = find(incubator, written, actor);
        Objections objections = new Objections();
        objections.when(
                !organisation.isEmpty()
                        && incubators
                                .organisation(new OrganisationId(organisation))
                                .isEmpty(),
                "organisation",
                "funding.funders.unknown");
        Optional<Siret> number = Siret.parse(siret);
        objections.when(!siret.isBlank() && number.isEmpty(), "siret", "funding.grant.siret");
        objections.raise();
        JdbcFunders.Key key = JdbcFunders.Key.of(incubator, known.name());
        if (!stored.store(key, organisation, number.map(Siret::digits).orElse(""), version))
            throw new Stale("funder", key.name(), version);
        audit.record(
                actor.who(),
                "funding.funder-identified",
                "incubator:" + incubator,
                Map.of("funder", known.name(), "organisation", organisation));
        content.changed();
    }

    /** What an organisation brings to a product. */
    public record Line(Product product, Contribution contribution) {}

    /**
     * An organisation as everybody reads it.
     *
     * @param siret empty when nobody knows it
     * @param lines what it brings, the last one first
     * @param sponsored the products of which the catalogue says that it is a sponsor
     */
    public record Given(Organisation organisation, String siret, List<Line> lines, List<Product> sponsored) {

        public Given {
            lines = List.copyOf(lines);
            sponsored = List.copyOf(sponsored);
        }

        /** Taxes included; amounts of which nobody knows the taxes are left out. */
        public Money total() {
            return lines.stream()
                    .map(Line::contribution)
                    .filter(Funders::taxed)
                    .map(Contribution::amount)
                    .reduce(Money.ZERO, Money::plus);
        }

        /** Some amounts are in no total. */
        public boolean apart() {
            return lines.stream().anyMatch(line -> !taxed(line.contribution()));
        }

        public long products() {
            return lines.stream().map(line -> line.product().id()).distinct().count();
        }
    }

    /** What an organisation brings to the products that are shown, or NotFound. */
    @Transactional(readOnly = true)
    public Given of(OrganisationId id) {
        Organisation organisation = incubators.organisation(id).orElseThrow(() -> new NotFound("organisation", id));
        Map<ProductId, Product> products = new LinkedHashMap<>();
        List<Product> sponsored = new ArrayList<>();
        for (Shelf.Card card : shelf.cards()) {
            products.put(card.product().id(), card.product());
            if (card.product().sponsors().contains(id)) sponsored.add(card.product());
        }
        List<Line> lines = new ArrayList<>();
        Set<String> numbers = new HashSet<>();
        budgets.contributions().forEach((product, brought) -> {
            Product own = products.get(new ProductId(product));
            if (own == null) return;
            for (Contribution one : brought) {
                FunderIdentity identity = of(own.incubator(), one.funder());
                if (one.left() || !identity.organisation().equals(id.value())) continue;
                lines.add(new Line(own, one));
                if (!identity.siret().isEmpty()) numbers.add(identity.siret());
            }
        });
        lines.sort(
                Comparator.comparing((Line line) -> line.contribution().years().first())
                        .reversed()
                        .thenComparing(line -> line.product().name())
                        .thenComparing(line -> line.contribution().id()));
        return new Given(organisation, numbers.size() == 1 ? numbers.iterator().next() : "", lines, sponsored);
    }

    /**
     * What organisations bring, taxes included, to the products of the incubators where the reader works.
     *
     * @return by the organisation's id; those that bring nothing are left out
     */
    @Transactional(readOnly = true)
    public Map<String, Money> brought(Actor actor) {
        Map<String, Money> brought = new HashMap<>();
        for (Written one : list(actor))
            if (!one.identity().organisation().isEmpty())
                brought.merge(one.identity().organisation(), one.amount(), Money::plus);
        return brought;
    }
}
