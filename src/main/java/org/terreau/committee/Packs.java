package org.terreau.committee;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.decision.Decision;
import org.terreau.decision.Decisions;
import org.terreau.decision.Outcome;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.incubator.Programme;
import org.terreau.incubator.Programmes;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.web.PublicContent;

/**
 * Evidence packs: live until the day when the papers are due, or until the staff freeze them; the same for ever after. What
 * comes later stands beside them.
 */
@Service
public class Packs {

    /** The longest text of the team, and the longest message or reason of the staff, in characters. */
    public static final int TEXT = 5000;

    public static final int MESSAGE = 2000;

    private static final int SHORTEST_REASON = 10;
    public static final int MOST_MONTHS = 24;

    private final JdbcCommittees committees;
    private final JdbcPacks packs;
    private final JdbcAdditions additions;
    private final JdbcRehearsals rehearsals;
    private final EvidenceQuery query;
    private final Programmes programmes;
    private final Readers readers;
    private final CommitteeLetters letters;
    private final Products products;
    private final Decisions decisions;
    private final Accounts accounts;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    Packs(
            JdbcCommittees committees,
            JdbcPacks packs,
            JdbcAdditions additions,
            JdbcRehearsals rehearsals,
            EvidenceQuery query,
            Programmes programmes,
            Readers readers,
            CommitteeLetters letters,
            Products products,
            Decisions decisions,
            Accounts accounts,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.committees = committees;
        this.packs = packs;
        this.additions = additions;
        this.rehearsals = rehearsals;
        this.query = query;
        this.programmes = programmes;
        this.readers = readers;
        this.letters = letters;
        this.products = products;
        this.decisions = decisions;
        this.accounts = accounts;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
    }

    /**
     * A frozen pack.
     *
     * @param reopenedAt when the staff took it back; null while it is the one in effect
     * @param reason why
     */
    public record Version(
            int number, Instant frozenAt, @Nullable Instant reopenedAt, String reason) {}

    /**
     * What the team added once the pack was frozen.
     *
     * @param by who wrote it, for those who work on the product; empty for others
     */
    public record Addition(Instant at, String by, String text) {}

    /** What the staff asked the team to change. */
    public record Request(Instant at, String by, String text) {}

    /**
     * A pack as somebody may read it.
     *
     * @param version the frozen one that is shown; null while it is live
     * @param versions every frozen one
     * @param since what changed since it was frozen
     * @param additions what the team added since, the first one first
     * @param rehearsal for the team and the staff; null when none was asked for
     * @param freezesOn the day on which it is frozen by itself
     * @param freezesWhenSent the papers are due already: it is frozen at once when the team sends it
     * @param team works on the product: may write and send
     * @param staff works for its incubator: may freeze, reopen, publish
     */
    public record View(
            Product product,
            Committee committee,
            Evidence evidence,
            @Nullable Version version,
            List<Version> versions,
            List<Difference> since,
            List<Addition> additions,
            @Nullable Rehearsal rehearsal,
            LocalDate freezesOn,
            boolean freezesWhenSent,
            List<Request> requests,
            boolean team,
            boolean staff,
            LocalDate today) {

        public View {
            versions = List.copyOf(versions);
            since = List.copyOf(since);
            additions = List.copyOf(additions);
            requests = List.copyOf(requests);
        }

        /** The team may ask for a rehearsal today. */
        public boolean asksRehearsal() {
            return team && rehearsal == null && Rehearsal.askedOn(today, committee.meetsOn());
        }

        /** The team may add what comes late. */
        public boolean adds() {
            return team && committee.adds(today);
        }

        /** What the team has to write before it is frozen. */
        public List<String> missing() {
            return committee.live() ? committee.words().missing() : List.of();
        }
    }

