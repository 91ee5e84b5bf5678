package org.terreau.standard;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.web.Budget;
import org.terreau.web.ReadingRoom;

/**
 * What other tools say of a watched site, brought by its team or sent by a program with a key of its product. A report is
 * shown before it is taken, and then is a run with its origin: it moves no check of ours, which stand beside it.
 */
@Service
public class SiteReports {

    /** How large a file may be, in bytes. */
    public static final long LARGEST = ReportReader.READING.bytes();

    /** Two clocks are not the same. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final WatchedSites watched;
    private final JdbcSites sites;
    private final JdbcReports reports;
    private final Products products;
    private final ReadingRoom room;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SiteReports(
            WatchedSites watched,
            JdbcSites sites,
            JdbcReports reports,
            Products products,
            ReadingRoom room,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.watched = watched;
        this.sites = sites;
        this.reports = reports;
        this.products = products;
        this.room = room;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The reports of a site. @param ours whether the reader is of its team, who alone brings one */
    public record Shelf(WatchedSite site, List<SiteReport> reports, boolean ours) {
        public Shelf {
            reports = List.copyOf(reports);
        }
    }

    /** Those that were taken, the latest first, and for its team the one that waits. */
    @Transactional(readOnly = true)
    public Shelf of(ProductId product, long site, Actor actor) {
        WatchedSite read = watched.read(product, site, actor);
        boolean ours = ours(product, actor);
        List<SiteReport> all =
                reports.all(site).stream().filter(one -> ours || !one.waits()).toList();
        return new Shelf(read, all, ours);
    }

    private boolean ours(ProductId product, Actor actor) {
        return actor.keyHolder() || actor.signedIn() && products.team(product).contains(actor.id());
    }

    @Transactional(readOnly = true)
    public SiteReport read(ProductId product, long site, long report, Actor actor) {
        watched.read(product, site, actor);
        return reports.find(report)
                .filter(one -> one.site() == site && (!one.waits() || ours(product, actor)))
                .orElseThrow(() -> new NotFound("report", report));
    }

    /**
     * Reads a report and lets it wait until it is taken. Not within a transaction.
     *
     * @param day on which the tool read the site, for a file that does not say it
     * @throws Refused on `fichier` or `le`: see {@link ReportReader#read}; of a day to come, or not later than the last
     * @throws NotAllowed when the actor is not of the team
     */
    public SiteReport bring(ProductId product, long site, byte[] file, @Nullable LocalDate day, Actor actor) {
        WatchedSite about = watched.read(product, site, actor);
        mustBeOurs(product, actor);
        SentReport sent = sent(about, file);
        Instant readAt = readAt(sent, day);
        Long kept = transaction.execute(status -> {
            mustBeLater(site, sent.origin(), readAt);
            return reports.wait(site, sent, readAt, clock.instant());
        });
        return reports.find(kept == null ? 0 : kept).orElseThrow(() -> new NotFound("report", site));
    }

    private void mustBeOurs(ProductId product, Actor actor) {
        if (!ours(product, actor)) throw new NotAllowed("reports of a site of " + product + " are brought by its team");
    }

    private SentReport sent(WatchedSite about, byte[] file) {
        if (file.length > LARGEST) throw new Refused(ReportReader.FIELD, "standard.report.large", LARGEST >> 20);
        try {
            return room.read(
                    ReportReader.READING,
                    meter -> ReportReader.read(file, URI.create(about.address().origin()), meter));
        } catch (Budget.Exceeded tooMuch) {
            throw tooMuch.on(ReportReader.FIELD);
        }
    }

    private Instant readAt(SentReport sent, @Nullable LocalDate day) {
        Instant said = sent.readAt();
        if (said == null && day == null) throw new Refused("le", "standard.report.no-day");
        Instant readAt = said == null ? Paris.start(java.util.Objects.requireNonNull(day)) : said;
        if (readAt.isAfter(clock.instant().plus(AHEAD)))
            throw new Refused(said == null ? "le" : ReportReader.FIELD, "standard.report.to-come");
        return readAt;
    }

    /** A site does not become worse because an old file was found again. */
    private void mustBeLater(long site, SiteRun.Origin origin, Instant readAt) {
        reports.last(site, origin).ifPresent(last -> {
            if (!readAt.isAfter(last))
                throw new Refused(ReportReader.FIELD, "standard.report.older", Paris.day(readAt), Paris.day(last));
        });
    }

    /**
     * Takes a report that was shown; it is a run from now on. Taken twice, it is taken once.
     *
     * @throws Refused on `fichier` when a later one was taken meanwhile
     */
    @Transactional
    public SiteReport take(ProductId product, long site, long report, Actor actor) {
        mustBeOurs(product, actor);
        reports.lock(site);
        SiteReport known = read(product, site, report, actor);
        if (!known.waits()) return known;
        mustBeLater(site, known.origin(), known.readAt());
        long run = sites.addRun(site, known.origin(), known.readAt(), 0, 0, Map.of());
        reports.take(report, run);
        audit.record(
                actor.who(),
                "standard.reported",
                "product:" + product,
                Map.of("site", String.valueOf(site), "origin", known.origin().code()));
        return read(product, site, report, actor);
    }

    /** Takes a report that is known without a file, by the same rules. @param tool its name and its version */
    @Transactional
    public SiteReport take(
            ProductId product,
            long site,
            SiteRun.Origin origin,
            Instant readAt,
            String tool,
            List<ReportLine> lines,
            Actor actor) {
        WatchedSite about = watched.read(product, site, actor);
        mustBeOurs(product, actor);
        mustBeLater(site, origin, readAt);
        URI page = URI.create(about.address().origin() + "/");
        long waiting = reports.wait(site, new SentReport(origin, readAt, page, tool, lines), readAt, clock.instant());
        return take(product, site, waiting, actor);
    }

    /** Leaves a report that was shown. */
    @Transactional
    public void drop(ProductId product, long site, long report, Actor actor) {
        mustBeOurs(product, actor);
        read(product, site, report, actor);
        reports.drop(report);
    }
}
