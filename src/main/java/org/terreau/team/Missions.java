package org.terreau.team;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.portfolio.MoneyThatPays;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductMerged;
import org.terreau.portfolio.Products;
import org.terreau.portfolio.TeamLeft;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.shared.Stale;
import org.terreau.web.PublicContent;

/** What people do on products, from a first day to a last one that the money reaches. */
@Service
public class Missions {

    /** Longest text about a mission, in characters. */
    public static final int TEXT = 1000;

    /** Objectives of a mission at most (FIELD 2.2). */
    static final int OBJECTIVES = 3;

    /** Days without a mission after which one that begins again is another one. */
    static final int CONTINUOUS = 7;

    /** Why an end changed when nobody said why. */
    static final String RENEWED = "reconduction";

    static final String MERGED = "fusion";

    /** Why an end changed when it was said which order pays. */
    static final String ORDERED = "commande";

    private final JdbcMissions stored;
    private final Persons persons;
    private final Products products;
    private final ObjectProvider<MoneyThatPays> money;
    private final ObjectProvider<NextCommittees> committees;
    private final Accounts accounts;
    private final Audit audit;
    private final PublicContent content;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Missions(
            JdbcMissions stored,
            Persons persons,
            Products products,
            ObjectProvider<MoneyThatPays> money,
            ObjectProvider<NextCommittees> committees,
            Accounts accounts,
            Audit audit,
            PublicContent content,
            ApplicationEventPublisher events,
            Clock clock) {
        this.stored = stored;
        this.persons = persons;
        this.products = products;
        this.money = money;
        this.committees = committees;
        this.accounts = accounts;
        this.audit = audit;
        this.content = content;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A mission as its page shows it.
     *
     * @param payers what may pay it
     * @param payer what pays it; null when no money of the product bounds it
     * @param left why it ended; null for whoever may not read it
     */
    public record Detail(
            Mission mission,
            List<MoneyThatPays.Payer> payers,
            MoneyThatPays.@Nullable Payer payer,
            List<Mission.Renewal> renewals,
            @Nullable Left left) {

        public Detail {
            payers = List.copyOf(payers);
            renewals = List.copyOf(renewals);
        }
    }

    /** Why somebody left, for the few who may read it. */
    public record Left(@Nullable LeavingReason reason, String note) {}

    /** What pays on this product. */
    Payment payment(ProductId product) {
        return new Payment(payers(Set.of(product)).getOrDefault(product, List.of()));
    }

    /** What may pay on each of these products, the first to end first; nothing for those that nothing pays. */
    @Transactional(readOnly = true)
    public Map<ProductId, List<MoneyThatPays.Payer>> payers(Set<ProductId> of) {
        return money.stream()
                .flatMap(one -> one.of(of).entrySet().stream())
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        Map.Entry::getValue,
                        (one, other) -> Stream.of(one, other)
                                .flatMap(List::stream)
                                .sorted(Comparator.comparing(MoneyThatPays.Payer::until))
                                .toList()));
    }

    /**
     * Those of a product that nobody closed, in the order in which they were added, without their letters.
     *
     * @throws org.terreau.shared.NotAllowed unless the actor works on it
     */
    @Transactional(readOnly = true)
    public List<Mission> of(ProductId product, Actor actor) {
        products.mustEdit(actor, product);
        return stored.living(product).stream().map(Missions::withoutLetter).toList();
    }

    /** All of a product, those that are over too, by their first day; without letters and reasons. */
    @Transactional(readOnly = true)
    public List<Mission> history(ProductId product, Actor actor) {
        products.mustEdit(actor, product);
        return stored.all(Set.of(product)).getOrDefault(product, List.of()).stream()
                .filter(mission -> mission.lives() || !mission.vacant())
                .map(Missions::withoutLetter)
                .toList();
    }

    /** What these products look for and nobody holds, by the day from which somebody is needed. One statement. */
    @Transactional(readOnly = true)
    public List<Mission> vacant(Set<ProductId> of) {
        return stored.vacant(of).stream()
                .sorted(Comparator.comparing((Mission mission) -> mission.span().since())
                        .thenComparing(Mission::id))
                .toList();
    }

    /** A page of the same, the gravest first, then by trade and by the day from which somebody is needed; null for every trade. Two statements. */
    @Transactional(readOnly = true)
    public Slice<Mission> vacant(Set<ProductId> of, @Nullable Trade trade, int page) {
        return stored.vacant(of, trade, page);
    }

    /** The next committee of a product, from this day on. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> nextCommittee(ProductId product, LocalDate from) {
        return committees
                .orderedStream()
                .flatMap(one -> one.of(Set.of(product), from).values().stream())
                .min(Comparator.naturalOrder());
    }

    /** What may pay on this product, for those who work on it. */
    @Transactional(readOnly = true)
    public List<MoneyThatPays.Payer> payers(ProductId product) {
        return payment(product).payers();
    }

    @Transactional(readOnly = true)
    public Detail read(ProductId product, long id, Actor actor) {
        products.mustEdit(actor, product);
        Mission mission = find(product, id);
        Payment payment = payment(product);
        boolean reads = readsWhatIsPrivate(actor, products.read(product));
        return new Detail(
                reads ? mission : withoutLetter(mission),
                payment.payers(),
                payment.payer(mission).orElse(null),
                renewals(id),
                reads ? stored.left(id) : null);
    }

    private Mission find(ProductId product, long id) {
        return stored.find(product, id).orElseThrow(() -> new NotFound("mission of " + product, id));
    }

    static Mission withoutLetter(Mission mission) {
        Mission.Terms terms = mission.terms();
        return new Mission(
                mission.id(),
                mission.product(),
                mission.work(),
                mission.person(),
                mission.span(),
                mission.rhythms(),
                new Mission.Terms(
                        terms.paidBy(), terms.objectives(), terms.deliverables(), null, terms.weighed(), terms.named()),
                mission.version());
    }

    private List<Mission.Renewal> renewals(long mission) {
        List<JdbcMissions.Ended> ends = stored.ends(List.of(mission));
        Map<AccountId, String> names = accounts.names(ends.stream()
                .map(JdbcMissions.Ended::by)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(Collectors.toSet()));
        return ends.stream()
                .map(one -> new Mission.Renewal(
                        one.before(),
                        one.until(),
                        one.wished(),
                        one.why(),
                        one.by() == null ? "" : names.getOrDefault(one.by(), ""),
                        one.on()))
                .toList();
    }

    /**
     * Reads letters of mission and why people left: whoever leads the incubator, an administrator, and the public agent who
     * carries the product. A program never does.
     */
    @Transactional(readOnly = true)
    public boolean readsWhatIsPrivate(Actor actor, Product product) {
        return actor.signedIn()
                && (actor.has(product.incubator().value(), Role.LEAD)
                        || stored.living(product.id()).stream()
                                .anyMatch(mission -> mission.trade() == Trade.INTRAPRENEUR && heldBy(actor, mission)));
    }

    /**
     * Reads which order pays whom, as who reads what is ordered a day does: whoever leads the incubator or carries the product.
     * A program never does.
     */
    @Transactional(readOnly = true)
    public boolean readsOrders(Actor actor, Product product) {
        return actor.signedIn()
                && (actor.has(product.incubator().value(), Role.LEAD)
                        || stored.carriedBy(actor.id()).contains(product.id()));
    }

    /** What this person may say that pays. */
    private Payment payable(Payment payment, ProductId product, Actor actor) {
        return readsOrders(actor, products.read(product)) ? payment : payment.envelopes();
    }

    private static boolean heldBy(Actor actor, Mission mission) {
        Person person = mission.person();
        return person != null && actor.id().equals(person.account());
    }

    /**
     * Somebody joins: fills what waits in this trade, goes on with what they held until less than {@link #CONTINUOUS} days
     * before, or begins.
     *
     * @return the person, and the end when the money does not reach what was wished
     * @throws Refused naming each field that is wrong
     */
    @Transactional
    public Joined join(ProductId product, Persons.TypedPerson who, TypedMission typed, Actor actor) {
        products.mustEdit(actor, product);
        Payment payment = payment(product);
        MissionReading reading = new MissionReading(typed);
        reading.objections()
                .when(who.name().isEmpty() || !OneLine.fits(who.name(), MissionReading.LINE), "nom", "team.name");
        reading.objections()
                .addAll(EmailAddress.problem(who.email(), "courriel", "team.email").stream()
                        .toList());
        MissionReading.Read read = reading.read(payable(payment, product, actor));
        Person person = persons.write(who);
        LocalDate since = read.since() == null ? Paris.today(clock) : read.since();
        Payment.End wished = end(read, since, payment);
        List<Mission> held = stored.held(person.id(), product, read.work().trade());
        Optional<Mission> touching = held.stream()
                .filter(one -> touches(one.span(), since, wished == null ? null : wished.until()))
                .reduce((former, latter) -> latter);
        Payment.End end = wished;
        if (touching.isPresent()) end = goOn(touching.get(), person, read, since, wished, payment, actor);
        else begin(product, person, read, since, wished);
        audit.record(
                actor.who(),
                "team.joined",
                "product:" + product,
                Map.of("trade", read.work().trade().code()));
        content.changed();
        events.publishEvent(new MissionWritten(product, person.id()));
        return new Joined(person, end);
    }

    /** @param end null when nobody said when it ends */
    public record Joined(Person person, Payment.@Nullable End end) {}

    private static Payment.@Nullable End end(MissionReading.Read read, LocalDate since, Payment payment) {
        LocalDate until = read.until();
        if (until == null) return null;
        if (until.isBefore(since)) throw new Refused(TypedMission.UNTIL, "team.until.before");
        return bounded(until, since, payment.payer(read.paidBy(), read.work()));
    }

    /** @throws Refused when the money is over before the first day */
    static Payment.End bounded(LocalDate until, LocalDate since, Optional<MoneyThatPays.Payer> payer) {
        Payment.End end = Payment.bound(until, payer);
        if (end.until().isBefore(since)) throw new Refused(TypedMission.UNTIL, "team.until.unpaid", end.until());
        return end;
    }

    /** Overlaps, or so few days stand between both that it is the same mission. */
    static boolean touches(Mission.Span span, LocalDate since, @Nullable LocalDate until) {
        LocalDate last = span.last();
        boolean after = last != null && since.isAfter(last.plusDays(CONTINUOUS + 1L));
        boolean before = until != null && span.since().isAfter(until.plusDays(CONTINUOUS + 1L));
        return !after && !before;
    }

    private void begin(
            ProductId product, Person person, MissionReading.Read read, LocalDate since, Payment.@Nullable End end) {
        Optional<Mission> waiting = stored.living(product).stream()
                .filter(one -> one.vacant() && one.trade() == read.work().trade())
                .findFirst();
        JdbcMissions.Row row = new JdbcMissions.Row(
                product,
                read.work(),
                person.id(),
                since,
                end == null ? null : end.until(),
                end == null ? null : end.wished(),
                read.paidBy());
        long id;
        if (waiting.isEmpty()) id = stored.insert(row);
        else {
            id = waiting.get().id();
            stored.update(id, row, waiting.get().version());
        }
        read.rhythm().ifPresent(rhythm -> stored.rhythm(id, since, rhythm));
    }

    /** What they held goes on: from the first of both first days to the last of both last ones, as far as what pays it reaches. */
    private Payment.@Nullable End goOn(
            Mission known,
            Person person,
            MissionReading.Read read,
            LocalDate since,
            Payment.@Nullable End end,
            Payment payment,
            Actor actor) {
        LocalDate last = known.span().last();
        LocalDate first =
                since.isBefore(known.span().since()) ? since : known.span().since();
        boolean longer = end != null && (last == null || end.until().isAfter(last));
        boolean again = !known.lives();
        if (!longer && !again && first.equals(known.span().since())) throw new Refused("courriel", "team.already");
        Payment.End kept = longer || again || last == null
                ? end
                : new Payment.End(last, known.span().wished());
        Mission.Work work = merged(known.work(), read.work());
        String paidBy = read.paidBy().isEmpty() ? known.terms().paidBy() : read.paidBy();
        Payment.End reached = kept == null ? null : bounded(kept.wanted(), first, payment.payer(paidBy, work));
        JdbcMissions.Row row = new JdbcMissions.Row(
                known.product(),
                work,
                person.id(),
                first,
                reached == null ? null : reached.until(),
                reached == null ? null : reached.wished(),
                paidBy);
        if (!stored.update(known.id(), row, known.version())) throw new Stale("mission", known.id(), known.version());
        if (reached != null) stored.renewed(known.id(), last, reached, MERGED, actor, Paris.today(clock));
        read.rhythm().ifPresent(rhythm -> stored.rhythm(known.id(), since, rhythm));
        return reached;
    }

    /** What was typed, and what was known where nothing was. */
    private static Mission.Work merged(Mission.Work known, Mission.Work typed) {
        return new Mission.Work(
                typed.trade(),
                typed.specialty().isEmpty() ? known.specialty() : typed.specialty(),
                typed.status() == null ? known.status() : typed.status(),
                typed.employer().isEmpty() ? known.employer() : typed.employer());
    }

    /** Somebody is looked for in this trade, from the day on which they are needed; nobody says how much they are missed. */
    @Transactional
    public void look(ProductId product, TypedMission typed, Actor actor) {
        look(product, typed, "", actor);
    }

    /**
     * The same, with how much they are missed.
     *
     * @param criticality as typed; may be empty
     * @throws Refused naming each field that is wrong
     */
    @Transactional
    public void look(ProductId product, TypedMission typed, String criticality, Actor actor) {
        products.mustEdit(actor, product);
        MissionReading reading = new MissionReading(typed);
        Criticality read = criticality(criticality, reading.objections());
        look(product, reading.read(payable(payment(product), product, actor)), read, actor);
    }

    private static @Nullable Criticality criticality(String typed, Objections objections) {
        Criticality read = Criticality.of(typed).orElse(null);
        objections.when(read == null && !typed.isEmpty(), TypedMission.CRITICALITY, "team.criticality.unknown");
        return read;
    }

    private void look(ProductId product, MissionReading.Read read, @Nullable Criticality criticality, Actor actor) {
        LocalDate since = read.since() == null ? Paris.today(clock) : read.since();
        long id = stored.insert(
                new JdbcMissions.Row(product, read.work(), null, since, read.until(), null, read.paidBy()));
        read.rhythm().ifPresent(rhythm -> stored.rhythm(id, since, rhythm));
        if (criticality != null) stored.weigh(id, criticality, actor.id(), Paris.today(clock), 0);
        audit.record(
                actor.who(),
                "team.looked-for",
                "product:" + product,
                Map.of("trade", read.work().trade().code()));
        content.changed();
    }

    /**
     * Says how much a team misses whom it looks for, or that nobody knows any more.
     *
     * @param typed a code; may be empty
     * @throws Refused on `criticite` for another word, or when somebody holds it already
     * @throws Stale when somebody else wrote since `version`
     */
    @Transactional
    public void weigh(ProductId product, long id, String typed, long version, Actor actor) {
        products.mustEdit(actor, product);
        Mission mission = find(product, id);
        Objections objections = new Objections();
        Criticality criticality = criticality(typed, objections);
        objections.when(!mission.vacant() || !mission.lives(), TypedMission.CRITICALITY, "team.criticality.filled");
        objections.raise();
        if (!stored.weigh(id, criticality, actor.id(), Paris.today(clock), version))
            throw new Stale("mission", id, version);
        changed("team.mission-weighed", mission, actor);
    }

    /** The names of those who said how much these vacancies are missed; without those who were erased. */
    @Transactional(readOnly = true)
    public Map<AccountId, String> weighers(Collection<Mission> of) {
        Set<AccountId> ids = of.stream()
                .flatMap(mission -> Stream.ofNullable(mission.terms().weighed()))
                .flatMap(weighed -> Stream.ofNullable(weighed.by()))
                .collect(Collectors.toSet());
        return ids.isEmpty() ? Map.of() : accounts.names(ids);
    }

    /**
     * Changes what a mission is; who holds it and its end stay.
     *
     * @throws Refused naming each field that is wrong
     * @throws Stale when somebody else wrote since `version`
     */
    @Transactional
    public void change(ProductId product, long id, TypedMission typed, long version, Actor actor) {
        products.mustEdit(actor, product);
        Mission mission = find(product, id);
        if (!mission.lives()) throw new Refused("", "team.closed");
        Payment payment = payment(product);
        boolean orders = readsOrders(actor, products.read(product));
        MissionReading.Read read = new MissionReading(typed).read(orders ? payment : payment.envelopes());
        String paidBy = !orders && Payment.byOrder(mission) ? mission.terms().paidBy() : read.paidBy();
        LocalDate since = read.since() == null ? mission.span().since() : read.since();
        LocalDate until = mission.span().until();
        if (until != null && until.isBefore(since)) throw new Refused(TypedMission.SINCE, "team.since.after");
        Person person = mission.person();
        LocalDate wanted =
                mission.span().wished() == null ? until : mission.span().wished();
        Payment.End end = wanted == null ? null : bounded(wanted, since, payment.payer(paidBy, read.work()));
        JdbcMissions.Row row = new JdbcMissions.Row(
                product,
                read.work(),
                person == null ? null : person.id(),
                since,
                end == null ? null : end.until(),
                end == null ? null : end.wished(),
                paidBy);
        if (!stored.update(id, row, version)) throw new Stale("mission", id, version);
        changed("team.mission-changed", mission, actor);
    }

    void changed(String action, Mission mission, Actor actor) {
        audit.record(
                actor.who(),
                action,
                "product:" + mission.product(),
                Map.of(
                        "mission",
                        String.valueOf(mission.id()),
                        "trade",
                        mission.trade().code()));
        content.changed();
        written(mission);
    }

    void written(Mission mission) {
        Person person = mission.person();
        if (person != null) events.publishEvent(new MissionWritten(mission.product(), person.id()));
    }

    /** From a day on, today when none is typed, somebody gives another part of their time. */
    @Transactional
    public void pace(ProductId product, long id, String rhythm, String from, Actor actor) {
        products.mustEdit(actor, product);
        Mission mission = find(product, id);
        Objections objections = new Objections();
        LocalDate day = MissionReading.day("a-partir-du", from, objections);
        LocalDate last = mission.span().last();
        objections.when(
                day != null && (day.isBefore(mission.span().since()) || last != null && day.isAfter(last)),
                "a-partir-du",
                "team.rhythm.outside");
        MissionStatus status = mission.work().status();
        Optional<Rhythm> read = Optional.empty();
        try {
            read = Rhythm.read(rhythm);
            objections.when(read.isEmpty(), Rhythm.FIELD, "team.rhythm.needed");
            objections.when(
                    status != null
                            && status.market()
                            && read.filter(one -> one.unit() == Rhythm.Unit.SHARE)
                                    .isPresent(),
                    Rhythm.FIELD,
                    "team.rhythm.days-only");
        } catch (Refused wrong) {
            objections.addAll(wrong.problems());
        }
        objections.raise();
        stored.rhythm(id, day == null ? Paris.today(clock) : day, read.orElseThrow());
        changed("team.mission-changed", mission, actor);
    }

    /**
     * Moves the end. A mission never ends after the money that pays it: what is wished beyond is kept as a wish.
     *
     * @param until as typed
     * @param why may be empty
     * @return the end that it has now
     */
    @Transactional
    public Payment.End renew(ProductId product, long id, String until, String why, long version, Actor actor) {
        products.mustEdit(actor, product);
        Mission mission = find(product, id);
        Objections objections = new Objections();
        LocalDate wanted = MissionReading.day(TypedMission.UNTIL, until, objections);
        objections.when(until.isEmpty(), TypedMission.UNTIL, "team.until.needed");
        objections.when(
                wanted != null && wanted.isBefore(mission.span().since()), TypedMission.UNTIL, "team.until.before");
        objections.when(wanted != null && wanted.equals(mission.span().until()), TypedMission.UNTIL, "team.until.same");
        objections.when(!mission.lives(), "", "team.closed");
        objections.when(why.length() > TEXT, "pourquoi", "team.long", TEXT);
        if (objections.any() || wanted == null) throw objections.refusal();
        Payment.End end =
                bounded(wanted, mission.span().since(), payment(product).payer(mission));
        if (!stored.end(id, end, version)) throw new Stale("mission", id, version);
        stored.renewed(id, mission.span().until(), end, why.isEmpty() ? RENEWED : why, actor, Paris.today(clock));
        changed("team.renewed", mission, actor);
        return end;
    }

    /** The letter of mission of an agent, the objectives and the deliverables, as typed. */
    public record TypedTerms(String objectives, String deliverables, String signedOn, String signatory, String days) {}

    /**
     * Writes the objectives and the deliverables, and the letter of mission for whoever may read it: for others it stays.
     *
     * @throws Refused naming the fields `objectifs`, `livrables`, `lettre-le`, `lettre-signataire`, `lettre-jours`
     */
    @Transactional
    public void terms(ProductId product, long id, TypedTerms typed, long version, Actor actor) {
        products.mustEdit(actor, product);
        Mission mission = find(product, id);
        Objections objections = new Objections();
        objections.when(typed.objectives().length() > TEXT, "objectifs", "team.long", TEXT);
        objections.when(typed.deliverables().length() > TEXT, "livrables", "team.long", TEXT);
        long objectives =
                typed.objectives().lines().filter(line -> !line.isBlank()).count();
        objections.when(objectives > OBJECTIVES, "objectifs", "team.objectives.many", OBJECTIVES, objectives);
        Mission.Letter letter = readsWhatIsPrivate(actor, products.read(product))
                ? letter(typed, objections)
                : mission.terms().letter();
        objections.raise();
        if (!stored.terms(id, typed.objectives(), typed.deliverables(), letter, version))
            throw new Stale("mission", id, version);
        changed("team.mission-changed", mission, actor);
    }

    private Mission.@Nullable Letter letter(TypedTerms typed, Objections objections) {
        LocalDate signed = MissionReading.day("lettre-le", typed.signedOn(), objections);
        boolean written = !typed.signatory().isEmpty() || !typed.days().isEmpty();
        objections.when(typed.signedOn().isEmpty() && written, "lettre-le", "team.letter.on");
        objections.when(signed != null && signed.isAfter(Paris.today(clock)), "lettre-le", "team.letter.future");
        objections.when(
                signed != null
                        && (typed.signatory().isEmpty() || !OneLine.fits(typed.signatory(), MissionReading.LINE)),
                "lettre-signataire",
                "team.letter.signatory",
                MissionReading.LINE);
        BigDecimal days = null;
        try {
            days = Rhythm.read(typed.days()).map(Rhythm::days).orElse(null);
        } catch (Refused wrong) {
            objections.addAll(wrong.about(Rhythm.FIELD, "lettre-jours").problems());
        }
        return signed == null ? null : new Mission.Letter(signed, typed.signatory(), days);
    }

    /** Why and when somebody leaves, as typed. */
    public record TypedLeaving(String on, String reason, String note) {

        /** Today, without a word. */
        public static final TypedLeaving NOW = new TypedLeaving("", "", "");
    }

    /** Somebody leaves, or what is to fill is given up: it stays in the history with its end. */
    @Transactional
    public void leave(ProductId product, long id, TypedLeaving typed, Actor actor) {
        products.mustEdit(actor, product);
        Mission mission =
                stored.find(product, id).filter(Mission::lives).orElseThrow(() -> new NotFound("team role", id));
        Objections objections = new Objections();
        LocalDate today = Paris.today(clock);
        LocalDate on = MissionReading.day("le", typed.on(), objections);
        objections.when(on != null && on.isAfter(today), "le", "team.leaving.future");
        objections.when(on != null && on.isBefore(mission.span().since()), "le", "team.leaving.before");
        objections.when(typed.note().length() > TEXT, "precision", "team.long", TEXT);
        objections.raise();
        LeavingReason reason = LeavingReason.of(typed.reason()).orElse(null);
        stored.close(product, id, on == null ? today : on, reason, typed.note());
        audit.record(actor.who(), "team.left", "product:" + product, Map.of("role", String.valueOf(id)));
        content.changed();
        written(mission);
        Person person = mission.person();
        if (person != null && person.account() != null) events.publishEvent(new TeamLeft(product, person.account()));
    }

    /** The person who asks agrees that the public page of this product names them, or no longer does: at once. */
    @Transactional
    public void name(ProductId product, boolean named, Actor actor) {
        if (!actor.signedIn() || !stored.isMember(actor.id(), product))
            throw new NotFound("mission of " + actor.id() + " on", product);
        stored.name(actor.id(), product, named ? Paris.today(clock) : null);
        audit.record(actor.who(), named ? "team.named" : "team.unnamed", "product:" + product, Map.of());
        content.changed();
    }

    /** What lives on a product that another one goes on with is that one's. */
    @EventListener
    @Transactional
    void merged(ProductMerged merged) {
        stored.follow(merged.gone(), merged.into());
    }
}