    /**
     * The pack of a committee.
     *
     * @param number of an earlier frozen one, which the team and those who are invited may read; null for the one in effect
     * @throws NotFound also for who may not know of it; NotAllowed when nobody is signed in, so that a link in an e-mail asks
     *     to sign in, whether there is such a pack or not
     */
    @Transactional(readOnly = true)
    public View read(ProductId id, LocalDate meetsOn, @Nullable Integer number, Optional<Actor> reader) {
        Product product = products.read(id);
        Committee committee =
                committees.find(id, meetsOn).orElseThrow(() -> unknown(Committee.path(id, meetsOn), reader));
        boolean inside = reader.filter(actor -> readers.mayRead(actor, product, committee))
                .isPresent();
        if (!inside && (committee.publishedAt() == null || number != null)) throw unknown(committee.path(), reader);
        boolean team = reader.filter(actor -> readers.team(actor, product)).isPresent();
        boolean staff = reader.filter(actor -> Readers.staff(actor, product)).isPresent();
        List<Version> versions = packs.versions(committee.id());
        Integer shown = number == null ? committee.frozen() : number;
        Version version = shown == null ? null : version(versions, shown);
        Evidence evidence = version == null
                ? query.of(product, committee, before(product, committee), Paris.today(clock))
                : packs.read(committee.id(), version.number()).orElseThrow();
        return new View(
                product,
                committee,
                inside ? evidence : evidence.forEverybody(),
                version,
                inside ? versions : List.of(),
                version == null ? List.of() : Difference.between(evidence, query.again(id, evidence)),
                additions(committee, team),
                team ? rehearsals.of(committee.id()).orElse(null) : null,
                freezesOn(product, committee, versions.stream().anyMatch(one -> one.reopenedAt() != null)),
                committee.live() && due(product, committee),
                team ? requests(committee) : List.of(),
                team,
                staff,
                Paris.today(clock));
    }

    private static RuntimeException unknown(String path, Optional<Actor> reader) {
        return reader.isEmpty() ? new NotAllowed("pack " + path) : new NotFound("committee", path);
    }

    /** The committees of a product whose pack this reader may read, the latest first. */
    @Transactional(readOnly = true)
    public List<Committee> readable(ProductId id, Optional<Actor> reader) {
        Product product = products.read(id);
        boolean team = reader.filter(actor -> readers.team(actor, product)).isPresent();
        boolean invited =
                reader.filter(actor -> readers.invited(actor, product)).isPresent();
        return committees.of(id).stream()
                .filter(one -> team || one.publishedAt() != null || invited && (one.sentAt() != null || !one.live()))
                .toList();
    }

    private static Version version(List<Version> versions, int number) {
        return versions.stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(() -> new NotFound("pack", number));
    }

    private List<Addition> additions(Committee committee, boolean named) {
        List<JdbcAdditions.Row> rows = additions.of(committee.id());
        List<AccountId> by = new ArrayList<>();
        for (JdbcAdditions.Row one : rows) if (named && one.by() != null) by.add(one.by());
        Map<AccountId, String> names = by.isEmpty() ? Map.of() : accounts.names(by);
        return rows.stream()
                .map(one ->
                        new Addition(one.at(), one.by() == null ? "" : names.getOrDefault(one.by(), ""), one.text()))
                .toList();
    }

    private LocalDate freezesOn(Product product, Committee committee, boolean takenBack) {
        return CommitteeRules.of(programmes.of(product.incubator()))
                .freezesOn(committee.meetsOn(), committee.datedOn(), takenBack);
    }

    private List<Request> requests(Committee committee) {
        List<JdbcCommittees.Request> asked = committees.requests(committee.id());
        List<AccountId> by = new ArrayList<>();
        for (JdbcCommittees.Request one : asked) if (one.by() != null) by.add(one.by());
        Map<AccountId, String> names = accounts.names(by);
        List<Request> requests = new ArrayList<>();
        for (JdbcCommittees.Request one : asked)
            requests.add(new Request(one.at(), one.by() == null ? "" : names.getOrDefault(one.by(), ""), one.text()));
        return requests;
    }

    Committee find(ProductId id, LocalDate meetsOn) {
        return committees.find(id, meetsOn).orElseThrow(() -> new NotFound("committee", Committee.path(id, meetsOn)));
    }

    /** The last committee before this one that was held: one that is still to come begins no period. */
    private @Nullable LocalDate before(Product product, Committee committee) {
        LocalDate day = committee.meetsOn().isBefore(Paris.today(clock)) ? committee.meetsOn() : Paris.today(clock);
        return Committees.last(product, committees.of(product.id()), day);
    }

