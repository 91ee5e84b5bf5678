package org.terreau.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.committee.Committee;
import org.terreau.committee.Committees;
import org.terreau.committee.Packs;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.OwnData;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubators;
import org.terreau.incubator.WorkingDays;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.PortfolioFixtures;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.practice.Practice;
import org.terreau.practice.Practices;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Paris;
import org.terreau.team.Teams;
import org.terreau.team.Trade;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Remote;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Statements;

@ApplicationTest
class WatchedSitesTests {

    private final PortfolioFixtures portfolio;
    private final WatchedSites sites;
    private final JdbcSites stored;
    private final Visits visits;
    private final SiteLetters letters;
    private final MeasuredChecks measured;
    private final Practices practices;
    private final Incubators incubators;
    private final ProductCatalogue catalogue;
    private final Teams teams;
    private final Committees committees;
    private final Packs packs;
    private final People people;
    private final OwnData ownData;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Remote remote = new Remote(Remote.text(
            200,
            "text/html",
            ("<html lang=fr><head><title>Salles</title></head><body><h1>Salles</h1><p>Accessibilité : non conforme</p>"
                            + "<p>Un service qui aide les communes à tenir leurs salles, leurs clés et leur calendrier, sans papier "
                            + "ni tableur, ouvert à toutes les communes.</p></body></html>")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8)));

    WatchedSitesTests(
            PortfolioFixtures portfolio,
            WatchedSites sites,
            JdbcSites stored,
            Visits visits,
            SiteLetters letters,
            MeasuredChecks measured,
            Practices practices,
            Incubators incubators,
            ProductCatalogue catalogue,
            Teams teams,
            Committees committees,
            Packs packs,
            People people,
            OwnData ownData,
            JdbcClient jdbc,
            Clock clock) {
        this.portfolio = portfolio;
        this.sites = sites;
        this.stored = stored;
        this.visits = visits;
        this.letters = letters;
        this.measured = measured;
        this.practices = practices;
        this.incubators = incubators;
        this.catalogue = catalogue;
        this.teams = teams;
        this.committees = committees;
        this.packs = packs;
        this.people = people;
        this.ownData = ownData;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @AfterEach
    void close() {
        remote.close();
    }

    private Actor member(ProductId product, String name) {
        String email = name.toLowerCase(java.util.Locale.ROOT) + "@qualite.test";
        teams.join(product, Trade.DEVELOPMENT, name, email, "", portfolio.coach());
        return people.actor(email);
    }

    private WatchedSite site(ProductId product, String address, Actor by) {
        return sites.declare(product, new WatchedSites.Typed(address, "", "internet", true, true), by);
    }

    private static Map<Check, Finding> found(Check check, CheckOutcome outcome, String value) {
        Map<Check, Finding> found = new EnumMap<>(Check.class);
        found.put(check, new Finding(outcome, value, "https://lu.test/", "Phrase lue sur la page"));
        return found;
    }

    private void read(WatchedSite site, Map<Check, Finding> found, Actor by) {
        sites.keep(site.product(), site.id(), found, by);
    }

    @Test
    void theTeamDeclaresASiteAndNobodyElseDoes() {
        ProductId product = portfolio.product("qualite-declaree", "Qualité déclarée");
        Actor member = member(product, "Ewen");
        String path = product.path() + "/qualite";
        var team = people.signedIn(member);
        assertThat(portfolio.asCoach().get(path).text()).contains("Seule une personne de l’équipe");
        assertThat(portfolio.asCoach().get(path + "/nouveau").status()).isEqualTo(403);
        assertThat(portfolio.asStranger().get(path).status()).isEqualTo(403);
        var refused = team.form(team.get(path + "/nouveau"), path + "/nouveau")
                .with("adresse", "pas une adresse")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("adresse")).contains("Donnez une adresse");
        assertThat(refused.errorOf("accord")).contains("accord de son équipe");
        var done = team.form(team.get(path + "/nouveau"), path + "/nouveau")
                .with("adresse", "Mairie-Évreux.test/accueil")
                .with("pages", "stats\n/a-propos")
                .with("accord", "oui")
                .send();
        assertThat(done.text()).contains("mairie-évreux.test").contains("Le site est suivi");
        WatchedSite site = sites.of(product, member).sites().get(0);
        assertThat(site.address().origin()).isEqualTo("https://xn--mairie-vreux-heb.test");
        assertThat(site.address().paths()).containsExactly("/accueil", "/stats", "/a-propos");
        assertThat(site.nextAt())
                .isNotNull()
                .satisfies(next -> assertThat(Night.on(next)).isTrue());
        String change = site.path() + "/modification";
        var late = team.form(team.get(change), change).with("pages", "/a");
        team.form(team.get(change), change).with("pages", "/b").send();
        assertThat(late.send().status()).isEqualTo(409);
        assertThat(team.form(team.get(site.path() + "/retrait"), site.path() + "/retrait")
                        .send()
                        .text())
                .contains("Aucun site n’est suivi");
    }

    @Test
    void theRobotReadsASiteAndItsTeamContestsWhatItFound() throws Exception {
        ProductId product = portfolio.product("qualite-lue", "Qualité lue");
        Actor member = member(product, "Nolwenn");
        WatchedSite site = site(product, remote.url("/"), member);
        jdbc.sql("update watched_site set next_at = :due where id = :id")
                .param("due", Timestamp.from(clock.instant().minusSeconds(1)))
                .param("id", site.id())
                .update();
        assertThat(stored.dueHosts(clock.instant(), 100)).contains("127.0.0.1");
        assertThat(visits.due("127.0.0.1")).isPositive();
        var team = people.signedIn(member);
        var page = team.get(site.path());
        assertThat(page.text())
                .contains("Mention d’accessibilité")
                .contains("Accessibilité : non conforme")
                .contains("Lu le");
        String contest = site.path() + "/contestation";
        var refused = team.form(team.get(contest + "?controle=budget"), contest)
                .with("motif", "")
                .with("jusqu-au", Paris.today(clock).plusMonths(13).toString())
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("motif")).contains("Dites pourquoi");
        assertThat(refused.errorOf("jusqu-au")).contains("douze mois");
        team.form(team.get(contest + "?controle=budget"), contest)
                .with("motif", "Notre budget est dans un fichier.")
                .send();
        var coach = portfolio.asCoach();
        assertThat(coach.get("/qualite").text()).contains("Qualité lue : Budget publié");
        var accepted = coach.form(coach.get(site.path()), site.path() + "/contestations/" + contested(site))
                .with("reponse", "oui")
                .send();
        assertThat(accepted.text()).contains("contestation acceptée jusqu’au");
        assertThat(coach.get("/qualite?norme=transparence").text()).contains("contesté");
        assertThat(coach.get("/qualite.csv").body()).contains("qualite-lue");
        assertThat(coach.get("/api/qualite?norme=transparence").body()).contains("\"budget\":\"echoue\"");
        assertThat(coach.get(site.path() + ".csv").body()).contains(";mention;reussi;");
        assertThat(coach.get(site.path() + ".json").body()).contains("\"outcome\":\"reussi\"");
        assertThat(Statements.during(() -> coach.get("/qualite"))).isBetween(1, 12);
        var months = coach.get("/qualite/evolution?controle=mention");
        assertThat(months.text().replaceAll("\\h", " "))
                .contains("Part des sites qui réussissent : Mention d’accessibilité", "aucun site mesuré");
        assertThat(months.html().expectFirst("svg.t-chart title").text()).contains("mois par mois");
        assertThat(coach.get("/qualite/evolution.csv?controle=mention").body()).contains(";mention;");
        assertThat(coach.get("/api/qualite/evolution").body()).contains("\"controle\":\"mention\"");
        assertThat(Statements.during(() -> coach.get("/qualite/evolution"))).isBetween(1, 8);
        assertThat(team.get("/qualite/evolution").status()).isEqualTo(403);
        assertThat(team.get(product.path() + "/qualite").text()).contains("Un contrôle échoue", "appuis proposés");
        assertThat(Statements.during(() -> coach.get(site.path()))).isBetween(1, 16);
        assertThat(ownData.held(ownData.person(new EmailAddress("nolwenn@qualite.test")))
                        .toString())
                .contains("Notre budget est dans un fichier");
    }

    private long contested(WatchedSite site) {
        return jdbc.sql("select id from site_contest where site_id = :site")
                .param("site", site.id())
                .query(Long.class)
                .single();
    }

    /** Who only reads what was published is told nothing of it: that is for the team to publish. */
    @Test
    void aCommitteeReadsHowManyChecksFail() {
        ProductId product = portfolio.product("qualite-jugee", "Qualité jugée");
        Actor member = member(product, "Goulven");
        LocalDate day = WorkingDays.onOrAfter(Paris.today(clock).plusDays(20));
        committees.set(product, day, "", portfolio.coach());
        String pack = Committee.path(product, day);
        assertThat(portfolio.asCoach().get(pack).text()).doesNotContain("Contrôles des sites suivis");
        WatchedSite site = site(product, "juge.qualite.test", member);
        Map<Check, Finding> found = found(Check.CSP, CheckOutcome.FAILED, "");
        found.putAll(found(Check.BUDGET, CheckOutcome.FAILED, ""));
        found.putAll(found(Check.TITLE, CheckOutcome.PASSED, ""));
        found.putAll(found(Check.AXE, CheckOutcome.NOT_LOOKED, "eteint"));
        read(site, found, member);
        assertThat(portfolio.asCoach().get(pack).text())
                .contains("Contrôles des sites suivis", "2 contrôles échouent, sur un total mesuré de 3");
        sites.contest(
                product, site.id(), new WatchedSites.Against("budget", "Il est publié ailleurs.", "", day), member);
        sites.answer(product, site.id(), contested(site), true, portfolio.coach());
        assertThat(portfolio.asCoach().get(pack).text()).contains("Un contrôle échoue, sur un total mesuré de 3");
        packs.freeze(product, day, portfolio.coach());
        assertThat(portfolio.asCoach().get(pack).text()).contains("Un contrôle échoue, sur un total mesuré de 3");
    }

    @Test
    void staffOfAnotherIncubatorReadNothing() {
        ProductId product = portfolio.product("qualite-gardee", "Qualité gardée");
        WatchedSite site = site(product, "garde.qualite.test", member(product, "Gwenole"));
        var other = people.signedIn(
                people.someone("ailleurs@qualite.test", "Ailleurs", new Grant(Role.LEAD, "qualite-ailleurs")));
        assertThat(other.get(site.path()).status()).isEqualTo(403);
        assertThat(other.get("/qualite?incubateur=" + incubators.host().id().value())
                        .status())
                .isEqualTo(403);
        ProductId mine = portfolio.product("qualite-autre", "Qualité autre");
        assertThat(people.signedIn(member(mine, "Mona"))
                        .get(mine.path() + "/qualite/" + site.id())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aFallIsToldOnceInOneLetterAndARuleAloneTellsNothing() {
        ProductId product = portfolio.product("qualite-tombee", "Qualité tombée");
        Actor member = member(product, "Tanguy");
        WatchedSite site = site(product, "tombe.qualite.test", member);
        letters.send();
        read(site, found(Check.MENTION, CheckOutcome.PASSED, ""), member);
        for (int run = 0; run < 2; run++) read(site, found(Check.MENTION, CheckOutcome.FAILED, ""), member);
        read(site, found(Check.MENTION, CheckOutcome.UNREACHABLE, "403"), member);
        letters.send();
        assertThat(told("tanguy@qualite.test")).isZero();
        read(site, found(Check.MENTION, CheckOutcome.FAILED, ""), member);
        letters.send();
        letters.send();
        assertThat(told("tanguy@qualite.test")).isEqualTo(1);
        assertThat(portfolio.asCoach().get(site.path()).text())
                .contains("échoué")
                .contains("injoignable");
    }

    private long told(String email) {
        return jdbc.sql("select count(*) from mail_outbox where recipient = :email and kind = 'standard-changes'")
                .param("email", email)
                .query(Long.class)
                .single();
    }

    @Test
    void onlyWhatTheTeamAgreedToIsPublic() {
        ProductId product = portfolio.product("qualite-publique", "Qualité publique");
        Actor member = member(product, "Ronan");
        WatchedSite site = site(product, "public.qualite.test", member);
        Map<Check, Finding> found = new EnumMap<>(Check.class);
        found.put(Check.MENTION, new Finding(CheckOutcome.PASSED, "", "", ""));
        found.put(Check.HSTS, new Finding(CheckOutcome.FAILED, "", "", "en-tête secret"));
        read(site, found, member);
        var anybody = people.visitor();
        assertThat(anybody.get(product.path()).text()).doesNotContain("Ce que le robot a lu");
        sites.publish(product, site.id(), List.of("accessibilite", "securite"), member);
        assertThat(anybody.get(product.path()).text())
                .contains("Ce que le robot a lu du site")
                .contains("Accessibilité : 1 sur 1")
                .doesNotContain("HSTS")
                .doesNotContain("en-tête secret")
                .doesNotContain("Sécurité :");
        sites.publish(product, site.id(), List.of(), member);
        assertThat(anybody.get(product.path()).text()).doesNotContain("Ce que le robot a lu");
    }

    @Test
    void aCertificateThatEndsThisMonthIsListedByDay() {
        ProductId product = portfolio.product("qualite-finie", "Qualité finie");
        Actor member = member(product, "Perrig");
        WatchedSite site = site(product, "fini.qualite.test", member);
        read(
                site,
                found(
                        Check.CERTIFICATE,
                        CheckOutcome.TO_IMPROVE,
                        Paris.today(clock).plusDays(9).toString()),
                member);
        assertThat(portfolio.asCoach().get("/qualite").text()).contains("Qualité finie, fini.qualite.test");
    }

    @Test
    void whatIsMeasuredStandsBesideWhatIsDeclaredAndNeverOverrulesIt() {
        var lead = portfolio.asLead();
        String list = "/bonnes-pratiques/liste";
        lead.form(lead.get(list + "/nouvelle"), list + "/nouvelle")
                .with("texte", "Le budget de l’année est en ligne")
                .with("sujet", "transparence")
                .with("phase", "construction")
                .with("rang", "9")
                .send();
        Practice practice = practices.list(incubators.host().id(), portfolio.lead()).stream()
                .filter(one -> one.wording().equals("Le budget de l’année est en ligne"))
                .findFirst()
                .orElseThrow();
        measured.choose(incubators.host().id(), Map.of(Check.BUDGET, practice.id()), portfolio.lead());
        assertThat(lead.get("/qualite/pratiques")
                        .html()
                        .select("#budget option[selected]")
                        .text())
                .isEqualTo("Le budget de l’année est en ligne");
        assertThat(portfolio.asCoach().get("/qualite/pratiques").status()).isEqualTo(403);
        ProductId product = portfolio.product("qualite-mesuree", "Qualité mesurée");
        Actor member = member(product, "Katell");
        read(site(product, "mesure.qualite.test", member), found(Check.BUDGET, CheckOutcome.FAILED, ""), member);
        var coach = portfolio.asCoach();
        String path = product.path() + "/bonnes-pratiques";
        var answered = coach.form(coach.get(path), path + "/" + practice.id())
                .with("etat-" + practice.id(), "fait")
                .with("preuve-" + practice.id(), "Publié en mars.")
                .with("responsable-" + practice.id(), Practices.SOMEBODY_ELSE)
                .with("nom-" + practice.id(), "La commune")
                .send();
        assertThat(answered.text())
                .contains("À trancher")
                .contains("déclaré : Fait")
                .contains("mesuré : non");
        measured.choose(incubators.host().id(), Map.of(), portfolio.lead());
        assertThat(coach.get(path).text()).doesNotContain("À trancher");
    }

    private void due(WatchedSite site) {
        jdbc.sql("update watched_site set next_at = :due where id = :id")
                .param("due", Timestamp.from(clock.instant().minusSeconds(1)))
                .param("id", site.id())
                .update();
    }

    @Test
    void aNameThatChangedHandsIsToldToTheTeamAndFailsNothing() throws Exception {
        ProductId product = portfolio.product("qualite-perdue", "Qualité perdue");
        Actor member = member(product, "Malo");
        WatchedSite site = site(product, remote.url("/"), member);
        due(site);
        visits.due("127.0.0.1");
        remote.answers(Remote.text(
                200,
                "text/html",
                ("<html lang=en><head><title>Best online casino bonus</title></head><body><h1>Casino</h1><p>Play now and win more "
                                + "than ever with the best online casino, open day and night to everybody, with bonus and free spins."
                                + "</p></body></html>")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        for (int week = 0; week < 4; week++) {
            due(site);
            visits.due("127.0.0.1");
        }
        Settled heading =
                sites.story(product, site.id(), member).standing(Check.MENTION).orElseThrow();
        assertThat(heading.outcome()).isEqualTo(CheckOutcome.PASSED);
        assertThat(jdbc.sql(
                                "select count(*) from mail_outbox where recipient = 'malo@qualite.test' and kind = 'standard-lost'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        var team = people.signedIn(member);
        assertThat(team.get(site.path()).text()).contains("peut-être perdu");
        assertThat(portfolio.asCoach().get(site.path()).html().select("form[action$=reconnaissance]"))
                .isEmpty();
        team.form(team.get(site.path()), site.path() + "/reconnaissance").send();
        due(site);
        visits.due("127.0.0.1");
        assertThat(sites.read(product, site.id(), member).trouble()).isEmpty();
    }

    @Test
    void theSiteOfAProductThatEndedIsAskedNothingMore() throws Exception {
        ProductId product = portfolio.product("qualite-terminee", "Qualité terminée");
        Actor member = member(product, "Loeiz");
        WatchedSite site = site(product, remote.url("/"), member);
        due(site);
        SomeProduct.named(product.value())
                .called("Qualité terminée")
                .in(incubators.host().id())
                .since(PhaseKind.CONSTRUCTION, Paris.today(clock).minusMonths(3))
                .then(PhaseKind.ABANDONED, Paris.today(clock).minusDays(1))
                .storedIn(catalogue);
        visits.due("127.0.0.1");
        assertThat(remote.requests()).isEmpty();
        assertThat(stored.find(site.id()).orElseThrow().nextAt()).isNull();
        assertThat(stored.runs(site.id(), 10, true)).isEmpty();
    }

    @Test
    void anAddressSharedByTwoProductsIsReadForEachAndToldToEachAlone() throws Exception {
        ProductId one = portfolio.product("qualite-partagee-un", "Qualité partagée un");
        ProductId other = portfolio.product("qualite-partagee-deux", "Qualité partagée deux");
        Actor ours = member(one, "Koulm");
        Actor theirs = member(other, "Tifenn");
        WatchedSite first = site(one, remote.url("/"), ours);
        WatchedSite second = site(other, remote.url("/"), theirs);
        due(first);
        due(second);

        assertThat(stored.dueHosts(clock.instant(), 100)).containsOnlyOnce("127.0.0.1");
        assertThat(visits.due("127.0.0.1")).isGreaterThanOrEqualTo(2);

        for (WatchedSite site : List.of(first, second))
            assertThat(stored.runs(site.id(), 10, true)).hasSize(1);
        assertThat(people.signedIn(ours).get(second.path()).status()).isEqualTo(403);
        sites.remove(one, first.id(), ours);
        assertThat(stored.runs(second.id(), 10, true)).hasSize(1);
    }

    @Test
    void aSiteOfAnInnerNetworkIsNeverAsked() throws Exception {
        ProductId product = portfolio.product("qualite-interne", "Qualité interne");
        Actor member = member(product, "Erell");
        WatchedSite site =
                sites.declare(product, new WatchedSites.Typed(remote.url("/"), "", "interne", true, true), member);

        assertThat(site.nextAt()).isNull();
        visits.due("127.0.0.1");
        assertThat(remote.requests()).isEmpty();
        assertThat(people.signedIn(member).get(site.path()).status()).isEqualTo(200);
    }

    @Test
    void aRunThatIsInterruptedLeavesNothingAndIsTakenUpAgain() throws Exception {
        ProductId product = portfolio.product("qualite-coupee", "Qualité coupée");
        Actor member = member(product, "Enez");
        WatchedSite site = site(product, remote.url("/"), member);
        due(site);
        Thread night = new Thread(() -> {
            try {
                visits.due("127.0.0.1");
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        night.start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !remote.requests().isEmpty());
        night.interrupt();
        night.join(30_000);
        assertThat(night.isAlive()).isFalse();
        assertThat(stored.runs(site.id(), 10, true)).isEmpty();
        assertThat(stored.dueHosts(clock.instant(), 100)).contains("127.0.0.1");
        assertThat(visits.due("127.0.0.1")).isPositive();
        assertThat(stored.runs(site.id(), 10, true)).hasSize(1);
    }

    @Test
    void runsAreForgottenAfterThirteenMonthsButForThoseOnWhichAStateStands() {
        ProductId product = portfolio.product("qualite-ancienne", "Qualité ancienne");
        Actor member = member(product, "Yuna");
        WatchedSite site = site(product, "ancien.qualite.test", member);
        read(site, found(Check.TITLE, CheckOutcome.PASSED, ""), member);
        read(site, found(Check.TITLE, CheckOutcome.PASSED, ""), member);
        Instant old = clock.instant().minus(Duration.ofDays(500));
        jdbc.sql("update site_run set started_at = :old where site_id = :site")
                .param("old", Timestamp.from(old))
                .param("site", site.id())
                .update();
        stored.forgetRuns(clock.instant().minus(Duration.ofDays(400)));
        assertThat(stored.runs(site.id(), 10, true)).hasSize(1);
    }

    @Test
    void aSiteIsReadOnceAWeekByNightAndNotBeforeTheRestThatItAsked() {
        Instant noon = Instant.parse("2026-11-30T11:00:00Z");
        Instant first = Night.first(noon, 3);
        assertThat(Night.on(first)).isTrue();
        assertThat(LocalDate.ofInstant(first, Paris.ZONE)).isEqualTo(LocalDate.of(2026, 12, 1));
        Instant next = Night.next(first, Instant.EPOCH, 3);
        assertThat(Duration.between(first, next)).isBetween(Duration.ofDays(6), Duration.ofDays(8));
        Instant rest = noon.plus(Duration.ofDays(3));
        assertThat(Night.next(noon, rest, 3)).isAfter(rest).isBefore(rest.plus(Duration.ofDays(2)));
    }
}
