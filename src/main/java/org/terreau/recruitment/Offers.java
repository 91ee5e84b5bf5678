package org.terreau.recruitment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductMerged;
import org.terreau.portfolio.ProductTeams;
import org.terreau.portfolio.Products;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.shared.Stale;
import org.terreau.team.Mission;
import org.terreau.team.Missions;
import org.terreau.team.Payment;
import org.terreau.team.Trade;
import org.terreau.web.PublicContent;

/** What teams look for, written as offers by those who work on products and for their incubators. */
@Service
public class Offers {

    private static final Role[] STAFF = {Role.STAFF, Role.COACH, Role.LEAD};

    private final JdbcOffers stored;
    private final JdbcApplications applications;
    private final OfferRights rights;
    private final Missions missions;
    private final Products products;
    private final ProductTeams teams;
    private final Shelf shelf;
    private final OfferJournal journal;
    private final PublicContent content;
    private final Clock clock;

    Offers(
            JdbcOffers stored,
            JdbcApplications applications,
            OfferRights rights,
            Missions missions,
            Products products,
            ProductTeams teams,
            Shelf shelf,
            OfferJournal journal,
            PublicContent content,
            Clock clock) {
        this.stored = stored;
        this.applications = applications;
        this.rights = rights;
        this.missions = missions;
        this.products = products;
        this.teams = teams;
        this.shelf = shelf;
        this.journal = journal;
        this.content = content;
        this.clock = clock;
    }

    /**
     * A vacancy that no offer tells yet, or the one that does.
     *
     * @param offer 0 while there is none
     * @param weighers who said how much it is missed, by account
     */
    public record Vacancy(Mission mission, Product product, long offer, Map<AccountId, String> weighers) {}

