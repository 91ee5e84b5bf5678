package org.terreau.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Actor;
import org.terreau.identity.ApiKeys;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.portfolio.PortfolioFixtures;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;
import org.terreau.team.Teams;
import org.terreau.team.Trade;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

@ApplicationTest
class SiteReportsTests {

    private final PortfolioFixtures portfolio;
    private final WatchedSites sites;
    private final JdbcReports stored;
    private final Teams teams;
    private final People people;
    private final ApiKeys keys;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final AtomicInteger names = new AtomicInteger();

    SiteReportsTests(
            PortfolioFixtures portfolio,
            WatchedSites sites,
            JdbcReports stored,
            Teams teams,
            People people,
            ApiKeys keys,
            JdbcClient jdbc,
            Clock clock) {
        this.portfolio = portfolio;
        this.sites = sites;
        this.stored = stored;
        this.teams = teams;
        this.people = people;
        this.keys = keys;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private Actor member(ProductId product, String name) {
        String email = name.toLowerCase(java.util.Locale.ROOT) + "@rapports.test";
        teams.join(product, Trade.DEVELOPMENT, name, email, "", portfolio.coach());
        return people.actor(email);
    }

    private WatchedSite site(ProductId product, String address, Actor by) {
        return sites.declare(product, new WatchedSites.Typed(address, "", "internet", true, true), by);
    }

    private String daysAgo(int days) {
        return clock.instant()
                .minus(Duration.ofDays(days))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private static byte[] lighthouse(String host, String at, double score) {
        return """
                {"requestedUrl": "https://%s/", "finalUrl": "https://%s/", "fetchTime": "%s",
                 "categories": {"accessibility": {"score": %s}, "performance": {"score": 0.5}}}
                """.formatted(host, host, at, score).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] dashlord(String host) {
        return """
                [{"url": "https://%s", "thirdparties": {"trackers": [], "cookies": [{"name": "suivi"}]},
                  "declaration-a11y": {"mention": null, "declarationUrl": null}}]
                """.formatted(host).getBytes(StandardCharsets.UTF_8);
    }

    private Visit.Page sent(Visit team, WatchedSite site, byte[] file) {
        String path = site.path() + "/rapports";
        return team.form(team.get(path), path)
                .file("fichier", "rapport.json", file)
                .send();
    }

    @Test
    void aReportIsShownThenKeptBesideOurChecksAndMovesNoneOfThem() {
        ProductId product = portfolio.product("rapport-garde", "Rapport gardé");
        Actor member = member(product, "Azilis");
        WatchedSite site = site(product, "garde.rapports.test", member);
        sites.keep(product, site.id(), Map.of(Check.COOKIES, new Finding(CheckOutcome.PASSED, "0", "", "")), member);
        Visit team = people.signedIn(member);
        String path = site.path() + "/rapports";
        Visit.Page undated = sent(team, site, dashlord("garde.rapports.test"));
        assertThat(undated.status()).isEqualTo(422);
        assertThat(undated.errorOf("le")).contains("donnez le jour");
        Visit.Page shown = team.form(team.get(path), path)
                .file("fichier", "report.json", dashlord("www.garde.rapports.test"))
                .with("le", Paris.today(clock).minusDays(2).toString())
                .send();
        assertThat(shown.text())
                .contains("Rien n’est encore enregistré")
                .contains("suivi")
                .contains("rien trouvé")
                .contains("réussi");
        assertThat(team.get(site.path()).text()).contains("Aucun rapport");
        assertThat(portfolio.asCoach().get(path).text()).contains("Aucun rapport");
        String one = path + "/" + waiting(site);
        assertThat(portfolio.asCoach().get(one).status()).isEqualTo(404);
        team.form(team.get(one), one + "/prise").send();
        Visit coach = portfolio.asCoach();
        Visit.Page page = coach.get(site.path());
        assertThat(page.text()).contains("DashLord, le").contains("Cookies").contains("suivi");
        assertThat(Statements.during(() -> coach.get(site.path()))).isBetween(1, 17);
        assertThat(sites.story(product, site.id(), member)
                        .standing(Check.COOKIES)
                        .orElseThrow()
                        .outcome())
                .isEqualTo(CheckOutcome.PASSED);
        assertThat(coach.get(site.path() + ".csv").body())
                .contains(";dashlord;")
                .contains(";dashlord-cookies;;1;;suivi");
        assertThat(coach.get(site.path() + ".json").body()).contains("\"besides\":\"cookies\"");
        assertThat(coach.get(path).text()).doesNotContain("Apporter un rapport");
    }

    private long waiting(WatchedSite site) {
        return jdbc.sql("select id from site_report where site_id = :site and run_id is null")
                .param("site", site.id())
                .query(Long.class)
                .single();
    }

    @Test
    void anOlderReportOneOfAnotherSiteAndOneToComeAreRefusedWithTheReason() {
        ProductId product = portfolio.product("rapport-refuse", "Rapport refusé");
        Actor member = member(product, "Brieuc");
        WatchedSite site = site(product, "refuse.rapports.test", member);
        Visit team = people.signedIn(member);
        String path = site.path() + "/rapports";
        assertThat(team.form(team.get(path), path).send().errorOf("fichier")).contains("Choisissez un fichier");
        assertThat(sent(team, site, lighthouse("ailleurs.rapports.test", daysAgo(1), 1))
                        .errorOf("fichier"))
                .contains("ne dit rien de refuse.rapports.test")
                .contains("ailleurs.rapports.test");
        assertThat(sent(team, site, lighthouse("refuse.rapports.test", daysAgo(-3), 1))
                        .errorOf("fichier"))
                .contains("jour à venir");
        sent(team, site, lighthouse("refuse.rapports.test", daysAgo(3), 0.8));
        String first = path + "/" + waiting(site);
        team.form(team.get(first), first + "/prise").send();
        assertThat(sent(team, site, lighthouse("refuse.rapports.test", daysAgo(9), 1))
                        .errorOf("fichier"))
                .contains("est déjà gardé");
        assertThat(sent(
                                team,
                                site,
                                "{\"url\": \"https://refuse.rapports.test\",\n \"http\": {"
                                        .getBytes(StandardCharsets.UTF_8))
                        .errorOf("fichier"))
                .contains("ligne 2");
        sent(team, site, lighthouse("refuse.rapports.test", daysAgo(1), 0.9));
        String second = path + "/" + waiting(site);
        assertThat(team.form(team.get(second), second + "/abandon").send().text())
                .contains("n’est pas gardé");
        assertThat(team.get(second).status()).isEqualTo(404);
    }

    @Test
    void theTeamAloneBringsReports() {
        ProductId product = portfolio.product("rapport-equipe", "Rapport d’équipe");
        Actor member = member(product, "Corentine");
        WatchedSite site = site(product, "equipe.rapports.test", member);
        String path = site.path() + "/rapports";
        assertThat(portfolio.asCoach().get(path).html().select("input[type=file]"))
                .isEmpty();
        assertThat(portfolio.asStranger().get(path).status()).isEqualTo(403);
        var other = people.signedIn(
                people.someone("ailleurs@rapports.test", "Ailleurs", new Grant(Role.LEAD, "rapports-ailleurs")));
        assertThat(other.get(path).status()).isEqualTo(403);
        ProductId mine = portfolio.product("rapport-voisin", "Rapport voisin");
        assertThat(people.signedIn(member(mine, "Divi"))
                        .get(mine.path() + "/qualite/" + site.id() + "/rapports")
                        .status())
                .isEqualTo(404);
    }

    private HttpResponse<String> pushed(ProductId product, String rest, byte[] body) {
        String key = keys.issue(
                product.keyScope(),
                "rapports " + names.incrementAndGet(),
                Paris.today(clock).plusDays(30),
                portfolio.lead());
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + people.port() + "/api/v1/products/" + product + rest))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + key)
                .header("Accept-Language", "fr")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    @Test
    void aProgramTriesThenSendsAReportWithAKeyOfItsProduct() {
        ProductId product = portfolio.product("rapport-pousse", "Rapport poussé");
        Actor member = member(product, "Enogat");
        WatchedSite site = site(product, "pousse.rapports.test", member);
        String path = "/sites/" + site.id() + "/reports";
        byte[] file = lighthouse("pousse.rapports.test", daysAgo(1), 0.91);
        HttpResponse<String> tried = pushed(product, path + "?dryRun=true", file);
        assertThat(tried.statusCode()).isEqualTo(200);
        assertThat(tried.body()).contains("\"run\":null").contains("\"value\":\"91\"");
        assertThat(stored.all(site.id())).isEmpty();
        assertThat(pushed(product, path, file).body())
                .contains("\"origin\":\"lighthouse\"")
                .doesNotContain("\"run\":null");
        HttpResponse<String> again = pushed(product, path, file);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("est déjà gardé").contains("\"field\":\"fichier\"");
        assertThat(pushed(product, path + "?day=demain", dashlord("pousse.rapports.test"))
                        .body())
                .contains("Donnez un jour");
        ProductId other = portfolio.product("rapport-cle", "Rapport d’une autre clé");
        assertThat(pushed(other, path, file).statusCode()).isEqualTo(404);
    }

