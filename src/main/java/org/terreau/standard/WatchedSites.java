package org.terreau.standard;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.PublicContent;

/** The sites of a product that its team has watched: which, what was found, what is contested, what is published. */
@Service
public class WatchedSites {

    /** How many a product has at most. */
    public static final int MOST = 10;

    /** How many runs are drawn. */
    public static final int DRAWN = 12;

    private static final int EXPORTED = 60;
    private static final int EVIDENCE = 500;

    private final JdbcSites sites;
    private final JdbcContests contests;
    private final JdbcReports reports;
    private final Products products;
    private final Visits visits;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    WatchedSites(
            JdbcSites sites,
            JdbcContests contests,
            JdbcReports reports,
            Products products,
            Visits visits,
            Audit audit,
            PublicContent content,
            Clock clock) {
        this.sites = sites;
        this.contests = contests;
        this.reports = reports;
        this.products = products;
        this.visits = visits;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
    }

    /** A site as somebody declares it. @param agreed that its team is read so, and lets it be */
    public record Typed(String address, String pages, String reach, boolean letters, boolean agreed) {}

    /**
     * What somebody says against a check.
     *
     * @param until null when no day was typed
     */
    public record Against(
            String check,
            String reason,
            String evidence,
            @Nullable LocalDate until) {}

    /** The sites of a product. @param ours whether the reader is of its team, who alone declares */
    public record Overview(Product product, List<WatchedSite> sites, List<Stand> standing, boolean ours) {
        public Overview {
            sites = List.copyOf(sites);
            standing = List.copyOf(standing);
        }

        public long count(WatchedSite site, CheckOutcome outcome) {
            return standing.stream()
                    .filter(one -> one.site() == site.id() && one.settled().outcome() == outcome)
                    .count();
        }
    }

    /**
     * A check of a site.
     *
     * @param lasting what its last runs said, the oldest first
     * @param contest that runs or waits, null without one
     */
    public record Line(
            Check check,
            Settled settled,
            Finding finding,
            List<CheckOutcome> lasting,
            @Nullable Contest contest) {
        public Line {
            lasting = List.copyOf(lasting);
        }
    }

    /**
     * A site with its checks.
     *
     * @param reports the last of each other tool
     * @param published the standards that its team lets everybody read, and since when
     * @param ours whether the reader is of its team
     * @param staff whether the reader answers contests
     */
    public record Story(
            Product product,
            WatchedSite site,
            Map<Theme, List<Line>> checks,
            List<SiteReport> reports,
            Map<Theme, LocalDate> published,
            boolean ours,
            boolean staff) {
        public Story {
            checks = Map.copyOf(checks);
            reports = List.copyOf(reports);
            published = Map.copyOf(published);
        }

        /** Where this check of ours stands; empty when it was not looked for. */
        public Optional<Settled> standing(@Nullable Check check) {
            return checks.values().stream()
                    .flatMap(List::stream)
                    .filter(line -> line.check() == check)
                    .map(Line::settled)
                    .findFirst();
        }
    }

    /** Where a check of one of a product's sites stands. */
    public record Stand(long site, Check check, Settled settled) {}

    @Transactional(readOnly = true)
    public Overview of(ProductId product, Actor actor) {
        products.mustEdit(actor, product);
        return new Overview(
                products.read(product),
                sites.of(List.of(product)),
                sites.standing(List.of(product)).stream()
                        .map(one -> new Stand(one.site(), one.check(), one.settled()))
                        .toList(),
                ours(product, actor));
    }

    private boolean ours(ProductId product, Actor actor) {
        return actor.signedIn() && products.team(product).contains(actor.id());
    }

    @Transactional(readOnly = true)
    public WatchedSite read(ProductId product, long id, Actor actor) {
        products.mustEdit(actor, product);
        return sites.find(id)
                .filter(site -> site.product().equals(product))
                .orElseThrow(() -> new NotFound("site", id));
    }

