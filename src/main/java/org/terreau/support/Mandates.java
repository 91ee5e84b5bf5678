package org.terreau.support;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.identity.Undoable;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.shared.Stale;
import org.terreau.team.CoachWindow;
import org.terreau.team.Norms;
import org.terreau.team.TeamNorms;
import org.terreau.web.Undo;

/**
 * Mandates of coaching: given by who leads the incubator or works for it, kept by the coach a line a session, read by the
 * team.
 */
@Service
public class Mandates implements Undoable {

    private static final Role[] STAFF = {Role.STAFF, Role.COACH, Role.LEAD};
    private static final Role[] GIVING = {Role.STAFF, Role.LEAD};
    private static final int PAGE = 20;
    private static final int MOST = 2000;
    private static final String SESSION = "support.session";

    private final JdbcMandates stored;
    private final Products products;
    private final ProductCatalogue catalogue;
    private final Endings endings;
    private final Accounts accounts;
    private final TeamNorms norms;
    private final SupportLetters letters;
    private final Audit audit;
    private final Undo undo;
    private final Clock clock;

    Mandates(
            JdbcMandates stored,
            Products products,
            ProductCatalogue catalogue,
            Endings endings,
            Accounts accounts,
            TeamNorms norms,
            SupportLetters letters,
            Audit audit,
            Undo undo,
            Clock clock) {
        this.stored = stored;
        this.products = products;
        this.catalogue = catalogue;
        this.endings = endings;
        this.accounts = accounts;
        this.norms = norms;
        this.letters = letters;
        this.audit = audit;
        this.undo = undo;
        this.clock = clock;
    }

    /**
     * What narrows the list.
     *
     * @param state "en-cours", "termines", or "" for all
     * @param coach 0 for all
     * @param phase its code; "" for all
     */
    public record Filter(String state, long coach, String phase) {}

    /**
     * A mandate with what it shows.
     *
     * @param coach empty when nobody coaches
     */
    public record Line(Mandate mandate, String product, String coach, String second, MandateWatch watch) {}

    /** Those of the incubators for which somebody works, the running ones first. */
    @Transactional(readOnly = true)
    public Slice<Line> page(Filter filter, int page, Actor actor) {
        Set<String> scopes = scopes(actor);
        long total = stored.count(scopes, filter);
        int number = (int) Math.max(1, Math.min(page, (total + PAGE - 1) / PAGE));
        return new Slice<>(lines(stored.of(scopes, filter, PAGE, (number - 1) * PAGE)), number, PAGE, total);
    }

    /** At most two thousand, for a file. */
    @Transactional(readOnly = true)
    public List<Line> export(Filter filter, Actor actor) {
        return lines(stored.of(scopes(actor), filter, MOST, 0));
    }

    /** The running mandates of this person, and those that ended without a report. */
    @Transactional(readOnly = true)
    public List<Line> mine(Actor actor) {
        return lines(stored.of(scopes(actor), new Filter("", actor.id().value(), ""), MOST, 0)).stream()
                .filter(line ->
                        line.mandate().running() || line.watch().signals().contains(MandateWatch.Signal.NO_REPORT))
                .toList();
    }

    private static Set<String> scopes(Actor actor) {
        if (!actor.signedIn() || !actor.staff()) throw new NotAllowed("mandates of coaching");
        return actor.scopes(STAFF);
    }

    /** The coaches of the incubators for which somebody works, by name. */
    @Transactional(readOnly = true)
    public Map<AccountId, String> coaches(Actor actor) {
        Map<AccountId, String> coaches = new LinkedHashMap<>();
        for (String scope : scopes(actor))
            accounts.holding(scope, Role.COACH).forEach(one -> coaches.put(one.id(), one.name()));
        return coaches;
    }

