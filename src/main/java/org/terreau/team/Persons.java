package org.terreau.team;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.web.PublicContent;

/** Those who work on products: one row a person, by their account, or by the address that is kept for whoever has none. */
@Service
public class Persons {

    private final JdbcPersons stored;
    private final Products products;
    private final Shelf shelf;
    private final Accounts accounts;
    private final Audit audit;
    private final PublicContent content;

    Persons(JdbcPersons stored, Products products, Shelf shelf, Accounts accounts, Audit audit, PublicContent content) {
        this.stored = stored;
        this.products = products;
        this.shelf = shelf;
        this.accounts = accounts;
        this.audit = audit;
        this.content = content;
    }

    /**
     * Who is written into a team.
     *
     * @param invited an account is opened for whoever has none
     */
    public record TypedPerson(String name, String email, boolean invited) {}

    /** A person, and those who were said to be them. */
    public record Known(Person person, List<Person> others) {

        public Known {
            others = List.copyOf(others);
        }
    }

    /** The person of this address, known already or made now. */
    Person write(TypedPerson typed) {
        EmailAddress email = new EmailAddress(typed.email());
        boolean account = typed.invited() || accounts.byEmail(email).isPresent();
        long id = account
                ? stored.ofAccount(accounts.open(email, typed.name()), email, typed.name())
                : stored.ofAddress(email, typed.name());
        return stored.find(id).orElseThrow(() -> new NotFound("person", id));
    }

    /** @throws org.terreau.shared.NotAllowed unless the actor leads the incubators of all their products */
    @Transactional(readOnly = true)
    public Known read(long id, Actor actor) {
        Person person = stored.find(id).orElseThrow(() -> new NotFound("person", id));
        mustLead(id, actor);
        return new Known(person, stored.mergedInto(id));
    }

    private void mustLead(long person, Actor actor) {
        for (ProductId id : stored.productsOf(person)) {
            Product product = shelf.card(id).map(Shelf.Card::product).orElseGet(() -> products.read(id));
            actor.mustHave(product.incubator().value(), Role.LEAD);
        }
        for (String incubator : stored.incubatorsOf(person)) actor.mustHave(incubator, Role.LEAD);
    }

    /**
     * Two rows are one person: what was written of the first is the second's from now on. Nothing is lost: {@link #separate}
     * undoes it. The one who has an account is kept.
     *
     * @throws Refused when both are the same, or when one of both was said to be another already
     */
    @Transactional
    public Person merge(long one, long other, Actor actor) {
        mustLead(one, actor);
        mustLead(other, actor);
        if (one == other) throw new Refused("avec", "team.merge.same");
        Person first = stored.find(one).orElseThrow(() -> new NotFound("person", one));
        Person second = stored.find(other).orElseThrow(() -> new Refused("avec", "team.merge.unknown"));
        boolean keepsFirst = first.account() != null && second.account() == null;
        Person kept = keepsFirst ? first : second;
        Person gone = keepsFirst ? second : first;
        if (!stored.merge(gone.id(), kept.id())) throw new Refused("avec", "team.merge.already");
        record("team.merged", gone, kept, actor);
        return kept;
    }

    /** They were two people after all. */
    @Transactional
    public void separate(long gone, long kept, Actor actor) {
        mustLead(kept, actor);
        Person person = stored.mergedInto(kept).stream()
                .filter(one -> one.id() == gone)
                .findFirst()
                .orElseThrow(() -> new NotFound("person merged into " + kept, gone));
        stored.separate(gone);
        record("team.separated", person, stored.find(kept).orElseThrow(), actor);
    }

    private void record(String action, Person gone, Person kept, Actor actor) {
        audit.record(
                actor.who(),
                action,
                "person:" + kept.id(),
                Map.of("person", String.valueOf(gone.id()), "kept", String.valueOf(kept.id())));
        content.changed();
    }
}