    /** The live committee with its product, for who works on it. */
    @Transactional(readOnly = true)
    public Committee edited(ProductId id, LocalDate meetsOn, Actor actor) {
        team(id, actor);
        Committee committee = find(id, meetsOn);
        if (!committee.live()) throw new Refused("", "committee.frozen.already");
        return committee;
    }

    private Product team(ProductId id, Actor actor) {
        products.mustEdit(actor, id);
        if (!actor.signedIn()) throw new NotAllowed("pack of " + id);
        return products.read(id);
    }

    private Product staff(ProductId id, Actor actor) {
        Product product = products.read(id);
        if (!Readers.staff(actor, product)) throw new NotAllowed("pack of " + id);
        return product;
    }

    /**
     * What the team says and asks for.
     *
     * @throws Refused naming `appris`, `demande`, `engagement`, `montant`, `mois`
     * @throws org.terreau.shared.Stale when somebody else wrote since `version`
     */
    @Transactional
    public void say(ProductId id, LocalDate meetsOn, Committee.Words words, long version, Actor actor) {
        Committee committee = edited(id, meetsOn, actor);
        Objections objections = new Objections();
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("appris", words.learnt());
        texts.put("demande", words.asks());
        texts.put("engagement", words.commitment());
        texts.forEach((field, text) -> {
            objections.when(text.length() > TEXT, field, "committee.text.long", TEXT);
        });
        Integer months = words.months();
        objections.when(
                months != null && (months < 1 || months > MOST_MONTHS), "mois", "committee.months.wrong", MOST_MONTHS);
        Outcome outcome = words.outcome();
        objections.when(
                outcome != null && outcome.funds() && words.amount() == null, "montant", "committee.amount.needed");
        objections.when(
                outcome != null && outcome.funds() && months == null, "mois", "committee.months.needed", MOST_MONTHS);
        objections.raise();
        committees.say(committee, words, version);
        record(actor, "committee.said", committee, Map.of());
    }

    /**
     * Gives the papers to the sponsors of the product and to the members of the committee, who are told. Those that come when
     * they are due already are frozen at once.
     *
     * @return how many read them
     */
    @Transactional
    public int send(ProductId id, LocalDate meetsOn, Actor actor) {
        Product product = team(id, actor);
        Committee committee = edited(id, meetsOn, actor);
        if (!committee.words().missing().isEmpty()) throw new Refused("", "committee.send.silent");
        committees.sent(committee.id(), clock.instant());
        record(actor, "committee.sent", committee, Map.of());
        if (!due(product, committee)) return letters.sent(product, committee);
        freeze(committee.id(), actor);
        return readers.invited(product).size();
    }

    /** The papers are due, and nobody took them back. */
    private boolean due(Product product, Committee committee) {
        LocalDate due = CommitteeRules.of(programmes.of(product.incubator())).papersDue(committee.meetsOn());
        return !Paris.today(clock).isBefore(due) && !packs.takenBack(committee.id());
    }

    /**
     * Keeps what the team brings between the day when the pack was frozen and the committee: beside it, as late.
     *
     * @throws Refused naming `ajout`, or nothing when it is not the time
     */
    @Transactional
    public void add(ProductId id, LocalDate meetsOn, String text, Actor actor) {
        team(id, actor);
        Committee committee = find(id, meetsOn);
        if (!committee.adds(Paris.today(clock))) throw new Refused("", "committee.addition.when");
        if (text.length() < SHORTEST_REASON || text.length() > TEXT)
            throw new Refused("ajout", "committee.reason.needed", SHORTEST_REASON, TEXT);
        additions.insert(committee.id(), clock.instant(), actor.id(), text);
        record(actor, "committee.added", committee, Map.of());
    }

    /**
     * Asks the team for changes.
     *
     * @throws Refused naming `message`
     */
    @Transactional
    public void ask(ProductId id, LocalDate meetsOn, String message, Actor actor) {
        Product product = staff(id, actor);
        Committee committee = edited(id, meetsOn, actor);
        motivated("message", message);
        committees.request(committee.id(), clock.instant(), actor.id(), message);
        record(actor, "committee.asked", committee, Map.of());
        letters.asked(product, committee, message);
    }

    private static void motivated(String field, String text) {
        if (text.length() < SHORTEST_REASON || text.length() > MESSAGE)
            throw new Refused(field, "committee.reason.needed", SHORTEST_REASON, MESSAGE);
    }

