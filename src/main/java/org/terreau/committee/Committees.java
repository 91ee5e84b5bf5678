package org.terreau.committee;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.decision.Decision;
import org.terreau.decision.DecisionSubject;
import org.terreau.decision.Decisions;
import org.terreau.identity.Actor;
import org.terreau.incubator.BudgetClosure;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Programmes;
import org.terreau.incubator.WorkingDays;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Increment;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;

/** The dates of committees: proposed from the rules, set by the staff, read by the team. */
@Service
public class Committees {

    public static final int PAGE = 30;

    /** Longest reason why a committee meets so close to another one, in characters. */
    public static final int WHY = 500;

    private static final String EVENT = "committee";

    private final JdbcCommittees stored;
    private final Sessions sessions;
    private final Products products;
    private final Endings endings;
    private final ClockQuery clocks;
    private final Programmes programmes;
    private final Shelf shelf;
    private final Decisions decisions;
    private final Audit audit;
    private final Clock clock;

    Committees(
            JdbcCommittees stored,
            Sessions sessions,
            Products products,
            Endings endings,
            ClockQuery clocks,
            Programmes programmes,
            Shelf shelf,
            Decisions decisions,
            Audit audit,
            Clock clock) {
        this.stored = stored;
        this.sessions = sessions;
        this.products = products;
        this.endings = endings;
        this.clocks = clocks;
        this.programmes = programmes;
        this.shelf = shelf;
        this.decisions = decisions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The committees of a product, for who works on it.
     *
     * @param committees the latest first
     * @param proposal the next date to set
     * @param last the committee, or the start of the increment, from which the rhythm counts; null when there is none
     * @param clock how much time is left; null when nobody wrote what pays the product, or when it ended
     * @param staff may set dates
     * @param ended nothing is proposed any more, and no date is set
     */
    public record OfProduct(
            Product product,
            List<Committee> committees,
            CommitteeRules rules,
            CommitteeRules.Proposal proposal,
            @Nullable LocalDate last,
            @Nullable ProductClock clock,
            boolean staff,
            boolean ended,
            LocalDate today) {

        public OfProduct {
            committees = List.copyOf(committees);
        }

        /** How the date of a committee to come stands to the end of the period. */
        public Optional<CommitteeRules.Fit> fit(Committee committee) {
            return committee.moves() ? rules.fit(committee.meetsOn(), ends(clock)) : Optional.empty();
        }

        /** The closure in which the date of a committee to come falls. */
        public Optional<BudgetClosure.Dated> closed(Committee committee) {
            return committee.moves() ? rules.closure().on(committee.meetsOn()) : Optional.empty();
        }

        /** It would meet too long after the one before it. */
        public boolean tooLong(Committee committee) {
            return committee.moves()
                    && rules.tooLongAfter(
                            Committees.last(product, committees, committee.meetsOn()), committee.meetsOn());
        }
    }

    /** Those of a product; NotAllowed for who does not work on it. */
    @Transactional(readOnly = true)
    public OfProduct of(ProductId id, Actor actor) {
        products.mustEdit(actor, id);
        Product product = products.read(id);
        List<Committee> committees = stored.of(id);
        CommitteeRules rules = CommitteeRules.of(programmes.of(product.incubator()));
        ProductClock clock = clocks.clock(product).orElse(null);
        LocalDate last = last(product, committees, LocalDate.MAX);
        if (last == null)
            last = product.incrementBegunBy(today()).map(Increment::start).orElse(null);
        return new OfProduct(
                product,
                committees,
                rules,
                rules.propose(last, ends(clock), today()),
                last,
                clock,
                Readers.staff(actor, product),
                endings.ended(product),
                today());
    }

    private static @Nullable LocalDate ends(@Nullable ProductClock clock) {
        return clock == null ? null : clock.period().ends();
    }

    /** The days of the committees that a catalogue tells. */
    static List<LocalDate> told(Product product) {
        return product.events().stream()
                .filter(event -> event.name().equals(EVENT))
                .map(Product.Event::date)
                .toList();
    }

    /** The last committee before a day, held here or told by a catalogue; null when there was none. */
    static @Nullable LocalDate last(Product product, List<Committee> committees, LocalDate day) {
        LocalDate last = null;
        for (Committee committee : committees) last = later(last, committee.meetsOn(), day);
        for (LocalDate told : told(product)) last = later(last, told, day);
        return last;
    }

    private static @Nullable LocalDate later(@Nullable LocalDate last, LocalDate other, LocalDate before) {
        return other.isBefore(before) && (last == null || other.isAfter(last)) ? other : last;
    }

    /**
     * Sets the date of a committee.
     *
     * @param why why it meets so close to another one; empty when it does not
     * @throws Refused naming `date` and `pourquoi`, or nothing when the product ended
     */
    @Transactional
    public void set(ProductId id, @Nullable LocalDate meetsOn, String why, Actor actor) {
        staff(id, actor);
        endings.mustLive(id);
        LocalDate date = wanted(meetsOn);
        String early = early(id, date, stored.of(id), why);
        if (!stored.insert(id, date, early, today())) throw new Refused("date", "committee.date.taken");
        sessions.convene(products.read(id).incubator(), date, id.decidedAs());
        audit.record(actor.who(), "committee.date-set", "product:" + id, said(Map.of("date", date.toString()), early));
    }

    /**
     * Notes a committee that met already, such as one from before Terreau.
     *
     * @throws Refused naming `date`
     */
    @Transactional
    public void met(ProductId id, LocalDate on, Actor actor) {
        staff(id, actor);
        if (on.isAfter(today())) throw new Refused("date", "committee.date.met");
        if (!stored.insert(id, on, "", on)) throw new Refused("date", "committee.date.taken");
        sessions.convene(products.read(id).incubator(), on, id.decidedAs());
        audit.record(actor.who(), "committee.date-set", "product:" + id, Map.of("date", on.toString()));
    }

    /** Gives it another date, as long as its pack is not frozen. */
    @Transactional
    public void move(ProductId id, LocalDate from, @Nullable LocalDate to, String why, long version, Actor actor) {
        staff(id, actor);
        endings.mustLive(id);
        Committee committee = moved(id, from);
        LocalDate date = wanted(to);
        if (date.equals(from) && why.equals(committee.early())) return;
        if (!date.equals(from) && stored.find(id, date).isPresent()) throw new Refused("date", "committee.date.taken");
        List<Committee> others = new ArrayList<>(stored.of(id));
        others.remove(committee);
        String early = early(id, date, others, why);
        stored.move(committee, date, early, today(), version);
        IncubatorId incubator = products.read(id).incubator();
        sessions.withdraw(incubator, from, id.decidedAs());
        sessions.convene(incubator, date, id.decidedAs());
        audit.record(
                actor.who(),
                "committee.date-moved",
                "product:" + id,
                said(Map.of("from", from.toString(), "to", date.toString()), early));
    }

    /** Gives it up: nothing was ever frozen for it. */
    @Transactional
    public void cancel(ProductId id, LocalDate meetsOn, Actor actor) {
        staff(id, actor);
        Committee committee = moved(id, meetsOn);
        if (!stored.remove(committee)) throw new Refused("", "committee.cancel.frozen");
        sessions.withdraw(products.read(id).incubator(), meetsOn, id.decidedAs());
        audit.record(actor.who(), "committee.cancelled", "product:" + id, Map.of("date", meetsOn.toString()));
    }

    private Committee moved(ProductId id, LocalDate meetsOn) {
        Committee committee =
                stored.find(id, meetsOn).orElseThrow(() -> new NotFound("committee", Committee.path(id, meetsOn)));
        if (!committee.moves()) throw new Refused("date", "committee.frozen.already");
        return committee;
    }

    private LocalDate wanted(@Nullable LocalDate date) {
        if (date == null) throw new Refused("date", "committee.date.needed");
        if (date.isBefore(today())) throw new Refused("date", "committee.date.past");
        if (date.isAfter(today().plusYears(2))) throw new Refused("date", "committee.date.far");
        if (!WorkingDays.isWorking(date)) throw closedDay(date);
        return date;
    }

    private Refused closedDay(LocalDate date) {
        LocalDate before = WorkingDays.onOrBefore(date);
        LocalDate after = WorkingDays.onOrAfter(date);
        return before.isBefore(today())
                ? new Refused("date", "committee.date.closed.after", after)
                : new Refused("date", "committee.date.closed", before, after);
    }

    /** Why it meets so close to another committee of the product; empty when it does not. */
    private String early(ProductId id, LocalDate date, List<Committee> others, String why) {
        Product product = products.read(id);
        CommitteeRules rules = CommitteeRules.of(programmes.of(product.incubator()));
        List<LocalDate> days = new ArrayList<>(told(product));
        for (Committee other : others) if (!other.meetsOn().equals(date)) days.add(other.meetsOn());
        LocalDate close = rules.tooCloseTo(date, days).orElse(null);
        if (close == null) return "";
        Objections objections = new Objections();
        objections.when(why.isEmpty(), "date", "committee.date.early", close, rules.apart());
        objections.when(why.isEmpty() || why.length() > WHY, "pourquoi", "committee.early.needed", WHY);
        objections.raise();
        return why;
    }

    /** What the journal keeps of a date, with why it is so early when somebody had to say it. */
    private static Map<String, String> said(Map<String, String> details, String early) {
        Map<String, String> said = new LinkedHashMap<>(details);
        if (!early.isEmpty()) said.put("reason", early);
        return said;
    }

    private void staff(ProductId id, Actor actor) {
        if (!Readers.staff(actor, products.read(id))) throw new NotAllowed("committees of " + id);
    }

    /**
     * A line of the list of all committees.
     *
     * @param clock how much time is left to the product; null when nobody wrote what pays it, or when it ended
     * @param decided what was decided that day of the product and is public; null when nothing is
     */
    public record Line(
            Committee committee,
            Product product,
            LocalDate papersDue,
            @Nullable ProductClock clock,
            @Nullable Decision decided) {

        /** The papers of a committee to come are due and nothing was sent. */
        public boolean late(LocalDate today) {
            return committee.state() == Committee.State.DRAFT
                    && !today.isBefore(papersDue)
                    && !committee.meetsOn().isBefore(today);
        }
    }

    /**
     * What narrows and orders the list.
     *
     * @param state code, "" for all
     * @param when "a-venir", "passes" or "tous"
     * @param order "date" or "produit"
     * @param incubator id, "" for all those of the reader
     */
    public record Filter(String text, String state, String when, String order, String incubator) {}

    @Transactional(readOnly = true)
    public Slice<Line> list(Filter filter, int page, Actor actor) {
        Slice<Committee> slice = stored.page(choice(filter, actor), page, PAGE);
        return new Slice<>(lines(slice.items()), slice.number(), slice.size(), slice.total());
    }

    /** All of them, for files. */
    @Transactional(readOnly = true)
    public List<Line> all(Filter filter, Actor actor) {
        return lines(stored.all(choice(filter, actor)));
    }

    private JdbcCommittees.Choice choice(Filter filter, Actor actor) {
        if (!actor.signedIn() || !actor.staff()) throw new NotAllowed("list of committees");
        List<ProductId> mine = new ArrayList<>();
        for (Shelf.Card card : shelf.search(new Shelf.Choice(filter.text(), "", filter.incubator(), "", "", "nom")))
            if (actor.staffOf(card.product().incubator().value()))
                mine.add(card.product().id());
        return new JdbcCommittees.Choice(
                mine, filter.state(), filter.when(), filter.order().equals("produit"), today());
    }

    private List<Line> lines(List<Committee> committees) {
        Map<ProductId, Product> known = new HashMap<>();
        for (Committee committee : committees)
            shelf.card(committee.product()).map(Shelf.Card::product).ifPresent(one -> known.put(one.id(), one));
        Map<ProductId, ProductClock> left = clocks.clocks(known.values());
        Map<Decided, Decision> decided = decided(known.keySet());
        Map<IncubatorId, CommitteeRules> rules = new HashMap<>();
        List<Line> lines = new ArrayList<>();
        for (Committee committee : committees) {
            Product product = known.get(committee.product());
            if (product == null) continue;
            LocalDate due = rules.computeIfAbsent(
                            product.incubator(), incubator -> CommitteeRules.of(programmes.of(incubator)))
                    .papersDue(committee.meetsOn());
            lines.add(new Line(
                    committee,
                    product,
                    due,
                    left.get(product.id()),
                    decided.get(new Decided(product.id().decidedAs(), committee.meetsOn()))));
        }
        return lines;
    }

    /** What is decided, and when. */
    private record Decided(DecisionSubject.Key subject, LocalDate on) {}

    private Map<Decided, Decision> decided(Set<ProductId> products) {
        return decisions.published(products.stream().map(ProductId::decidedAs).toList()).stream()
                .collect(Collectors.toMap(
                        decision -> new Decided(decision.subject().key(), decision.on()),
                        decision -> decision,
                        (first, corrected) -> corrected));
    }

    public LocalDate today() {
        return Paris.today(clock);
    }
}
