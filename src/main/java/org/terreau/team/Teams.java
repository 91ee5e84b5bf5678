package org.terreau.team;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.SignInLinks;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductOpened;
import org.terreau.portfolio.ProductSection;
import org.terreau.portfolio.ProductTeams;
import org.terreau.portfolio.Products;
import org.terreau.portfolio.TeamLeft;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Languages;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Words;
import org.terreau.web.PublicContent;

/**
 * Teams. A product starts with a public agent, a developer and a coach: those who are not there yet are roles to fill.
 * The public page says which roles are filled, never by whom.
 */
@Service
public class Teams implements ProductTeams, ProductSection {

    private static final int LINE = 150;

    private final JdbcTeams stored;
    private final Products products;
    private final Endings endings;
    private final Accounts accounts;
    private final SignInLinks links;
    private final Outbox outbox;
    private final Audit audit;
    private final PublicContent content;
    private final Languages languages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Teams(
            JdbcTeams stored,
            Products products,
            Endings endings,
            Accounts accounts,
            SignInLinks links,
            Outbox outbox,
            Audit audit,
            PublicContent content,
            Languages languages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.stored = stored;
        this.products = products;
        this.endings = endings;
        this.accounts = accounts;
        this.links = links;
        this.outbox = outbox;
        this.audit = audit;
        this.content = content;
        this.languages = languages;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A role in a team.
     *
     * @param name of who holds it; null while it is to fill
     * @param share of full time, in percent; null when nobody said
     */
    public record TeamRole(
            long id,
            Trade trade,
            @Nullable String name,
            @Nullable Integer share,
            LocalDate since) {

        public boolean filled() {
            return name != null;
        }
    }

    @EventListener
    @Transactional
    void opened(ProductOpened opened) {
        for (Trade trade : Trade.STARTING) {
            boolean applicant = trade == Trade.INTRAPRENEUR;
            stored.add(
                    opened.product(),
                    trade,
                    applicant ? opened.applicant() : null,
                    applicant ? name(opened.applicant()) : null,
                    null,
                    Paris.today(clock));
        }
    }

    private String name(AccountId id) {
        return accounts.byId(id).orElseThrow(() -> new NotFound("account", id)).name();
    }

    /** The roles of today, in the order in which they were added. */
    @Transactional(readOnly = true)
    public List<TeamRole> roles(ProductId product) {
        return stored.roles(product);
    }

    /** The trades that every product starts with, and that nobody holds among these roles. */
    public static List<Trade> missing(Collection<TeamRole> roles) {
        return Trade.STARTING.stream()
                .filter(trade -> roles.stream().noneMatch(role -> role.filled() && role.trade() == trade))
                .toList();
    }

    /** The roles of today that concern somebody: once the product ended, none waits to be filled. */
    @Transactional(readOnly = true)
    public List<TeamRole> shown(Product product) {
        List<TeamRole> roles = roles(product.id());
        return endings.ended(product) ? roles.stream().filter(TeamRole::filled).toList() : roles;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isMember(AccountId account, ProductId product) {
        return stored.isMember(account, product);
    }

    @Override
    @Transactional(readOnly = true)
    public List<AccountId> members(ProductId product) {
        return stored.members(product);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ProductId> productsOf(AccountId account) {
        return stored.productsOf(account);
    }

    /**
     * Somebody joins: fills the role of this trade that waits, or adds one, and is told by e-mail with a link.
     *
     * @param share of full time, in percent, as typed; empty when unknown
     * @throws Refused naming the fields `metier`, `nom`, `courriel`, `part`
     */
    @Transactional
    public void join(ProductId product, @Nullable Trade trade, String name, String email, String share, Actor actor) {
        products.mustEdit(actor, product);
        Objections objections = new Objections();
        objections.when(trade == null, "metier", "team.trade");
        objections.when(name.isEmpty() || !OneLine.fits(name, LINE), "nom", "team.name");
        objections.addAll(
                EmailAddress.problem(email, "courriel", "team.email").stream().toList());
        objections.when(!share.isEmpty() && !share.matches("[1-9]\\d?|100"), "part", "team.share");
        if (objections.any() || trade == null) throw objections.refusal();
        AccountId account = accounts.open(new EmailAddress(email), name);
        if (stored.holds(account, trade, product)) throw new Refused("courriel", "team.already");
        Integer percent = share.isEmpty() ? null : Integer.valueOf(share);
        Optional<TeamRole> waiting = roles(product).stream()
                .filter(role -> !role.filled() && role.trade() == trade)
                .findFirst();
        if (waiting.isEmpty()) stored.add(product, trade, account, name, percent, Paris.today(clock));
        else stored.fill(waiting.get().id(), account, name, percent, Paris.today(clock));
        audit.record(actor.who(), "team.joined", "product:" + product, Map.of("trade", trade.code()));
        content.changed();
        tell(product, account, name, actor);
    }

    private void tell(ProductId product, AccountId account, String name, Actor actor) {
        Accounts.Account joined = accounts.byId(account).orElseThrow(() -> new NotFound("account", account));
        Words words = languages.in(joined.language());
        String path = product.path() + "/equipe";
        outbox.send(new Message(
                joined.email(),
                "team-joined",
                words.t("team.mail.subject", products.read(product).name()),
                words.t(
                        "team.mail.text",
                        name,
                        actor.name(),
                        products.read(product).name(),
                        links.issue(account, SignInLinks.INVITATION, path))));
    }

    /** Somebody leaves, or a role that waits is given up: it stays in the history with its end. */
    @Transactional
    public void leave(ProductId product, long role, Actor actor) {
        products.mustEdit(actor, product);
        Optional<AccountId> gone = stored.end(role, product, Paris.today(clock));
        if (gone.isEmpty()) throw new NotFound("team role", role);
        audit.record(actor.who(), "team.left", "product:" + product, Map.of("role", String.valueOf(role)));
        content.changed();
        gone.filter(account -> account.value() > 0)
                .ifPresent(account -> events.publishEvent(new TeamLeft(product, account)));
    }

    @Override
    public int order() {
        return 500;
    }

    @Override
    public Optional<Part> of(Product product) {
        List<TeamRole> roles = shown(product);
        return roles.isEmpty() ? Optional.empty() : Optional.of(new Part("team/section", roles));
    }
}