    private List<Line> lines(List<Mandate> mandates) {
        Set<ProductId> ids =
                mandates.stream().map(Mandate::product).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<ProductId, ProductCatalogue.Described> known = catalogue.find(ids);
        Map<IncubatorId, Norms> asked = norms.all();
        LocalDate today = Paris.today(clock);
        Map<ProductId, LocalDate> since = new LinkedHashMap<>();
        for (Mandate mandate : mandates)
            since.merge(
                    mandate.product(),
                    MandateWatch.counted(phase(known.get(mandate.product()), today), norms(mandate, asked), today),
                    (one, other) -> one.isBefore(other) ? one : other);
        Map<ProductId, List<MandateWatch.Logged>> logged = stored.logged(since);
        Map<Long, JdbcMandates.Told> told = stored.told(mandates);
        Map<AccountId, String> names = accounts.names(people(mandates));
        Map<IncubatorId, Set<AccountId>> colleagues = new LinkedHashMap<>();
        return mandates.stream()
                .map(mandate -> {
                    ProductCatalogue.Described product = known.get(mandate.product());
                    JdbcMandates.Told one = told.getOrDefault(
                            mandate.id(), new JdbcMandates.Told(mandate.span().from(), false));
                    AccountId coach = mandate.coaches().first();
                    boolean coached = coach != null
                            && colleagues
                                    .computeIfAbsent(mandate.incubator(), this::ids)
                                    .contains(coach);
                    return new Line(
                            mandate,
                            product == null
                                    ? mandate.product().value()
                                    : product.product().name(),
                            name(coach, names),
                            name(mandate.coaches().second(), names),
                            MandateWatch.of(
                                    new MandateWatch.Known(
                                            mandate,
                                            phase(product, today),
                                            logged.getOrDefault(mandate.product(), List.of()),
                                            one.sameCoachSince(),
                                            coached,
                                            one.reported()),
                                    norms(mandate, asked),
                                    today));
                })
                .toList();
    }

    private static Product.@Nullable Phase phase(ProductCatalogue.@Nullable Described product, LocalDate today) {
        return product == null ? null : product.product().phaseOn(today);
    }

    private static Norms norms(Mandate mandate, Map<IncubatorId, Norms> asked) {
        return asked.getOrDefault(mandate.incubator(), Norms.USUAL);
    }

    private static Set<AccountId> people(Collection<Mandate> mandates) {
        Set<AccountId> people = new HashSet<>();
        for (Mandate mandate : mandates) {
            add(people, mandate.coaches().first());
            add(people, mandate.coaches().second());
        }
        return people;
    }

    private static void add(Set<AccountId> people, @Nullable AccountId one) {
        if (one != null) people.add(one);
    }

    private static String name(@Nullable AccountId one, Map<AccountId, String> names) {
        return one == null ? "" : names.getOrDefault(one, "");
    }

    /** Those who may coach for an incubator, by name. */
    @Transactional(readOnly = true)
    public List<Accounts.Account> colleagues(IncubatorId incubator) {
        return accounts.holding(incubator.value(), STAFF);
    }

    private Set<AccountId> ids(IncubatorId incubator) {
        return colleagues(incubator).stream().map(Accounts.Account::id).collect(Collectors.toSet());
    }

    /** Those of a product, the last begun first, for whoever works on it. */
    @Transactional(readOnly = true)
    public List<Line> of(ProductId product, Actor actor) {
        products.mustEdit(actor, product);
        return lines(stored.of(product));
    }

    /** May give a mandate on this product. */
    @Transactional(readOnly = true)
    public boolean gives(ProductId product, Actor actor) {
        return actor.signedIn() && actor.has(products.read(product).incubator().value(), GIVING);
    }

    /**
     * A product to which a mandate is given.
     *
     * @param most days that its phase usually asks for from today on; null when it has no norm
     */
    public record Giving(
            Product product,
            Product.@Nullable Phase phase,
            @Nullable BigDecimal most,
            LocalDate today) {}

    @Transactional(readOnly = true)
    public Giving toGive(ProductId id, Actor actor) {
        Product product = products.read(id);
        actor.mustHave(product.incubator().value(), GIVING);
        LocalDate today = Paris.today(clock);
        return new Giving(
                product,
                product.phaseOn(today),
                window(product, today).map(CoachWindow::most).orElse(null),
                today);
    }