    @Transactional(readOnly = true)
    public Story story(ProductId product, long id, Actor actor) {
        WatchedSite site = read(product, id, actor);
        Product about = products.read(product);
        LocalDate today = Paris.today(clock);
        List<SiteRun> runs = sites.runs(id, DRAWN, true);
        Map<Check, Contest> said = new EnumMap<>(Check.class);
        for (Contest one : contests.running(List.of(product), today))
            if (one.site() == id && !Boolean.FALSE.equals(one.accepted())) said.putIfAbsent(one.check(), one);
        Map<Theme, List<Line>> checks = new EnumMap<>(Theme.class);
        Map<Check, Line> lines = new EnumMap<>(Check.class);
        for (JdbcSites.Standing one : sites.standing(List.of(product)))
            if (one.site() == id)
                lines.put(
                        one.check(),
                        new Line(
                                one.check(),
                                one.settled(),
                                one.finding(),
                                lasting(runs, one.check()),
                                said.get(one.check())));
        for (Theme theme : Theme.values()) {
            List<Line> those = Check.of(theme).stream()
                    .flatMap(check -> Optional.ofNullable(lines.get(check)).stream())
                    .toList();
            if (!those.isEmpty()) checks.put(theme, those);
        }
        return new Story(
                about,
                site,
                checks,
                reports.latest(id),
                sites.published(id),
                ours(product, actor),
                actor.staffOf(about.incubator().value()));
    }

    private static List<CheckOutcome> lasting(List<SiteRun> runs, Check check) {
        List<CheckOutcome> lasting = new java.util.ArrayList<>();
        for (SiteRun run : runs) {
            Finding found = run.findings().get(check);
            if (found != null) lasting.add(0, found.outcome());
        }
        return lasting;
    }

    /** Its runs, the latest first; sixty at most. */
    @Transactional(readOnly = true)
    public List<SiteRun> runs(ProductId product, long id, Actor actor) {
        read(product, id, actor);
        List<SiteRun> runs = sites.runs(id, EXPORTED, false);
        Map<Long, List<ReportLine>> said =
                reports.said(runs.stream().map(SiteRun::id).toList());
        return runs.stream()
                .map(run -> run.saying(said.getOrDefault(run.id(), List.of())))
                .toList();
    }

    /**
     * Has a site watched from the coming night on.
     *
     * @throws Refused naming `adresse`, `pages` or `accord`
     * @throws NotAllowed when the actor is not of the team: nobody else agrees for it
     */
    @Transactional
    public WatchedSite declare(ProductId product, Typed typed, Actor actor) {
        mustBeOurs(product, actor);
        Objections objections = new Objections();
        SiteAddress address = SiteAddress.read(typed.address(), typed.pages(), objections);
        objections.when(!typed.agreed(), "accord", "standard.wrong.agreement");
        LocalDate today = Paris.today(clock);
        objections.when(products.read(product).endedOn(today), "adresse", "standard.wrong.ended");
        List<WatchedSite> known = sites.of(List.of(product));
        objections.when(known.size() >= MOST, "adresse", "standard.wrong.many", MOST);
        objections.raise();
        WatchedSite.Reach reach = WatchedSite.Reach.of(typed.reach());
        Instant now = clock.instant();
        long id = sites.add(
                        product,
                        address,
                        reach,
                        typed.letters(),
                        actor.id(),
                        now,
                        reach == WatchedSite.Reach.INTERNET ? Night.first(now, known.size()) : null)
                .orElseThrow(() -> new Refused("adresse", "standard.wrong.known"));
        record(actor, "standard.declared", product, id, Map.of("address", address.origin()));
        return sites.find(id).orElseThrow(() -> new NotFound("site", id));
    }

    private void mustBeOurs(ProductId product, Actor actor) {
        products.mustEdit(actor, product);
        if (!ours(product, actor)) throw new NotAllowed("sites of " + product + " are declared by its team");
    }

    private WatchedSite mine(ProductId product, long id, Actor actor) {
        mustBeOurs(product, actor);
        return read(product, id, actor);
    }

    /** @throws Stale when somebody changed it in between */
    @Transactional
    public void change(ProductId product, long id, Typed typed, long version, Actor actor) {
        WatchedSite site = mine(product, id, actor);
        Objections objections = new Objections();
        SiteAddress address = SiteAddress.read(site.address().origin(), typed.pages(), objections);
        objections.raise();
        WatchedSite.Reach reach = WatchedSite.Reach.of(typed.reach());
        Instant next = site.nextAt();
        if (reach == WatchedSite.Reach.INSIDE) next = null;
        else if (next == null) next = Night.first(clock.instant(), id);
        if (!sites.change(id, address.paths(), reach, typed.letters(), next, version))
            throw new Stale("site", id, version);
        record(actor, "standard.changed", product, id, Map.of());
    }

