package org.terreau.committee;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.terreau.decision.DecisionReaders;
import org.terreau.decision.DecisionSubject;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;

/**
 * Who reads a pack: the team and the staff always, sponsors of the product and members of the incubator's committee once it
 * was sent or frozen, everybody once it is published.
 */
@Component
class Readers implements DecisionReaders {

    private final Products products;
    private final JdbcSponsors sponsors;
    private final Accounts accounts;

    Readers(Products products, JdbcSponsors sponsors, Accounts accounts) {
        this.products = products;
        this.sponsors = sponsors;
        this.accounts = accounts;
    }

    boolean team(Actor actor, Product product) {
        return products.mayEdit(actor, product.id());
    }

    static boolean staff(Actor actor, Product product) {
        return actor.signedIn() && actor.staffOf(product.incubator().value());
    }

    /** Sits on the committee, or reads for an organisation that sponsors the product. */
    boolean invited(Actor actor, Product product) {
        return actor.signedIn()
                && (actor.has(product.incubator().value(), Role.COMMITTEE_MEMBER)
                        || sponsors.of(actor.id()).stream().anyMatch(reads -> reads.covers(product)));
    }

    boolean mayRead(Actor actor, Product product, Committee committee) {
        return team(actor, product) || (committee.sentAt() != null || !committee.live()) && invited(actor, product);
    }

    /** Sponsors of a product and members of its committee are told of decisions: they read them at once. */
    @Override
    public boolean mayRead(DecisionSubject.Key key, Actor actor) {
        return key.kind().equals(ProductId.DECIDED_AS)
                && products.find(new ProductId(key.id()))
                        .filter(product -> invited(actor, product))
                        .isPresent();
    }

    /** The accounts of the team, then sponsors of the product and members of the committee, each once. */
    List<Accounts.Account> concerned(Product product) {
        Map<AccountId, Accounts.Account> found = new LinkedHashMap<>();
        for (Accounts.Account member : members(product)) found.put(member.id(), member);
        for (Accounts.Account invited : invited(product)) found.putIfAbsent(invited.id(), invited);
        return List.copyOf(found.values());
    }

    /** The accounts of the team. */
    List<Accounts.Account> members(Product product) {
        List<Accounts.Account> found = new ArrayList<>();
        for (AccountId member : products.team(product.id()))
            accounts.byId(member).ifPresent(found::add);
        return found;
    }

    /** Sponsors of the product and members of the committee, each once. */
    List<Accounts.Account> invited(Product product) {
        Map<AccountId, Accounts.Account> found = new LinkedHashMap<>();
        for (Accounts.Account member : accounts.holding(product.incubator().value(), Role.COMMITTEE_MEMBER))
            found.put(member.id(), member);
        for (AccountId contact : sponsors.contacts(product))
            if (!found.containsKey(contact)) accounts.byId(contact).ifPresent(account -> found.put(contact, account));
        return List.copyOf(found.values());
    }

    /** The leads and staff of the product's incubator. */
    List<Accounts.Account> staff(Product product) {
        return accounts.holding(product.incubator().value(), Role.STAFF, Role.COACH, Role.LEAD);
    }
}