    @Test
    void aReportThatNobodyTookIsForgottenAfterADayAndOneThatWasTakenWithItsRun() {
        ProductId product = portfolio.product("rapport-oublie", "Rapport oublié");
        Actor member = member(product, "Fragan");
        WatchedSite site = site(product, "oublie.rapports.test", member);
        Visit team = people.signedIn(member);
        sent(team, site, lighthouse("oublie.rapports.test", daysAgo(5), 1));
        String one = site.path() + "/rapports/" + waiting(site);
        team.form(team.get(one), one + "/prise").send();
        sent(team, site, lighthouse("oublie.rapports.test", daysAgo(2), 1));
        Instant old = clock.instant().minus(Duration.ofDays(2));
        jdbc.sql("update site_report set sent_at = :old where site_id = :site")
                .param("old", Timestamp.from(old))
                .param("site", site.id())
                .update();
        stored.dropWaiting(clock.instant().minus(Duration.ofDays(1)));
        assertThat(stored.all(site.id()))
                .singleElement()
                .satisfies(kept -> assertThat(kept.waits()).isFalse());
        jdbc.sql("delete from site_run where site_id = :site and origin = 'lighthouse'")
                .param("site", site.id())
                .update();
        assertThat(stored.all(site.id())).isEmpty();
    }
}
