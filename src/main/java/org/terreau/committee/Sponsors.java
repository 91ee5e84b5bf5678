package org.terreau.committee;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.identity.SignInLinks;
import org.terreau.incubator.OrganisationId;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Plain;
import org.terreau.shared.Refused;
import org.terreau.web.Pages;
import org.terreau.web.Ui;

/**
 * The contacts of the organisations that sponsor products: the staff declare them, and each reads the packs of the products
 * that the organisation sponsors.
 */
@Service
public class Sponsors {

    private static final int LINE = 150;

    private final JdbcSponsors stored;
    private final JdbcCommittees committees;
    private final Shelf shelf;
    private final Accounts accounts;
    private final SignInLinks links;
    private final Outbox outbox;
    private final Audit audit;
    private final Pages pages;
    private final Clock clock;

    Sponsors(
            JdbcSponsors stored,
            JdbcCommittees committees,
            Shelf shelf,
            Accounts accounts,
            SignInLinks links,
            Outbox outbox,
            Audit audit,
            Pages pages,
            Clock clock) {
        this.stored = stored;
        this.committees = committees;
        this.shelf = shelf;
        this.accounts = accounts;
        this.links = links;
        this.outbox = outbox;
        this.audit = audit;
        this.pages = pages;
        this.clock = clock;
    }

    /** @param email shown to the staff who declared it */
    public record Contact(long id, String name, String email, LocalDate since) {}

    /** An organisation that sponsors products of the reader's incubators. */
    public record Line(OrganisationId id, String name, List<Product> products, List<Contact> contacts) {

        public Line {
            products = List.copyOf(products);
            contacts = List.copyOf(contacts);
        }
    }

    /** The organisations that sponsor a product whose incubator this person works for, by name. */
    @Transactional(readOnly = true)
    public List<Line> list(Actor actor) {
        if (!actor.signedIn() || !actor.staff()) throw new NotAllowed("sponsors");
        Map<String, List<Product>> sponsored = new TreeMap<>();
        for (Shelf.Card card : cards(""))
            if (actor.staffOf(card.product().incubator().value()))
                for (OrganisationId sponsor : card.product().sponsors())
                    sponsored
                            .computeIfAbsent(sponsor.value(), none -> new ArrayList<>())
                            .add(card.product());
        List<JdbcSponsors.Contact> contacts =
                stored.list(sponsored.keySet().stream().map(OrganisationId::new).toList());
        List<Line> lines = new ArrayList<>();
        sponsored.forEach((id, products) -> lines.add(new Line(
                new OrganisationId(id),
                shelf.organisationName(id),
                products,
                contacts.stream()
                        .filter(contact -> contact.organisation().value().equals(id))
                        .flatMap(contact -> shown(contact).stream())
                        .toList())));
        return lines;
    }

    private List<Contact> shown(JdbcSponsors.Contact contact) {
        return accounts.byId(contact.account())
                .map(account -> List.of(new Contact(
                        contact.id(), account.name(), account.email().value(), contact.since())))
                .orElse(List.of());
    }

    private List<Shelf.Card> cards(String funder) {
        return shelf.search(new Shelf.Choice("", "", "", "", funder, "nom"));
    }

    /**
     * Declares a contact, who is told by e-mail with a link.
     *
     * @throws Refused naming the fields `organisation`, `nom`, `courriel`
     */
    @Transactional
    public void declare(String organisation, String name, String email, Actor actor) {
        List<Refused.Problem> problems = new ArrayList<>();
        boolean known = list(actor).stream().anyMatch(line -> line.id().value().equals(organisation));
        if (!known) problems.add(Refused.Problem.of("organisation", "committee.sponsor.organisation"));
        if (name.isEmpty() || name.length() > LINE)
            problems.add(Refused.Problem.of("nom", "committee.sponsor.name", LINE));
        EmailAddress.problem(email, "courriel", "committee.sponsor.email").ifPresent(problems::add);
        if (!problems.isEmpty()) throw new Refused(problems);
        AccountId account = accounts.open(new EmailAddress(email), name);
        if (!stored.add(new OrganisationId(organisation), account, today()))
            throw new Refused("courriel", "committee.sponsor.already");
        audit.record(actor.who(), "sponsor.declared", "organisation:" + organisation, Map.of());
        Accounts.Account contact = accounts.byId(account).orElseThrow(() -> new NotFound("account", account));
        Ui ui = pages.outsideRequest(contact.language());
        outbox.send(new Message(
                contact.email(),
                "sponsor-declared",
                ui.t("committee.mail.sponsor.subject", shelf.organisationName(organisation)),
                ui.t(
                        "committee.mail.sponsor.text",
                        contact.name(),
                        shelf.organisationName(organisation),
                        actor.name(),
                        links.issue(account, SignInLinks.INVITATION, "/dossiers-de-preuves"))));
    }

    /** They read for it no more. */
    @Transactional
    public void remove(String organisation, long id, Actor actor) {
        if (list(actor).stream().noneMatch(line -> line.id().value().equals(organisation))
                || !stored.remove(new OrganisationId(organisation), id)) throw new NotFound("sponsor contact", id);
        audit.record(actor.who(), "sponsor.removed", "organisation:" + organisation, Map.of());
    }

    /** The products sponsored by the organisations that an account reads for, by name. */
    List<Product> sponsoredBy(AccountId account) {
        Set<Product> found = new LinkedHashSet<>();
        for (OrganisationId organisation : stored.of(account))
            for (Shelf.Card card : cards(organisation.value())) found.add(card.product());
        return found.stream()
                .sorted(Comparator.comparing(product -> Plain.text(product.name())))
                .toList();
    }

    /** A product that somebody sponsors, or sits on the committee of, with its next committee. */
    public record Read(Product product, List<Committee> packs) {

        public Read {
            packs = List.copyOf(packs);
        }
    }

    /** What this person may read: of each product, the packs that were sent or frozen, the latest first. */
    @Transactional(readOnly = true)
    public List<Read> readBy(Actor actor) {
        Map<ProductId, Product> products = new LinkedHashMap<>();
        for (Product product : sponsoredBy(actor.id())) products.put(product.id(), product);
        Set<ProductId> sponsored = Set.copyOf(products.keySet());
        for (Shelf.Card card : cards(""))
            if (actor.has(card.product().incubator().value(), Role.COMMITTEE_MEMBER))
                products.putIfAbsent(card.product().id(), card.product());
        Map<ProductId, List<Committee>> packs = new HashMap<>();
        for (Committee committee :
                committees.all(new JdbcCommittees.Choice(List.copyOf(products.keySet()), "", "tous", false, today())))
            if (committee.state() != Committee.State.DRAFT)
                packs.computeIfAbsent(committee.product(), none -> new ArrayList<>())
                        .add(0, committee);
        List<Read> read = new ArrayList<>();
        products.forEach((id, product) -> {
            List<Committee> own = packs.getOrDefault(id, List.of());
            if (!own.isEmpty() || sponsored.contains(id)) read.add(new Read(product, own));
        });
        return read;
    }

    private LocalDate today() {
        return clock.instant().atZone(Ui.PARIS).toLocalDate();
    }
}
