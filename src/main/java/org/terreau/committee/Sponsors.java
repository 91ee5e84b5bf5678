package org.terreau.committee;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.SignInLinks;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.incubator.OrganisationId;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Shelf;
import org.terreau.portfolio.SponsoredProducts;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Languages;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.OneLine;
import org.terreau.shared.Paris;
import org.terreau.shared.Plain;
import org.terreau.shared.Refused;
import org.terreau.shared.Words;

/**
 * The contacts of the organisations that sponsor products: the staff of an incubator declare them, and each reads the packs
 * of the products that the organisation sponsors in that incubator.
 */
@Service
public class Sponsors implements SponsoredProducts {

    private static final int LINE = 150;

    private final JdbcSponsors stored;
    private final Shelf shelf;
    private final Incubators incubators;
    private final Accounts accounts;
    private final SignInLinks links;
    private final Outbox outbox;
    private final Audit audit;
    private final Languages languages;
    private final Clock clock;

    Sponsors(
            JdbcSponsors stored,
            Shelf shelf,
            Incubators incubators,
            Accounts accounts,
            SignInLinks links,
            Outbox outbox,
            Audit audit,
            Languages languages,
            Clock clock) {
        this.stored = stored;
        this.shelf = shelf;
        this.incubators = incubators;
        this.accounts = accounts;
        this.links = links;
        this.outbox = outbox;
        this.audit = audit;
        this.languages = languages;
        this.clock = clock;
    }

    /** @param email shown to the staff who declared it */
    public record Contact(long id, String name, String email, LocalDate since) {}

    /** An organisation that sponsors products of one of the reader's incubators. */
    public record Line(
            OrganisationId id,
            String name,
            IncubatorId incubator,
            String incubatorTitle,
            List<Product> products,
            List<Contact> contacts) {

        public Line {
            products = List.copyOf(products);
            contacts = List.copyOf(contacts);
        }

        private JdbcSponsors.Sponsoring sponsoring() {
            return new JdbcSponsors.Sponsoring(id, incubator);
        }
    }