    /** The team agrees no more: what was read of its site goes too. */
    @Transactional
    public void remove(ProductId product, long id, Actor actor) {
        WatchedSite site = mine(product, id, actor);
        sites.remove(id);
        record(
                actor,
                "standard.removed",
                product,
                id,
                Map.of("address", site.address().origin()));
        content.changed();
    }

    /** The team says that the site, which became another, is theirs: it is read anew the coming night. */
    @Transactional
    public void recognise(ProductId product, long id, Actor actor) {
        WatchedSite site = mine(product, id, actor);
        if (!site.changed()) return;
        Instant now = clock.instant();
        sites.recognise(id, now, Night.first(now, id));
        record(actor, "standard.recognised", product, id, Map.of());
    }

    /** Lets everybody read these standards of a site, and no other. */
    @Transactional
    public void publish(ProductId product, long id, List<String> themes, Actor actor) {
        mine(product, id, actor);
        Set<Theme> agreed = EnumSet.noneOf(Theme.class);
        for (String code : themes) Theme.of(code).ifPresent(agreed::add);
        sites.publish(id, agreed, Paris.today(clock));
        record(actor, "standard.published", product, id, Map.of("number", String.valueOf(agreed.size())));
        content.changed();
    }

    /** @throws Refused naming `motif`, `preuve` or `jusqu-au` */
    @Transactional
    public void contest(ProductId product, long id, Against against, Actor actor) {
        mine(product, id, actor);
        Check check = Check.of(against.check()).orElseThrow(() -> new NotFound("check", against.check()));
        LocalDate today = Paris.today(clock);
        LocalDate until = against.until();
        Objections objections = new Objections();
        objections.when(
                against.reason().isBlank() || against.reason().length() > Contest.REASON,
                "motif",
                "standard.wrong.reason",
                Contest.REASON);
        objections.when(
                !against.evidence().isEmpty()
                        && (against.evidence().length() > EVIDENCE
                                || !against.evidence().matches("https?://\\S{3,}")),
                "preuve",
                "standard.wrong.evidence");
        objections.when(
                until == null || !until.isAfter(today) || until.isAfter(today.plusMonths(Contest.MONTHS)),
                "jusqu-au",
                "standard.wrong.until");
        if (until == null || objections.any()) throw objections.refusal();
        boolean already = contests.running(List.of(product), today).stream()
                .anyMatch(one -> one.site() == id && one.check() == check && !Boolean.FALSE.equals(one.accepted()));
        if (already) throw new Refused("motif", "standard.wrong.contested");
        contests.add(id, check, against.reason(), against.evidence(), until, actor.id(), clock.instant());
        record(actor, "standard.contested", product, id, Map.of("check", check.code()));
    }

    /** Staff say whether a contest holds; once. */
    @Transactional
    public void answer(ProductId product, long id, long contest, boolean accepted, Actor actor) {
        read(product, id, actor);
        actor.mustHave(products.read(product).incubator().value(), Role.STAFF, Role.COACH, Role.LEAD);
        Contest asked = contests.lock(contest)
                .filter(one -> one.site() == id)
                .orElseThrow(() -> new NotFound("contest", contest));
        if (asked.accepted() != null) throw new Refused("", "standard.wrong.answered");
        contests.answer(contest, accepted, actor.id(), clock.instant());
        record(
                actor,
                accepted ? "standard.contest-accepted" : "standard.contest-refused",
                product,
                id,
                Map.of("check", asked.check().code()));
        content.changed();
    }

    /** Keeps what was found on a site as a run of the robot, of now. */
    @Transactional
    public void keep(ProductId product, long id, Map<Check, Finding> found, Actor actor) {
        WatchedSite site = mine(product, id, actor);
        Instant now = clock.instant();
        visits.take(id, now, 0, 0, found);
        if (site.nextAt() == null) sites.seen(id, now);
        else sites.read(id, now, Night.next(now, Instant.EPOCH, id), "");
        record(actor, "standard.reported", product, id, Map.of("origin", SiteRun.Origin.ROBOT.code()));
    }

    private void record(Actor actor, String action, ProductId product, long site, Map<String, String> details) {
        Map<String, String> all = new HashMap<>(details);
        all.put("site", String.valueOf(site));
        audit.record(actor.who(), action, "product:" + product, all);
    }
}
