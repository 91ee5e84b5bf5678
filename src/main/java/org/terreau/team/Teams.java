package org.terreau.team;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
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
import org.terreau.shared.Languages;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Words;

/**
 * Teams. A product starts with a public agent, a developer and a coach: those who are not there yet are roles to fill.
 * The public page says which roles are filled, and names those alone who agreed.
 */
@Service
public class Teams implements ProductTeams, ProductSection {

    private final JdbcMissions stored;
    private final JdbcPersons persons;
    private final Missions missions;
    private final Products products;
    private final Endings endings;
    private final Accounts accounts;
    private final SignInLinks links;
    private final Outbox outbox;
    private final Languages languages;
    private final ObjectProvider<OfferedMissions> offered;
    private final Clock clock;

    Teams(
            JdbcMissions stored,
            JdbcPersons persons,
            Missions missions,
            Products products,
            Endings endings,
            Accounts accounts,
            SignInLinks links,
            Outbox outbox,
            Languages languages,
            ObjectProvider<OfferedMissions> offered,
            Clock clock) {
        this.stored = stored;
        this.persons = persons;
        this.missions = missions;
        this.products = products;
        this.endings = endings;
        this.accounts = accounts;
        this.links = links;
        this.outbox = outbox;
        this.languages = languages;
        this.offered = offered;
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

        static TeamRole of(Mission mission, LocalDate today) {
            Person person = mission.person();
            return new TeamRole(
                    mission.id(),
                    mission.trade(),
                    person == null ? null : person.name(),
                    mission.rhythmOn(today).map(Rhythm::share).orElse(null),
                    mission.span().since());
        }

        public boolean filled() {
            return name != null;
        }
    }

    @EventListener
    @Transactional
    void opened(ProductOpened opened) {
        Accounts.Account applicant =
                accounts.byId(opened.applicant()).orElseThrow(() -> new NotFound("account", opened.applicant()));
        for (Trade trade : Trade.STARTING) {
            Long person = trade == Trade.INTRAPRENEUR
                    ? persons.ofAccount(applicant.id(), applicant.email(), applicant.name())
                    : null;
            stored.insert(new JdbcMissions.Row(
                    opened.product(),
                    new Mission.Work(trade, "", null, ""),
                    person,
                    Paris.today(clock),
                    null,
                    null,
                    ""));
        }
    }

    /** The roles of today, in the order in which they were added. */
    @Transactional(readOnly = true)
    public List<TeamRole> roles(ProductId product) {
        return roles(stored.living(product));
    }

    /** Of each of these products, the roles of today; nothing for those that have none. */
    Map<ProductId, List<TeamRole>> roles(Collection<ProductId> products) {
        Map<ProductId, List<TeamRole>> roles = new HashMap<>();
        stored.living(products).forEach((product, missions) -> roles.put(product, roles(missions)));
        return roles;
    }

    private List<TeamRole> roles(List<Mission> missions) {
        LocalDate today = Paris.today(clock);
        return missions.stream().map(mission -> TeamRole.of(mission, today)).toList();
    }

    /** The trades that every product starts with, and that nobody holds among these roles. */
    public static List<Trade> missing(Collection<TeamRole> roles) {
        return Trade.STARTING.stream()
                .filter(trade -> roles.stream().noneMatch(role -> role.filled() && role.trade() == trade))
                .toList();
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
     * Somebody joins with this part of their time, and is told by e-mail with a link.
     *
     * @param share of full time, in percent, as typed; empty when unknown
     * @throws Refused naming the fields `metier`, `nom`, `courriel`, `rythme`
     */
    @Transactional
    public void join(ProductId product, Trade trade, String name, String email, String share, Actor actor) {
        String rhythm = share.isEmpty() ? "" : share + " %";
        join(product, new Persons.TypedPerson(name, email, true), TypedMission.simple(trade, rhythm), actor);
    }

    /**
     * Somebody joins ({@link Missions#join}) and, when they have an account, is told by e-mail with a link.
     *
     * @throws Refused naming each field that is wrong
     */
    @Transactional
    public Missions.Joined join(ProductId product, Persons.TypedPerson who, TypedMission typed, Actor actor) {
        Missions.Joined joined = missions.join(product, who, typed, actor);
        AccountId account = joined.person().account();
        if (account != null) tell(product, account, joined.person().name(), actor);
        return joined;
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
                        links.leadingTo(account, path))));
    }

    /** Somebody leaves today, or a role that waits is given up: it stays in the history with its end. */
    @Transactional
    public void leave(ProductId product, long role, Actor actor) {
        missions.leave(product, role, Missions.TypedLeaving.NOW, actor);
    }

    @Override
    public void hold() {
        offered.forEach(OfferedMissions::hold);
    }

    @Override
    public int order() {
        return 500;
    }

    @Override
    public Optional<Part> of(Product product) {
        boolean ended = endings.ended(product);
        List<Mission> missions = stored.living(product.id()).stream()
                .filter(mission -> !ended || !mission.vacant())
                .toList();
        return missions.isEmpty()
                ? Optional.empty()
                : Optional.of(new Part("team/section", PublicTeam.of(missions, offers(missions), Paris.today(clock))));
    }

    private Map<Long, String> offers(List<Mission> missions) {
        Map<Long, String> offers = new HashMap<>();
        for (Mission mission : missions)
            if (mission.vacant())
                offered.forEach(known -> known.offer(mission.id()).ifPresent(path -> offers.put(mission.id(), path)));
        return offers;
    }
}