    /** The organisations that sponsor a product whose incubator this person works for, by name. */
    @Transactional(readOnly = true)
    public List<Line> list(Actor actor) {
        if (!actor.signedIn() || !actor.staff()) throw new NotAllowed("sponsors");
        Map<JdbcSponsors.Sponsoring, List<Product>> sponsored = new LinkedHashMap<>();
        for (Shelf.Card card : cards(""))
            if (actor.staffOf(card.product().incubator().value()))
                for (OrganisationId sponsor : card.product().sponsors())
                    sponsored
                            .computeIfAbsent(
                                    new JdbcSponsors.Sponsoring(
                                            sponsor, card.product().incubator()),
                                    none -> new ArrayList<>())
                            .add(card.product());
        List<JdbcSponsors.Contact> contacts = stored.list(sponsored.keySet().stream()
                .map(JdbcSponsors.Sponsoring::organisation)
                .collect(Collectors.toSet()));
        List<Line> lines = sponsored.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue(), contacts))
                .toList();
        return Plain.sorted(Plain.sorted(lines, Line::incubatorTitle), Line::name);
    }

    private Line line(JdbcSponsors.Sponsoring sponsoring, List<Product> products, List<JdbcSponsors.Contact> contacts) {
        return new Line(
                sponsoring.organisation(),
                shelf.organisationName(sponsoring.organisation().value()),
                sponsoring.incubator(),
                incubators
                        .find(sponsoring.incubator())
                        .map(Incubator::title)
                        .orElse(sponsoring.incubator().value()),
                products,
                contacts.stream()
                        .filter(contact -> contact.reads().equals(sponsoring))
                        .flatMap(contact -> shown(contact).stream())
                        .toList());
    }

    private Optional<Contact> shown(JdbcSponsors.Contact contact) {
        return accounts.byId(contact.account())
                .map(account -> new Contact(
                        contact.id(), account.name(), account.email().value(), contact.since()));
    }

    private List<Shelf.Card> cards(String funder) {
        return shelf.search(new Shelf.Choice("", "", "", "", funder, "nom"));
    }

    /**
     * Declares a contact, who is told by e-mail with a link, and reads what the organisation sponsors in this incubator.
     *
     * @param incubator empty when the organisation sponsors in one alone of the actor's
     * @throws Refused naming the fields `organisation`, `incubateur`, `nom`, `courriel`
     */
    @Transactional
    public void declare(String organisation, String incubator, String name, String email, Actor actor) {
        List<Refused.Problem> problems = new ArrayList<>();
        List<Line> sponsored = list(actor).stream()
                .filter(line -> line.id().value().equals(organisation))
                .toList();
        List<Line> chosen = sponsored.size() == 1 && incubator.isEmpty()
                ? sponsored
                : sponsored.stream()
                        .filter(line -> line.incubator().value().equals(incubator))
                        .toList();
        if (sponsored.isEmpty()) problems.add(Refused.Problem.of("organisation", "committee.sponsor.organisation"));
        else if (chosen.isEmpty()) problems.add(Refused.Problem.of("incubateur", "committee.sponsor.incubator"));
        if (name.isEmpty() || !OneLine.fits(name, LINE))
            problems.add(Refused.Problem.of("nom", "committee.sponsor.name", LINE));
        EmailAddress.problem(email, "courriel", "committee.sponsor.email").ifPresent(problems::add);
        if (EmailAddress.valid(email) && actor.email().equals(new EmailAddress(email)))
            problems.add(Refused.Problem.of("courriel", "committee.sponsor.oneself"));
        if (!problems.isEmpty()) throw new Refused(problems);
        AccountId account = accounts.open(new EmailAddress(email), name);
        Line line = chosen.get(0);
        if (!stored.add(line.sponsoring(), account, Paris.today(clock)))
            throw new Refused("courriel", "committee.sponsor.already");
        note(actor, "sponsor.declared", line);
        tell(account, line, actor);
    }

    private void note(Actor actor, String action, Line line) {
        audit.record(
                actor.who(),
                action,
                "incubator:" + line.incubator(),
                Map.of("organisation", line.id().value()));
    }

    private void tell(AccountId account, Line line, Actor actor) {
        Accounts.Account contact = accounts.byId(account).orElseThrow(() -> new NotFound("account", account));
        Words words = languages.in(contact.language());
        outbox.send(new Message(
                contact.email(),
                "sponsor-declared",
                words.t("committee.mail.sponsor.subject", line.name()),
                words.t(
                        "committee.mail.sponsor.text",
                        contact.name(),
                        line.name(),
                        actor.name(),
                        links.leadingTo(account, "/dossiers-de-preuves"))));
    }

    /** They read for it no more. */
    @Transactional
    public void remove(String organisation, long id, Actor actor) {
        Line line = list(actor).stream()
                .filter(one -> one.id().value().equals(organisation)
                        && one.contacts().stream().anyMatch(contact -> contact.id() == id))
                .findFirst()
                .orElseThrow(() -> new NotFound("sponsor contact", id));
        stored.remove(id);
        note(actor, "sponsor.removed", line);
    }

    /** The organisations that an account reads for, each with the incubators where it does. */
    Map<OrganisationId, Set<IncubatorId>> readsFor(AccountId account) {
        return stored.of(account).stream()
                .collect(Collectors.groupingBy(
                        JdbcSponsors.Sponsoring::organisation,
                        Collectors.mapping(JdbcSponsors.Sponsoring::incubator, Collectors.toSet())));
    }

    /** The products of an incubator sponsored by an organisation that an account reads for there, by name. */
    List<Product> sponsoredBy(AccountId account) {
        Set<Product> found = new LinkedHashSet<>();
        for (JdbcSponsors.Sponsoring reads : stored.of(account))
            for (Shelf.Card card : cards(reads.organisation().value()))
                if (reads.covers(card.product())) found.add(card.product());
        return Plain.sorted(found, Product::name);
    }

    @Override
    @Transactional(readOnly = true)
    public Collection<ProductId> sponsoredBy(Actor actor) {
        return sponsoredBy(actor.id()).stream().map(Product::id).toList();
    }
}
