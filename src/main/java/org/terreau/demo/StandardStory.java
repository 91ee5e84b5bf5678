package org.terreau.demo;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;
import org.terreau.standard.Check;
import org.terreau.standard.CheckOutcome;
import org.terreau.standard.Finding;
import org.terreau.standard.ReportLine;
import org.terreau.standard.Said;
import org.terreau.standard.SiteReports;
import org.terreau.standard.SiteRun;
import org.terreau.standard.Theme;
import org.terreau.standard.WatchedSite;
import org.terreau.standard.WatchedSites;
import org.terreau.team.Teams;
import org.terreau.team.Trade;

/**
 * Two sites whose servers are invented, read twelve and four weeks running: one loses its accessibility mention for good and
 * its certificate ends soon, the other is drawn by script, and its team contests what the robot could not see.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class StandardStory implements Chapter {

    private static final ProductId LIGHT = new ProductId(Stories.LIGHT_ID);
    private static final ProductId CANTEEN = new ProductId("cantine.juste");
    private static final String OF_LIGHT = "Enora Lagadec";
    private static final String OF_CANTEEN = "Titouan Le Goff";
    private static final String DOMAIN = "terreau.example";
    private static final int WEEKS = 12;
    private static final int WEEK = 7;
    private static final int LOST = 3;

    private final WatchedSites sites;
    private final SiteReports reports;
    private final Teams teams;
    private final Cast cast;
    private final StoryClock clock;

    StandardStory(WatchedSites sites, SiteReports reports, Teams teams, Cast cast, StoryClock clock) {
        this.sites = sites;
        this.reports = reports;
        this.teams = teams;
        this.cast = cast;
        this.clock = clock;
    }

    @Override
    public void lay(IncubatorId incubator, Actor lead) {
        Actor light = joins(LIGHT, OF_LIGHT, lead);
        WatchedSite lit = declared(LIGHT, "lumiere.example", "/\n/statistiques", light);
        for (int ago = WEEKS; ago > 0; ago--) {
            Map<Check, Finding> found = light(lit, ago);
            clock.on(clock.ago(ago * WEEK - 1), () -> sites.keep(LIGHT, lit.id(), found, light));
        }
        reported(lit, light);
        sites.publish(LIGHT, lit.id(), List.of("accessibilite", "transparence"), light);
        Actor canteen = joins(CANTEEN, OF_CANTEEN, lead);
        WatchedSite fed = declared(CANTEEN, "cantine-juste.example", "", canteen);
        for (int ago = 4; ago > 0; ago--)
            clock.on(clock.ago(ago * WEEK - 2), () -> sites.keep(CANTEEN, fed.id(), canteen(fed), canteen));
        clock.on(
                clock.ago(4),
                () -> sites.contest(
                        CANTEEN,
                        fed.id(),
                        new WatchedSites.Against(
                                Check.COOKIES.code(),
                                "Le cookie lu est celui de la session, nécessaire pour garder le panier de commande.",
                                "https://cantine-juste.example/cookies",
                                clock.present().plusMonths(6)),
                        canteen));
    }

    /** The team runs two tools of its own: they look at other things, and agree with the robot on one. */
    private void reported(WatchedSite site, Actor by) {
        clock.on(
                clock.ago(WEEK + 2),
                () -> reports.take(
                        LIGHT,
                        site.id(),
                        SiteRun.Origin.DASHLORD,
                        Paris.start(clock.ago(WEEK + 2)),
                        "",
                        List.of(
                                new ReportLine(Said.HTTP, "B", "", ""),
                                new ReportLine(Said.HTTP_HSTS, "non", "", "max-age under six months"),
                                new ReportLine(Said.TLS, "A+", "", ""),
                                new ReportLine(Said.TRACKERS, "1", "", "https://cartes.example/tuiles.js"),
                                new ReportLine(Said.COOKIES, "0", "", ""),
                                new ReportLine(Said.MENTION, "", "", ""),
                                new ReportLine(Said.LEGAL, "4/4", "https://lumiere.example/mentions-legales", "")),
                        by));
        clock.on(
                clock.ago(2),
                () -> reports.take(
                        LIGHT,
                        site.id(),
                        SiteRun.Origin.LIGHTHOUSE,
                        Paris.start(clock.ago(2)),
                        "Lighthouse 12.2.1",
                        List.of(
                                new ReportLine(Said.PERFORMANCE, "91", "", ""),
                                new ReportLine(
                                        Said.ACCESSIBILITY, "86", "", "Les images ont un texte, Les liens ont un nom"),
                                new ReportLine(Said.BEST_PRACTICES, "100", "", ""),
                                new ReportLine(Said.SEO, "92", "", "")),
                        by));
    }

    private Actor joins(ProductId product, String name, Actor lead) {
        String address = Cast.address(name, DOMAIN);
        clock.on(clock.ago(WEEKS * WEEK + 2), () -> teams.join(product, Trade.DEVELOPMENT, name, address, "40", lead));
        return cast.actor(address);
    }

    private WatchedSite declared(ProductId product, String address, String pages, Actor by) {
        return clock.on(
                clock.ago(WEEKS * WEEK + 1),
                () -> sites.declare(product, new WatchedSites.Typed(address, pages, "internet", true, true), by));
    }

    private Map<Check, Finding> light(WatchedSite site, int ago) {
        String home = site.address().origin() + "/";
        LocalDate until = clock.present().plusDays(19);
        Map<Check, Finding> found = new EnumMap<>(Check.class);
        for (Check check : Check.values()) found.put(check, new Finding(CheckOutcome.PASSED, "", home, ""));
        found.put(
                Check.CERTIFICATE,
                new Finding(
                        ago > 2 ? CheckOutcome.PASSED : CheckOutcome.TO_IMPROVE, until.toString(), home, "TLSv1.3, 3"));
        found.put(
                Check.MENTION,
                ago > LOST
                        ? new Finding(
                                CheckOutcome.PASSED, "partiellement", home, "Accessibilité : partiellement conforme")
                        : new Finding(CheckOutcome.FAILED, "", home, ""));
        found.put(
                Check.DECLARATION,
                new Finding(
                        CheckOutcome.PASSED,
                        "72 % 2025-11-03",
                        home + "accessibilite",
                        "Le site est partiellement conforme au RGAA"));
        found.put(
                Check.PLAN,
                new Finding(
                        CheckOutcome.PASSED,
                        clock.present().getYear() - 1 + "-" + (clock.present().getYear() + 1),
                        home + "schema-pluriannuel.pdf",
                        "Schéma pluriannuel"));
        found.put(
                Check.AXE,
                new Finding(
                        CheckOutcome.TO_IMPROVE,
                        "1",
                        home,
                        "Le contenu de la page doit être compris dans une région (region\u00a0: 3)"));
        found.put(Check.SHOWN_COOKIES, new Finding(CheckOutcome.PASSED, "0", home, ""));
        found.put(Check.DESIGN, new Finding(CheckOutcome.NOT_APPLICABLE, "", home, ""));
        found.put(Check.HSTS, new Finding(CheckOutcome.TO_IMPROVE, "3600", home, "max-age=3600"));
        found.put(Check.COOKIES, new Finding(CheckOutcome.PASSED, "0", home, ""));
        found.put(Check.COOKIE_ATTRIBUTES, new Finding(CheckOutcome.NOT_APPLICABLE, "0", home, ""));
        found.put(Check.THIRD_PARTIES, new Finding(CheckOutcome.TO_IMPROVE, "1", home, "cartes.example"));
        found.put(
                Check.DEAD_LINKS,
                new Finding(CheckOutcome.TO_IMPROVE, "2", home + "ancienne-page", "Guide des communes"));
        found.put(Check.WEIGHT, new Finding(CheckOutcome.PASSED, "84", home, ""));
        found.put(Check.BUDGET, new Finding(CheckOutcome.FAILED, "", home, ""));
        return found;
    }

    private Map<Check, Finding> canteen(WatchedSite site) {
        String home = site.address().origin() + "/";
        Map<Check, Finding> found = new EnumMap<>(Check.class);
        for (Check check : Check.values()) found.put(check, new Finding(CheckOutcome.UNREADABLE, "", home, ""));
        for (Check check : Check.of(Theme.SECURITY)) found.put(check, new Finding(CheckOutcome.PASSED, "", home, ""));
        for (Check check : List.of(Check.AXE, Check.SHOWN_COOKIES))
            found.put(check, new Finding(CheckOutcome.NOT_LOOKED, "lent", home, ""));
        found.put(Check.THIRD_PARTIES, new Finding(CheckOutcome.PASSED, "0", home, ""));
        found.put(Check.ROBOTS, new Finding(CheckOutcome.PASSED, "200", home + "robots.txt", "User-agent: *"));
        found.put(Check.SITEMAP, new Finding(CheckOutcome.TO_IMPROVE, "404", home + "sitemap.xml", ""));
        found.put(Check.API_STATS, new Finding(CheckOutcome.NOT_APPLICABLE, "404", home + "api/stats", ""));
        found.put(Check.HTTPS, new Finding(CheckOutcome.PASSED, "301", home, "Location: " + home));
        found.put(
                Check.CERTIFICATE,
                new Finding(CheckOutcome.PASSED, clock.present().plusDays(71).toString(), home, "TLSv1.3, 2"));
        found.put(Check.COOKIES, new Finding(CheckOutcome.TO_IMPROVE, "1", home, "session"));
        found.put(Check.COOKIE_ATTRIBUTES, new Finding(CheckOutcome.PASSED, "0", home, ""));
        found.put(Check.WEIGHT, new Finding(CheckOutcome.PASSED, "12", home, ""));
        return found;
    }
}