    private Optional<CoachWindow> window(Product product, LocalDate day) {
        Product.Phase phase = product.phaseOn(day);
        return phase == null ? Optional.empty() : CoachWindow.of(phase, day, norms.of(product.incubator()));
    }

    /**
     * Gives a mandate, and tells the coach and the team.
     *
     * @throws Refused naming each field that is wrong; when the product ended, or has no phase; when this coach coaches it
     *     already; when it goes past the norm of the phase without a reason
     */
    @Transactional
    public Mandate give(ProductId id, MandateTyped typed, Actor actor) {
        Giving giving = toGive(id, actor);
        Product product = giving.product();
        endings.mustLive(id);
        Objections objections = typed.objections(ids(product.incubator()));
        LocalDate from = typed.from();
        Product.Phase phase = product.phaseOn(from == null ? giving.today() : from);
        objections.when(phase == null || !phase.kind().active(), "debut", "support.mandate.phase.none");
        BigDecimal days = typed.number().orElse(BigDecimal.ZERO);
        window(product, from == null ? giving.today() : from)
                .ifPresent(window -> objections.when(
                        days.compareTo(window.most()) > 0 && typed.reason().isEmpty(),
                        "justification",
                        "support.mandate.beyond",
                        window.most()));
        objections.raise();
        if (phase == null) throw objections.refusal();
        long mandate = stored.insert(product.incubator(), id, phase.kind(), typed, days)
                .orElseThrow(() -> new Refused("coach", "support.mandate.already"));
        Mandate given = known(mandate);
        told("support.mandate-given", given, actor);
        tell(given, product.name(), actor);
        return given;
    }

    private void tell(Mandate mandate, String product, Actor by) {
        AccountId coach = mandate.coaches().first();
        if (coach == null) return;
        String name = accounts.names(Set.of(coach)).getOrDefault(coach, "");
        if (!coach.equals(by.id())) letters.coaching(coach, "support-mandate", product, by.name(), mandate.path());
        for (AccountId member : products.team(mandate.product()))
            if (!member.equals(by.id()) && !mandate.coaches().holds(member))
                letters.coaching(member, "support-coach", product, name, mandate.path());
    }

    private void told(String action, Mandate mandate, Actor actor) {
        audit.record(actor.who(), action, "product:" + mandate.product(), Map.of());
    }

    private Mandate known(long id) {
        return stored.find(id).orElseThrow(() -> new NotFound("mandate of coaching", id));
    }

    /**
     * A mandate as it is read.
     *
     * @param sessions its own, the last held first
     * @param writes may log sessions, renew and end it
     * @param readsReport may read what people learnt
     */
    public record Detail(
            Line line,
            List<CoachSession> sessions,
            boolean staff,
            boolean writes,
            boolean readsReport,
            LocalDate today) {

        public Detail {
            sessions = List.copyOf(sessions);
        }

        public Mandate mandate() {
            return line.mandate();
        }
    }

    /** A mandate, for the team and those who work for the incubator; nobody else learns that it exists. */
    @Transactional(readOnly = true)
    public Detail read(long id, Actor actor) {
        Mandate mandate = readable(id, actor);
        return new Detail(
                lines(List.of(mandate)).get(0),
                stored.sessions(id),
                actor.staffOf(mandate.incubator().value()),
                writes(mandate, actor),
                readsReport(mandate, actor),
                Paris.today(clock));
    }

    private Mandate readable(long id, Actor actor) {
        Mandate mandate = known(id);
        if (!actor.signedIn() || !products.mayEdit(actor, mandate.product()))
            throw new NotFound("mandate of coaching", id);
        return mandate;
    }

    /** Its coaches while they work for the incubator, and who gives mandates. */
    private static boolean writes(Mandate mandate, Actor actor) {
        String incubator = mandate.incubator().value();
        return actor.has(incubator, GIVING)
                || actor.staffOf(incubator) && mandate.coaches().holds(actor.id());
    }

