package org.terreau.standard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.Products;
import org.terreau.shared.Paris;
import org.terreau.web.PublicContent;

/**
 * Sends the robot to the sites of one host, one after the other. A run, what it found and where the checks stand are written
 * by one transaction, none is open while a site is read: whoever is killed in the middle leaves nothing, and the site is
 * read anew.
 */
@Service
public class Visits {

    private final JdbcSites sites;
    private final Robot robot;
    private final Products products;
    private final SiteLetters letters;
    private final TransactionTemplate transaction;
    private final PublicContent content;
    private final Clock clock;

    Visits(
            JdbcSites sites,
            Robot robot,
            Products products,
            SiteLetters letters,
            TransactionTemplate transaction,
            PublicContent content,
            Clock clock) {
        this.sites = sites;
        this.robot = robot;
        this.products = products;
        this.letters = letters;
        this.transaction = transaction;
        this.content = content;
        this.clock = clock;
    }

    /** Reads what is due of a host. @return how many sites were read */
    int due(String host) throws InterruptedException {
        int read = 0;
        for (WatchedSite site : sites.due(host, clock.instant())) if (visit(site)) read++;
        return read;
    }

    /** False when its product ended: nobody asks for it any more. */
    boolean visit(WatchedSite site) throws InterruptedException {
        Product product = products.find(site.product()).orElse(null);
        if (product == null || product.endedOn(Paris.today(clock))) {
            transaction.executeWithoutResult(status -> sites.stop(site.id()));
            return false;
        }
        Instant begun = clock.instant();
        Robot.Visited visited = robot.visit(site.address());
        Instant now = clock.instant();
        Instant next = Night.next(now, visited.rest(), site.id());
        Reading reading = known(site, visited.reading());
        Map<Check, Finding> found = Rules.of(reading);
        transaction.executeWithoutResult(status -> {
            if (!sites.read(site.id(), now, next, reading.trouble())) return;
            if (lost(reading.trouble()) && !lost(site.trouble())) letters.lost(site, reading.trouble());
            take(site.id(), begun, Duration.between(begun, now).toMillis(), visited.requests(), found);
        });
        return true;
    }

    /** What was read, unless the site became another since its team last knew it. */
    private Reading known(WatchedSite site, Reading reading) {
        LostName.Face now = reading.face().orElse(null);
        if (now == null) return reading;
        return sites.face(site.id())
                .filter(before -> LostName.changed(before, now))
                .map(before -> reading.without(LostName.CHANGED))
                .orElse(reading);
    }

    private static boolean lost(String trouble) {
        return trouble.equals(LostName.PARKED) || trouble.equals(LostName.CHANGED);
    }

    /** Keeps a run and moves what it moves, in the caller's transaction. */
    void take(long site, Instant at, long tookMs, int requests, Map<Check, Finding> found) {
        if (found.isEmpty()) return;
        long run = sites.addRun(site, SiteRun.Origin.ROBOT, at, tookMs, requests, found);
        Map<Check, Settled> before = sites.states(site);
        Map<Check, Settled> after = new EnumMap<>(Check.class);
        found.forEach((check, finding) -> after.put(check, settled(before.get(check), check, finding, at)));
        sites.settle(site, run, after);
        after.forEach((check, now) -> {
            Settled then = before.get(check);
            if (then != null && now.movedFrom(then))
                sites.changed(site, check, then.outcome(), now.outcome(), Paris.day(at));
        });
        if (!sites.published(site).isEmpty()) content.changed();
    }

    private static Settled settled(@Nullable Settled before, Check check, Finding finding, Instant at) {
        return Settled.after(before, finding.outcome(), Settled.atOnce(check, finding), Check.VERSION, Paris.day(at));
    }
}