    /** Freezes before the day; a pack that is frozen already stays as it is. */
    @Transactional
    public void freeze(ProductId id, LocalDate meetsOn, Actor actor) {
        staff(id, actor);
        freeze(find(id, meetsOn).id(), actor);
    }

    /**
     * Stores the pack as data, in one transaction: a process that is killed in the middle leaves it live.
     *
     * @param by null when its day has come
     * @return false when it was frozen already
     */
    @Transactional
    boolean freeze(long id, @Nullable Actor by) {
        Committee committee = committees.lock(id).filter(Committee::live).orElse(null);
        if (committee == null) return false;
        Product product = products.read(committee.product());
        Evidence evidence = query.of(product, committee, before(product, committee), Paris.today(clock));
        int number = packs.insert(id, evidence, clock.instant(), by == null ? null : by.id());
        committees.frozen(id, number);
        audit.record(
                by == null ? Audit.Who.PROGRAM : by.who(),
                "committee.frozen",
                subject(committee),
                Map.of("version", String.valueOf(number)));
        letters.frozen(product, committee);
        return true;
    }

    /**
     * Freezes the pack and gives it to its readers, once its day has come: in one transaction.
     *
     * @return false when somebody did both already
     */
    @Transactional
    boolean deliver(long id) {
        Committee committee = committees.lock(id).orElse(null);
        if (committee == null || !committee.live() && committee.sentAt() != null) return false;
        if (committee.sentAt() == null) {
            committees.sent(id, clock.instant());
            audit.record(Audit.Who.PROGRAM, "committee.sent", subject(committee), Map.of());
            if (!committee.live()) letters.sent(products.read(committee.product()), committee);
        }
        freeze(id, null);
        return true;
    }

    /** Those to deliver today; one transaction each. */
    List<Long> due() {
        LocalDate today = Paris.today(clock);
        List<Long> due = new ArrayList<>();
        for (Committee one : committees.toDeliver(today, today.plusDays(Programme.MOST_PAPERS_DAYS)))
            products.find(one.product())
                    .filter(product -> !today.isBefore(freezesOn(product, one, packs.takenBack(one.id()))))
                    .ifPresent(product -> due.add(one.id()));
        return due;
    }

    /**
     * Takes a frozen pack back before the committee: it stays readable, and the pack is live again.
     *
     * @throws Refused naming `raison`, or nothing when the committee's day has come
     */
    @Transactional
    public void reopen(ProductId id, LocalDate meetsOn, String reason, Actor actor) {
        Product product = staff(id, actor);
        Committee committee = committees.lock(find(id, meetsOn).id()).orElseThrow();
        Integer frozen = committee.frozen();
        if (frozen == null || !committee.reopens(Paris.today(clock))) throw new Refused("", "committee.reopen.late");
        motivated("raison", reason);
        packs.reopen(committee.id(), frozen, reason, clock.instant());
        committees.frozen(committee.id(), null);
        record(actor, "committee.reopened", committee, Map.of("version", String.valueOf(frozen)));
        letters.reopened(product, committee, reason);
    }

    /**
     * Publishes the frozen pack, once the committee decided on the product.
     *
     * @throws Refused before that
     */
    @Transactional
    public void publish(ProductId id, LocalDate meetsOn, Actor actor) {
        staff(id, actor);
        Committee committee = committees.lock(find(id, meetsOn).id()).orElseThrow();
        if (!committee.publishes(Paris.today(clock))) throw new Refused("", "committee.publish.early");
        LocalDate decidedOn = decisions.about(id.decidedAs()).stream()
                .map(Decision::on)
                .filter(on -> !on.isBefore(meetsOn))
                .findFirst()
                .orElseThrow(() -> new Refused("", "committee.publish.undecided"));
        committees.published(committee.id(), decidedOn, clock.instant());
        record(actor, "committee.published", committee, Map.of("decided", decidedOn.toString()));
        content.changed();
    }

    private void record(Actor actor, String action, Committee committee, Map<String, String> details) {
        audit.record(actor.who(), action, subject(committee), details);
    }

    private static String subject(Committee committee) {
        return "committee:" + committee.product() + ":" + committee.meetsOn();
    }
}