    private Mandate writable(long id, Actor actor) {
        Mandate mandate = readable(id, actor);
        if (!writes(mandate, actor)) throw new NotAllowed("mandate of coaching " + id);
        return mandate;
    }

    /**
     * Logs a session.
     *
     * @throws Refused naming each field that is wrong; when the norm of the phase is used up and nobody said why to go on
     */
    @Transactional
    public void log(long id, SessionTyped typed, Actor actor) {
        Mandate mandate = writable(id, actor);
        stored.lock(id);
        List<CoachSession> sessions = stored.sessions(id);
        SessionTyped.Checked session = typed.checked(
                mandate,
                Paris.today(clock),
                day -> sessions.stream()
                        .filter(one -> one.on().equals(day))
                        .map(CoachSession::days)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        MandateWatch watch = lines(List.of(mandate)).get(0).watch();
        CoachWindow window = watch.window();
        if (window != null
                && mandate.span().reason().isEmpty()
                && !session.on().isBefore(window.from())
                && watch.used().add(session.days()).compareTo(window.most()) > 0)
            throw new Refused("duree", "support.session.beyond", window.most());
        stored.log(id, session, actor.id(), clock.instant());
        told("support.session-logged", mandate, actor);
    }

    /** Takes back a session that was logged by mistake. */
    @Transactional
    public void takeBack(long id, long session, Actor actor) {
        Mandate mandate = writable(id, actor);
        CoachSession gone = stored.sessions(id).stream()
                .filter(one -> one.id() == session)
                .findFirst()
                .filter(one -> stored.remove(id, session))
                .orElseThrow(() -> new NotFound("session of coaching", session));
        undo.offer(SESSION, id, gone.on(), gone.days(), gone.kind().code(), gone.what(), gone.next());
        told("support.session-removed", mandate, actor);
    }

    @Override
    public String undoes() {
        return SESSION;
    }

    @Override
    @Transactional
    public void putBack(List<String> what, Actor actor) {
        SessionTyped gone =
                new SessionTyped(LocalDate.parse(what.get(1)), what.get(2), what.get(3), what.get(4), what.get(5));
        log(Long.parseLong(what.get(0)), gone, actor);
    }

    /**
     * Goes on: until another day, with other days in all.
     *
     * @throws Refused naming each field that is wrong, or when it goes past the norm of the phase without a reason
     * @throws Stale when somebody else changed it since `version`
     */
    @Transactional
    public void renew(long id, @Nullable LocalDate until, String days, String reason, long version, Actor actor) {
        Mandate mandate = running(id, version, actor);
        Objections objections = new Objections();
        Optional<BigDecimal> number = MandateTyped.number(days);
        MandateTyped.span(objections, mandate.span().from(), until);
        objections.when(until != null && until.isBefore(Paris.today(clock)), "fin", "support.mandate.until.past");
        objections.when(number.isEmpty(), "jours", "support.mandate.days.wrong");
        objections.when(reason.length() > Mandate.LINE, "justification", "support.text.long", Mandate.LINE);
        Product product = products.read(mandate.product());
        window(product, Paris.today(clock))
                .ifPresent(window -> objections.when(
                        number.isPresent()
                                && number.get().compareTo(window.most()) > 0
                                && number.get().compareTo(mandate.span().days()) > 0
                                && reason.isEmpty(),
                        "justification",
                        "support.mandate.beyond",
                        window.most()));
        objections.raise();
        if (until == null || !stored.renew(mandate, until, number.orElseThrow(), reason))
            throw new Stale("mandate of coaching", id, version);
        told("support.mandate-renewed", mandate, actor);
    }

    private Mandate running(long id, long version, Actor actor) {
        Mandate mandate = writable(id, actor);
        if (mandate.version() != version) throw new Stale("mandate of coaching", id, version);
        if (!mandate.running()) throw new Refused("", "support.mandate.over");
        return mandate;
    }

    /**
     * Ends it today; its report is then due.
     *
     * @param handover what is left, and to whom
     * @throws Refused when nothing is said of what is left
     * @throws Stale when somebody else changed it since `version`
     */
    @Transactional
    public void end(long id, String handover, long version, Actor actor) {
        Mandate mandate = running(id, version, actor);
        Objections objections = new Objections();
        objections.when(
                handover.isEmpty() || handover.length() > Mandate.TEXT,
                "suites",
                "support.mandate.handover.needed",
                Mandate.TEXT);
        objections.raise();
        LocalDate today = Paris.today(clock);
        LocalDate on = mandate.span().from().isAfter(today) ? mandate.span().from() : today;
        if (!stored.end(mandate, on, handover)) throw new Stale("mandate of coaching", id, version);
        told("support.mandate-ended", mandate, actor);
    }

    /**
     * Takes its end back: it runs again, as long as its report is neither written nor late.
     *
     * @throws Refused when it runs, ended long ago, is reported, or its coach coaches the product by another one
     * @throws Stale when somebody else changed it since `version`
     */
    @Transactional
    public void takeUp(long id, long version, Actor actor) {
        Mandate mandate = writable(id, actor);
        if (mandate.version() != version) throw new Stale("mandate of coaching", id, version);
        if (!mandate.endedLately(Paris.today(clock)) || stored.report(id).isPresent())
            throw new Refused("", "support.mandate.over-for-good", MandateWatch.REPORT_DAYS);
        endings.mustLive(mandate.product());
        if (!stored.takeUp(mandate)) throw new Refused("", "support.mandate.already");
        told("support.mandate-taken-up", mandate, actor);
    }

    /** The team, its coaches and who leads: what people learnt is nobody else's. */
    private boolean readsReport(Mandate mandate, Actor actor) {
        return mandate.coaches().holds(actor.id())
                || actor.has(mandate.incubator().value(), Role.LEAD)
                || products.team(mandate.product()).contains(actor.id());
    }

    /** The report of a mandate; empty while nobody wrote it. For anybody else there is none. */
    @Transactional(readOnly = true)
    public Optional<CoachReport> report(long id, Actor actor) {
        Mandate mandate = readable(id, actor);
        if (!readsReport(mandate, actor)) throw new NotFound("report of a mandate of coaching", id);
        return stored.report(id);
    }

    /** Its coaches write it, and who leads. */
    public boolean writesReport(Mandate mandate, Actor actor) {
        return actor.staffOf(mandate.incubator().value())
                && (mandate.coaches().holds(actor.id())
                        || actor.has(mandate.incubator().value(), Role.LEAD));
    }

    /** @throws Refused naming each field that is wrong */
    @Transactional
    public void report(long id, CoachReport.Typed typed, Actor actor) {
        Mandate mandate = readable(id, actor);
        if (!writesReport(mandate, actor)) throw new NotFound("report of a mandate of coaching", id);
        stored.report(id, typed.checked(), clock.instant());
        told("support.report-written", mandate, actor);
    }

    /**
     * Gives the mandates of a coach who leaves to others, all at once.
     *
     * @param takers for each mandate, who takes over
     * @throws Refused naming each mandate that nobody takes, or whose taker coaches the same product already
     */
    @Transactional
    public int handOver(IncubatorId incubator, Map<Long, AccountId> takers, Collection<Long> asked, Actor actor) {
        actor.mustHave(incubator.value(), Role.LEAD);
        Set<AccountId> colleagues = ids(incubator);
        Objections objections = new Objections();
        for (long id : asked) {
            Mandate mandate = known(id);
            if (!mandate.incubator().equals(incubator)) throw new NotFound("mandate of coaching", id);
            AccountId taker = takers.get(id);
            if (taker == null || !colleagues.contains(taker))
                objections.add("releve-" + id, "support.mandate.coach.needed");
            else if (!stored.give(id, taker)) objections.add("releve-" + id, "support.mandate.already");
        }
        objections.raise();
        for (long id : asked) {
            Mandate mandate = known(id);
            told("support.mandate-handed-over", mandate, actor);
            tell(mandate, products.read(mandate.product()).name(), actor);
        }
        return asked.size();
    }
}
