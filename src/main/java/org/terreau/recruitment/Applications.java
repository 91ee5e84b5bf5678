package org.terreau.recruitment;

import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.audit.Audit;
import org.terreau.document.FileKind;
import org.terreau.document.FileName;
import org.terreau.document.Vault;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Refused;
import org.terreau.shared.SecretToken;
import org.terreau.shared.Stale;
import org.terreau.team.Missions;
import org.terreau.team.Persons;
import org.terreau.team.Teams;
import org.terreau.team.TypedMission;
import org.terreau.web.Allowances;
import org.terreau.web.PublicContent;

/**
 * Those who answer offers: received without an account, marked blindly by at least two people who said whom they know,
 * answered all of them before an offer ends.
 */
@Service
public class Applications {

    /** Before the private part of the address by which somebody follows what they sent. */
    static final String PATH = "/rejoindre/candidature/";

    /** Longest letter, in characters. */
    public static final int LETTER = 5000;

    private static final int SHORTEST_LETTER = 20;
    private static final int A_DAY_FROM_ONE_ADDRESS = 10;
    private static final int AN_HOUR_FROM_ONE_NETWORK = 30;
    private static final String DOCUMENT = "candidature.pdf";

    private final JdbcApplications stored;
    private final JdbcOffers offers;
    private final JdbcSlots slots;
    private final PublicOffers readable;
    private final OfferRights rights;
    private final ApplicationLetters letters;
    private final Vault vault;
    private final Teams teams;
    private final Products products;
    private final Accounts accounts;
    private final Allowances allowances;
    private final Audit audit;
    private final PublicContent content;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Applications(
            JdbcApplications stored,
            JdbcOffers offers,
            JdbcSlots slots,
            PublicOffers readable,
            OfferRights rights,
            ApplicationLetters letters,
            Vault vault,
            Teams teams,
            Products products,
            Accounts accounts,
            Allowances allowances,
            Audit audit,
            PublicContent content,
            TransactionTemplate transaction,
            Clock clock) {
        this.stored = stored;
        this.offers = offers;
        this.slots = slots;
        this.readable = readable;
        this.rights = rights;
        this.letters = letters;
        this.vault = vault;
        this.teams = teams;
        this.products = products;
        this.accounts = accounts;
        this.allowances = allowances;
        this.audit = audit;
        this.content = content;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A file that is sent with an application. */
    public record Sent(String name, InputStream bytes) {}

    /**
     * What became of what was sent.
     *
     * @param path private address by which its author follows it
     * @param late it came after the closing: it is kept for its author and read by nobody
     */
    public record Received(String path, boolean late) {}

    /**
     * Receives an answer to an offer. After the closing it is refused, and what was written is kept for its author.
     *
     * @param found problems that the form found already
     * @param file null when none was chosen
     * @param network the network address it comes from, counted and not kept
     * @throws Refused naming each field to correct, or when too many came from the same place
     */
    public Received apply(
            long offer,
            ApplicationTyped typed,
            List<Refused.Problem> found,
            @Nullable Sent file,
            String network,
            Locale language) {
        Offer known = readable.read(offer);
        List<Refused.Problem> problems = new ArrayList<>(typed.problems(known));
        problems.addAll(found);
        if (file != null && !file.name().toLowerCase(Locale.ROOT).endsWith(".pdf"))
            problems.add(Refused.Problem.of("document", "recruitment.apply.pdf", file.name()));
        if (!problems.isEmpty()) throw new Refused(problems);
        if (!allowances.take("application-network", network, AN_HOUR_FROM_ONE_NETWORK, Duration.ofHours(1))
                || !allowances.take("application-email", typed.email(), A_DAY_FROM_ONE_ADDRESS, Duration.ofDays(1)))
            throw new Refused("", "recruitment.apply.many");
        Instant now = clock.instant();
        boolean late = !known.open(now);
        Vault.Arrival arrival = file == null || late ? null : received(file);
        SecretToken token = SecretToken.draw();
        transaction.executeWithoutResult(status -> keep(known, typed, token, arrival, language, late, now));
        return new Received(PATH + token.value(), late);
    }

    private Vault.Arrival received(Sent file) {
        Vault.Arrival arrival = vault.receive(file.name(), file.bytes());
        if (arrival.kind() != FileKind.PDF) throw new Refused("document", "recruitment.apply.pdf", file.name());
        return new Vault.Arrival(arrival.id(), FileName.of(DOCUMENT), arrival.kind(), arrival.size(), arrival.digest());
    }

    private void keep(
            Offer offer,
            ApplicationTyped typed,
            SecretToken token,
            Vault.@Nullable Arrival arrival,
            Locale language,
            boolean late,
            Instant now) {
        boolean again = stored.from(new org.terreau.shared.EmailAddress(typed.email())).stream()
                .anyMatch(one -> one.offer() == offer.id() && one.state().competes());
        ApplicationState state = late ? ApplicationState.LATE : ApplicationState.RECEIVED;
        long id = stored.insert(
                offer.id(), token, typed, new JdbcApplications.Kept(typed.said(offer), language, now, state));
        Application application = stored.find(offer.id(), id).orElseThrow();
        if (arrival != null) {
            vault.keep(arrival, application.owner(), Audit.Who.VISITOR);
            stored.document(id, arrival.id());
        }
        record("recruitment.application-received", offer, Audit.Who.VISITOR);
        if (!late) letters.received(offer, application, token, again);
    }

    private void record(String action, Offer offer, Audit.Who who) {
        audit.record(
                who, action, "product:" + offer.needs().get(0).product(), Map.of("offer", String.valueOf(offer.id())));
    }

    /** What its author reads of their application. */
    public record Own(Application application, Offer offer) {}

    /** The application of a private address; NotFound for whoever does not hold it. */
    @Transactional(readOnly = true)
    public Own own(String token) {
        Application application =
                stored.find(new SecretToken(token)).orElseThrow(() -> new NotFound("application", "by link"));
        return new Own(application, offers.find(application.offer()).orElseThrow());
    }

    /** Its author takes it back: it is chosen no more, and kept until it is erased. */
    @Transactional
    public void withdraw(String token) {
        Own own = own(token);
        if (!own.application().state().moves(ApplicationState.Side.CANDIDATE).contains(ApplicationState.WITHDRAWN))
            throw new Refused("", "recruitment.own.not");
        if (!stored.move(own.application(), ApplicationState.WITHDRAWN, null, clock.instant()))
            throw new Stale(
                    "application", own.application().id(), own.application().version());
        slots.giveBack(own.application().id());
        record("recruitment.application-withdrawn", own.offer(), Audit.Who.VISITOR);
    }

    /** Nothing of it is kept any more. */
    @Transactional
    public void erase(String token) {
        Own own = own(token);
        forget(own.application());
        record("recruitment.application-erased", own.offer(), Audit.Who.VISITOR);
    }

    void forget(Application application) {
        if (application.written().document() != null)
            vault.forget(Objects.requireNonNull(application.written().document()));
        stored.delete(application.id());
    }

    /** How many those who choose read, of each of these offers; nothing more is told to those who work on its products. */
    @Transactional(readOnly = true)
    public Map<Long, Integer> counts(Collection<Offer> of) {
        return stored.counts(of.stream().map(Offer::id).toList());
    }

    /** What somebody has to do with an application, or did. */
    public enum Part {
        /** Their marks are waited for: they see neither the name nor the marks of others. */
        TO_MARK,
        MARKED,
        /** They know the candidate, and stepped out. */
        ASIDE,
        /** They decide without marking. */
        READS
    }

    /**
     * An application in the list of those who choose.
     *
     * @param name null while it is hidden
     * @param given how many marked it, of so many who have to
     * @param score null while it is hidden, or nobody marked
     * @param means of each criterion; empty while it is hidden, or nobody marked
     * @param sameAs the code of an earlier one from the same address; "" when there is none
     */
    public record Line(
            Application application,
            @Nullable String name,
            Part part,
            int given,
            int expected,
            @Nullable Score score,
            List<BigDecimal> means,
            String sameAs) {

        public Line {
            means = List.copyOf(means);
        }

        public String code() {
            return application.code();
        }
    }

    /**
     * Those who mark.
     *
     * @param declared they said whom they know
     */
    public record Assessor(AccountId account, String name, boolean declared) {}

    /**
     * The applications of an offer, for those who choose.
     *
     * @param decides the reader answers, appoints and ends
     * @param declares the reader marks, and did not say yet whom they know
     * @param waiting how many wait for the last word
     */
    public record Choosing(
            Offer offer,
            List<Line> lines,
            List<Assessor> assessors,
            boolean decides,
            boolean assesses,
            boolean declares,
            int waiting) {

        /** How many stand where, in the order of the states; none where nobody is. */
        public Map<ApplicationState, Long> funnel() {
            return lines.stream()
                    .collect(Collectors.groupingBy(
                            line -> line.application().state(), TreeMap::new, Collectors.counting()));
        }

        /** How many learnt of it by which way, in the order of the list; without those who did not say. */
        public Map<ApplicationSource, Long> sources() {
            return lines.stream()
                    .flatMap(line ->
                            Stream.ofNullable(line.application().written().learnt()))
                    .collect(Collectors.groupingBy(Application.Learnt::source, TreeMap::new, Collectors.counting()));
        }

        /** Those of whom the reader may compare the marks. */
        public List<Line> compared() {
            return lines.stream().filter(line -> !line.means().isEmpty()).toList();
        }

        public Choosing {
            lines = List.copyOf(lines);
            assessors = List.copyOf(assessors);
        }
    }

    /** All that is stored of an offer, as one reader may see it. */
    private record Seen(
            Offer offer,
            List<Application> applications,
            Map<AccountId, Optional<Instant>> assessors,
            Map<Long, Set<AccountId>> conflicts,
            List<Assessment> assessments,
            Actor actor,
            boolean decides) {

        boolean assesses() {
            return assessors.containsKey(actor.id());
        }

        boolean declares() {
            return assessors
                    .getOrDefault(actor.id(), Optional.of(Instant.EPOCH))
                    .isEmpty();
        }

        List<Assessment> given(Application application) {
            return assessments.stream()
                    .filter(one -> one.application() == application.id())
                    .toList();
        }

        Part part(Application application) {
            if (conflicts.getOrDefault(application.id(), Set.of()).contains(actor.id())) return Part.ASIDE;
            if (given(application).stream().anyMatch(one -> one.by().equals(actor.id()))) return Part.MARKED;
            return assesses() && application.state().waits() ? Part.TO_MARK : Part.READS;
        }

        int expected(Application application) {
            Set<AccountId> aside = conflicts.getOrDefault(application.id(), Set.of());
            return (int) assessors.keySet().stream()
                    .filter(one -> !aside.contains(one))
                    .count();
        }

        Optional<Score> score(Application application) {
            return Score.of(
                    offer.selection().criteria(),
                    given(application).stream().map(Assessment::marks).toList());
        }

        /** An earlier one from the same address. */
        String sameAs(Application application) {
            return applications.stream()
                    .filter(other -> other.id() < application.id()
                            && other.candidate()
                                    .email()
                                    .equals(application.candidate().email()))
                    .max(Comparator.comparing(Application::id))
                    .map(Application::code)
                    .orElse("");
        }

        Line line(Application application) {
            Part part = part(application);
            boolean open = part == Part.MARKED || part == Part.READS;
            return new Line(
                    application,
                    open ? application.candidate().name() : null,
                    part,
                    given(application).size(),
                    expected(application),
                    open ? score(application).orElse(null) : null,
                    open
                            ? Score.means(given(application).stream()
                                    .map(Assessment::marks)
                                    .toList())
                            : List.of(),
                    sameAs(application));
        }
    }

    private Seen seen(long offer, Actor actor) {
        Offer known = offers.find(offer).orElseThrow(() -> new NotFound("offer", offer));
        boolean decides = rights.decides(known, actor);
        Map<AccountId, Optional<Instant>> assessors = stored.assessors(offer);
        if (!actor.signedIn() || !decides && !assessors.containsKey(actor.id())) throw new NotFound("offer", offer);
        return new Seen(
                known,
                stored.of(offer).stream()
                        .filter(one -> one.state() != ApplicationState.LATE)
                        .toList(),
                assessors,
                stored.conflicts(offer),
                stored.assessments(offer),
                actor,
                decides);
    }

    /** Whether this person decides on those who answer, or marks them. */
    @Transactional(readOnly = true)
    public boolean chooses(Offer offer, Actor actor) {
        return rights.decides(offer, actor)
                || actor.signedIn() && stored.assessors(offer.id()).containsKey(actor.id());
    }

    /** The best first once they are marked; nobody else than those who decide or mark learns of it. */
    @Transactional(readOnly = true)
    public Choosing choosing(long offer, Actor actor) {
        Seen seen = seen(offer, actor);
        Map<AccountId, String> names = accounts.names(seen.assessors().keySet());
        List<Line> lines = seen.applications().stream()
                .map(seen::line)
                .sorted(Comparator.comparing(
                                (Line line) -> !line.application().state().competes())
                        .thenComparing(
                                line -> line.score() == null || !line.score().enough()
                                        ? null
                                        : line.score().value(),
                                Comparator.nullsLast(Comparator.reverseOrder()))
                        .thenComparing(Line::code))
                .toList();
        return new Choosing(
                seen.offer(),
                lines,
                seen.assessors().entrySet().stream()
                        .map(one -> new Assessor(
                                one.getKey(),
                                names.getOrDefault(one.getKey(), ""),
                                one.getValue().isPresent()))
                        .sorted(Comparator.comparing(Assessor::name))
                        .toList(),
                seen.decides(),
                seen.assesses(),
                seen.declares() && seen.offer().state(clock.instant()) == JobOfferState.CLOSED,
                (int) seen.applications().stream()
                        .filter(one -> one.state().waits())
                        .count());
    }

    /** Those who may mark: the members of its products' teams, and those who work for its incubator. */
    @Transactional(readOnly = true)
    public Map<AccountId, String> possibleAssessors(Offer offer) {
        Set<AccountId> ids = new HashSet<>();
        for (Offer.Need need : offer.needs()) ids.addAll(teams.members(need.product()));
        for (Accounts.Account account : accounts.holding(offer.incubator().value(), Role.LEAD, Role.COACH, Role.STAFF))
            ids.add(account.id());
        Map<AccountId, String> named = new LinkedHashMap<>();
        accounts.names(ids).entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(one -> named.put(one.getKey(), one.getValue()));
        return named;
    }

    /**
     * Says who marks: at least two, chosen before anybody marks; whoever marked already stays.
     *
     * @throws Refused on `evaluateurs` when there are too few, or one who may not
     */
    @Transactional
    public void appoint(long offer, Set<AccountId> wanted, Actor actor) {
        Seen seen = seen(offer, actor);
        if (!seen.decides()) throw new NotFound("offer", offer);
        if (seen.offer().stored().over()) throw new Refused("evaluateurs", "recruitment.over");
        Set<AccountId> may = possibleAssessors(seen.offer()).keySet();
        Set<AccountId> marked = new HashSet<>();
        seen.assessments().forEach(given -> marked.add(given.by()));
        if (wanted.size() < Score.ENOUGH || !may.containsAll(wanted))
            throw new Refused("evaluateurs", "recruitment.assessors.few", Score.ENOUGH);
        if (!wanted.containsAll(marked)) throw new Refused("evaluateurs", "recruitment.assessors.marked");
        for (AccountId account : seen.assessors().keySet())
            if (!wanted.contains(account)) stored.dismiss(offer, account);
        for (AccountId account : wanted) stored.appoint(offer, account);
        record("recruitment.assessors-appointed", seen.offer(), actor.who());
    }

    /** The names alone, by code: what whoever marks needs to say whom they know. */
    @Transactional(readOnly = true)
    public Map<Long, String> names(long offer, Actor actor) {
        Seen seen = declaring(offer, actor);
        Map<Long, String> names = new LinkedHashMap<>();
        seen.applications().stream()
                .filter(one -> one.state().waits())
                .sorted(Comparator.comparing(one -> one.candidate().name()))
                .forEach(one -> names.put(one.id(), one.candidate().name()));
        return names;
    }

    private Seen declaring(long offer, Actor actor) {
        Seen seen = seen(offer, actor);
        if (!seen.assesses() || seen.offer().state(clock.instant()) != JobOfferState.CLOSED)
            throw new NotFound("declaration for offer", offer);
        return seen;
    }

    /** Whoever marks says whom they know, once the offer is closed: they step out of these, and mark the others. */
    @Transactional
    public void declare(long offer, Set<Long> known, Actor actor) {
        Seen seen = declaring(offer, actor);
        Set<Long> those = new HashSet<>(known);
        those.retainAll(seen.applications().stream().map(Application::id).toList());
        for (Assessment given : seen.assessments())
            if (given.by().equals(actor.id()) && those.contains(given.application()))
                throw new Refused("connus", "recruitment.declare.marked");
        stored.declare(offer, actor.id(), those, clock.instant());
        record("recruitment.conflicts-declared", seen.offer(), actor.who());
    }

    /** What an assessor gave, with their name. */
    public record Given(String by, Assessment assessment) {}

    /**
     * An application, for one who chooses.
     *
     * @param given the marks of everybody; empty while the reader did not give theirs
     * @param outcomes what the reader may answer, each with the letter that is proposed
     * @param products of the offer, for which whoever is chosen may be written into a team
     */
    public record Detail(
            Offer offer,
            Line line,
            List<Given> given,
            Map<ApplicationState, String> outcomes,
            List<ProductId> products,
            boolean marks) {

        public Detail {
            given = List.copyOf(given);
            products = List.copyOf(products);
        }
    }

    /** An application, for those who decide or mark; not for whoever knows its author. */
    @Transactional(readOnly = true)
    public Detail read(long offer, long id, Actor actor) {
        Seen seen = seen(offer, actor);
        Application application = readable(seen, id);
        Line line = seen.line(application);
        boolean open = line.part() != Part.TO_MARK;
        List<Assessment> given = open ? seen.given(application) : List.of();
        Map<AccountId, String> names =
                accounts.names(given.stream().map(Assessment::by).toList());
        Map<ApplicationState, String> outcomes = new LinkedHashMap<>();
        if (seen.decides() && open && seen.offer().state(clock.instant()) == JobOfferState.CLOSED)
            for (ApplicationState to : application.state().moves(ApplicationState.Side.RECRUITER))
                outcomes.put(to, letters.standard(seen.offer(), application, to));
        return new Detail(
                seen.offer(),
                line,
                given.stream()
                        .map(one -> new Given(names.getOrDefault(one.by(), ""), one))
                        .toList(),
                outcomes,
                seen.decides() && application.state() == ApplicationState.CHOSEN
                        ? seen.offer().needs().stream()
                                .map(Offer.Need::product)
                                .distinct()
                                .filter(product -> products.find(product).isPresent())
                                .toList()
                        : List.of(),
                marks(seen, line));
    }

    private static Application readable(Seen seen, long id) {
        return seen.applications().stream()
                .filter(one -> one.id() == id && seen.part(one) != Part.ASIDE)
                .findFirst()
                .orElseThrow(() -> new NotFound("application", id));
    }

    private boolean marks(Seen seen, Line line) {
        return line.part() == Part.TO_MARK
                && !seen.declares()
                && seen.offer().state(clock.instant()) == JobOfferState.CLOSED;
    }

    /** Its document, for those who may read it; who opens it is noted. Its name tells nobody's. */
    @Transactional
    public Vault.Stored document(long offer, long id, Actor actor) {
        Application application = readable(seen(offer, actor), id);
        if (application.written().document() == null) throw new NotFound("document of application", id);
        return vault.open(
                Objects.requireNonNull(application.written().document()), application.owner(), DOCUMENT, actor);
    }

    /**
     * Gives one's marks, once: those of the others are read from then on.
     *
     * @param typed in the order of the criteria
     * @throws Refused naming each mark that lacks, as `note-<number>`, or `commentaire`
     */
    @Transactional
    public void mark(long offer, long id, List<String> typed, String comment, Actor actor) {
        Seen seen = seen(offer, actor);
        Application application = readable(seen, id);
        if (!marks(seen, seen.line(application))) throw new Refused("", "recruitment.mark.not");
        Objections objections = new Objections();
        List<Integer> marks = new ArrayList<>();
        for (int at = 0; at < seen.offer().selection().criteria().size(); at++) {
            String mark = at < typed.size() ? typed.get(at) : "";
            boolean read = mark.matches("[0-" + Score.BEST + "]");
            objections.when(!read, "note-" + (at + 1), "recruitment.mark.needed", Score.BEST);
            marks.add(read ? Integer.parseInt(mark) : 0);
        }
        objections.when(comment.length() > Assessment.TEXT, "commentaire", "recruitment.long", Assessment.TEXT);
        objections.raise();
        if (!stored.mark(new Assessment(id, actor.id(), marks, comment), clock.instant()))
            throw new Refused("", "recruitment.mark.not");
        if (application.state().moves(ApplicationState.Side.ASSESSOR).contains(ApplicationState.STUDIED))
            stored.study(id);
        record("recruitment.marked", seen.offer(), actor.who());
    }

    /**
     * Answers somebody: they read the letter.
     *
     * @throws Refused on `vers` or `reponse` when that may not be answered yet, or says nothing
     * @throws Stale when somebody else answered since `version`
     */
    @Transactional
    public void answer(long offer, long id, ApplicationState to, String letter, long version, Actor actor) {
        Seen seen = seen(offer, actor);
        Application application = readable(seen, id);
        if (!read(offer, id, actor).outcomes().containsKey(to)) throw new Refused("", "recruitment.answer.not");
        if (application.version() != version) throw new Stale("application", id, version);
        Objections objections = new Objections();
        Score score = seen.score(application).orElse(null);
        objections.when(score == null || !score.enough(), "vers", "recruitment.answer.marks", Score.ENOUGH);
        objections.when(
                score != null
                        && score.eliminated()
                        && (to == ApplicationState.CHOSEN || to == ApplicationState.PROPOSED),
                "vers",
                "recruitment.answer.eliminated");
        objections.when(
                letter.length() < SHORTEST_LETTER || letter.length() > LETTER,
                "reponse",
                "recruitment.answer.letter",
                SHORTEST_LETTER,
                LETTER);
        objections.raise();
        tell(seen.offer(), application, to, letter);
        record("recruitment.answered", seen.offer(), actor.who());
    }

    private void tell(Offer offer, Application application, ApplicationState to, String letter) {
        if (!stored.move(application, to, letter, clock.instant()))
            throw new Stale("application", application.id(), application.version());
        if (to != ApplicationState.INTERVIEW) slots.giveBack(application.id());
        letters.answered(offer, application, letter);
    }

    /**
     * Says what became of an offer. It is filled once everybody was answered; withdrawing it answers whoever waits.
     *
     * @param agreed that those who wait are told that it is given up
     */
    @Transactional
    public void end(long id, JobOfferState to, boolean agreed, long version, Actor actor) {
        Seen seen = seen(id, actor);
        if (!seen.decides()) throw new NotFound("offer", id);
        if (!seen.offer().state(clock.instant()).leadsTo(to) || !to.over())
            throw new Refused("", "recruitment.end.not");
        List<Application> waiting =
                seen.applications().stream().filter(one -> one.state().waits()).toList();
        if (to == JobOfferState.FILLED) {
            if (!waiting.isEmpty()) throw new Refused("", "recruitment.end.unanswered", waiting.size());
            if (seen.applications().stream().noneMatch(one -> one.state() == ApplicationState.CHOSEN))
                throw new Refused("", "recruitment.end.nobody");
        } else {
            if (!waiting.isEmpty() && !agreed)
                throw new Refused("retirer-quand-meme", "recruitment.end.told", waiting.size());
            for (Application one : waiting)
                tell(seen.offer(), one, ApplicationState.DECLINED, letters.givenUp(seen.offer(), one));
        }
        if (!offers.end(id, to, clock.instant(), version)) throw new Stale("offer", id, version);
        record(
                to == JobOfferState.FILLED ? "recruitment.offer-filled" : "recruitment.offer-withdrawn",
                seen.offer(),
                actor.who());
        content.changed();
    }

    /**
     * Whoever is chosen is written into a team, where they fill what was looked for; the money that pays bounds the end as it
     * does for everybody.
     *
     * @throws Refused naming each field that is wrong
     */
    @Transactional
    public Missions.Joined join(long offer, long id, ProductId product, TypedMission typed, Actor actor) {
        Detail detail = read(offer, id, actor);
        if (!detail.products().contains(product)) throw new Refused("produit", "recruitment.join.product");
        Application.Candidate candidate = detail.line().application().candidate();
        return teams.join(
                product,
                new Persons.TypedPerson(candidate.name(), candidate.email().value(), true),
                new TypedMission(
                        detail.offer().said().trade().code(),
                        typed.specialty(),
                        typed.status(),
                        typed.employer(),
                        typed.since(),
                        typed.until(),
                        typed.rhythm(),
                        typed.paidBy()),
                actor);
    }
}