    /**
     * The vacancies of the living products that this person works on: the gravest first, then by trade and by the day from
     * which they wait.
     */
    @Transactional(readOnly = true)
    public List<Vacancy> vacancies(Actor actor) {
        Map<ProductId, Product> mine = mine(actor);
        return vacancies(missions.vacant(mine.keySet()), mine).stream()
                .sorted(Comparator.comparing(
                                (Vacancy one) -> one.mission().criticality(),
                                Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(one -> one.mission().trade())
                        .thenComparing(one -> one.mission().span().since())
                        .thenComparing(one -> one.mission().id()))
                .toList();
    }

    /**
     * A page of them, in the same order: the same statements however many there are.
     *
     * @param trade null for every trade
     */
    @Transactional(readOnly = true)
    public Slice<Vacancy> vacancies(@Nullable Trade trade, int page, Actor actor) {
        Map<ProductId, Product> mine = mine(actor);
        Slice<Mission> waiting = missions.vacant(mine.keySet(), trade, page);
        return new Slice<>(vacancies(waiting.items(), mine), waiting.number(), waiting.size(), waiting.total());
    }

    /** The living products that this person works on, or for whose incubator they do. */
    private Map<ProductId, Product> mine(Actor actor) {
        Map<ProductId, Product> mine = new HashMap<>();
        Set<ProductId> member = new HashSet<>(teams.productsOf(actor.id()));
        for (Shelf.Card card : shelf.cards()) {
            Product product = card.product();
            if (card.active()
                    && (member.contains(product.id())
                            || actor.staffOf(product.incubator().value()))) mine.put(product.id(), product);
        }
        return mine;
    }

    private List<Vacancy> vacancies(List<Mission> waiting, Map<ProductId, Product> mine) {
        Map<Long, Long> offered =
                stored.ofMissions(waiting.stream().map(Mission::id).toList());
        Map<AccountId, String> weighers = missions.weighers(waiting);
        return waiting.stream()
                .flatMap(mission -> Optional.ofNullable(mine.get(mission.product())).stream()
                        .map(product ->
                                new Vacancy(mission, product, offered.getOrDefault(mission.id(), 0L), weighers)))
                .toList();
    }

    private JdbcOffers.Sight sight(Actor actor) {
        if (!actor.signedIn()) throw new NotAllowed("offers");
        return new JdbcOffers.Sight(actor.scopes(STAFF), teams.productsOf(actor.id()));
    }

    /** Those that this person may write or read as one who looks for somebody, the last first. */
    @Transactional(readOnly = true)
    public Slice<Offer> page(int page, Actor actor) {
        return stored.page(sight(actor), page);
    }

    @Transactional(readOnly = true)
    public List<Offer> all(Actor actor) {
        return stored.all(sight(actor));
    }

    /** The products of these offers, by their ids; those that are gone are not there. */
    public Map<ProductId, Product> products(Collection<Offer> offers) {
        Map<ProductId, Product> known = new HashMap<>();
        for (Offer offer : offers)
            for (Offer.Need need : offer.needs())
                shelf.card(need.product()).ifPresent(card -> known.put(need.product(), card.product()));
        return known;
    }

    /**
     * What an offer is written for.
     *
     * @param offer of one of the vacancies already; 0 when there is none
     */
    public record About(List<Mission> missions, List<Product> products, long offer) {

        public About {
            missions = List.copyOf(missions);
            products = List.copyOf(products);
        }
    }

    /**
     * The vacancies of an offer to write.
     *
     * @throws Refused when they are of several incubators, or of several trades
     * @throws NotFound when one is no vacancy that this person works on
     */
    @Transactional(readOnly = true)
    public About about(Collection<Long> wanted, Actor actor) {
        if (wanted.isEmpty()) throw new NotFound("vacancy", wanted);
        List<Vacancy> chosen = vacancies(actor).stream()
                .filter(one -> wanted.contains(one.mission().id()))
                .toList();
        if (chosen.size() < new HashSet<>(wanted).size()) throw new NotFound("vacancy", wanted);
        if (chosen.stream().map(one -> one.product().incubator()).distinct().count() > 1)
            throw new Refused("besoin", "recruitment.need.incubators");
        if (chosen.stream().map(one -> one.mission().trade()).distinct().count() > 1)
            throw new Refused("besoin", "recruitment.need.trades");
        return new About(
                chosen.stream().map(Vacancy::mission).toList(),
                chosen.stream().map(Vacancy::product).distinct().toList(),
                chosen.stream().mapToLong(Vacancy::offer).max().orElse(0));
    }

    /**
     * Writes a draft for these vacancies.
     *
     * @throws Refused naming each field that is wrong
     */
    @Transactional
    public Offer write(Collection<Long> wanted, OfferTyped typed, Actor actor) {
        About about = about(wanted, actor);
        if (about.offer() > 0) throw new Refused("besoin", "recruitment.need.taken");
        OfferTyped.Checked checked = typed.checked();
        long id = stored.insert(about.products().get(0).incubator(), checked);
        for (Mission mission : about.missions()) stored.need(id, new Offer.Need(mission.id(), mission.product()));
        Offer offer = known(id);
        journal.record("recruitment.offer-written", offer, actor.who());
        return offer;
    }

    private Offer known(long id) {
        return stored.find(id).orElseThrow(() -> new NotFound("offer", id));
    }

    /** An offer, for those who write it; nobody else learns that it exists. */
    @Transactional(readOnly = true)
    public Offer read(long id, Actor actor) {
        Offer offer = known(id);
        if (!rights.writes(offer, actor)) throw new NotFound("offer", id);
        return offer;
    }

    /** Works on one of its products, or for its incubator. */
    @Transactional(readOnly = true)
    public boolean writes(Offer offer, Actor actor) {
        return rights.writes(offer, actor);
    }

    /** An offer, for those who write it and those who mark the applications to it. */
    @Transactional(readOnly = true)
    public Offer readOrMark(long id, Actor actor) {
        Offer offer = known(id);
        if (!rights.writes(offer, actor)
                && !(actor.signedIn() && applications.assessors(id).containsKey(actor.id())))
            throw new NotFound("offer", id);
        return offer;
    }

    /**
     * Changes a draft: what everybody read is not changed under those who answer it.
     *
     * @throws Refused naming each field that is wrong, or when it was published
     * @throws Stale when somebody else saved since `version`
     */
    @Transactional
    public void change(long id, OfferTyped typed, long version, Actor actor) {
        Offer offer = read(id, actor);
        if (offer.stored() != JobOfferState.DRAFT) throw new Refused("", "recruitment.published-already");
        if (!stored.update(id, typed.checked(), version)) throw new Stale("offer", id, version);
        journal.record("recruitment.offer-changed", offer, actor.who());
    }

    /**
     * What publishing would do.
     *
     * @param missing what keeps it from being published, each with its field
     * @param words that make it look like a hiring
     * @param paidUntil the last day that the money of its products reaches; null when one has none
     */
    public record Preview(
            Offer offer,
            List<Refused.Problem> missing,
            List<HiringWords.Found> words,
            @Nullable LocalDate paidUntil) {

        public Preview {
            missing = List.copyOf(missing);
            words = List.copyOf(words);
        }
    }

    @Transactional(readOnly = true)
    public Preview preview(long id, Actor actor) {
        Offer offer = read(id, actor);
        LocalDate paid =
                paidUntil(offer.needs().stream().map(Offer.Need::product).toList());
        boolean first = first(offer.said().trade(), actor);
        return new Preview(
                offer, new Publishing(offer, paid, first, clock.instant()).problems(), HiringWords.in(offer), paid);
    }

    /** This person published no offer of this trade yet. */
    @Transactional(readOnly = true)
    public boolean first(Trade trade, Actor actor) {
        return !stored.publishedBy(actor.id(), trade);
    }

    /** The last day that the money of every one of these products reaches; null when one has none. */
    @Transactional(readOnly = true)
    public @Nullable LocalDate paidUntil(Collection<ProductId> of) {
        Set<ProductId> asked = new LinkedHashSet<>(of);
        var payers = missions.payers(asked);
        List<LocalDate> ends = new ArrayList<>();
        for (ProductId product : asked)
            new Payment(payers.getOrDefault(product, List.of())).last().ifPresent(ends::add);
        return ends.size() < asked.size()
                ? null
                : ends.stream().min(Comparator.naturalOrder()).orElse(null);
    }

    /**
     * Everybody reads it from now on.
     *
     * @param agreed whoever publishes read what is said of it
     * @throws Refused naming all that is missing
     */
    @Transactional
    public void publish(long id, boolean agreed, long version, Actor actor) {
        Preview preview = preview(id, actor);
        if (!preview.offer().stored().leadsTo(JobOfferState.PUBLISHED))
            throw new Refused("", "recruitment.published-already");
        if (!preview.missing().isEmpty()) throw new Refused(preview.missing());
        if (!agreed) throw new Refused("accord", "recruitment.publish.agree");
        if (!stored.publish(id, actor.id(), clock.instant(), version)) throw new Stale("offer", id, version);
        journal.record("recruitment.offer-published", preview.offer(), actor.who());
        content.changed();
    }

    /** Nobody may answer any more, from now on: sooner than was said. */
    @Transactional
    public void close(long id, long version, Actor actor) {
        Offer offer = read(id, actor);
        if (!offer.open(clock.instant())) throw new Refused("", "recruitment.not-open");
        if (!stored.close(id, clock.instant(), version)) throw new Stale("offer", id, version);
        journal.record("recruitment.offer-closed", offer, actor.who());
        content.changed();
    }

    /** A draft that nobody read is given up. */
    @Transactional
    public void giveUp(long id, long version, Actor actor) {
        Offer offer = read(id, actor);
        if (offer.stored() != JobOfferState.DRAFT) throw new Refused("", "recruitment.published-already");
        if (!stored.end(id, JobOfferState.WITHDRAWN, clock.instant(), version)) throw new Stale("offer", id, version);
        journal.record("recruitment.offer-withdrawn", offer, actor.who());
    }

    public LocalDate today() {
        return Paris.today(clock);
    }

    public Instant now() {
        return clock.instant();
    }

    @EventListener
    @Transactional
    void merged(ProductMerged merged) {
        stored.follow(merged.gone(), merged.into());
        content.changed();
    }
}
