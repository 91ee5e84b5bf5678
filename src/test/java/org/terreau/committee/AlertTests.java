package org.terreau.committee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.impact.Impact;
import org.terreau.impact.Measurements;
import org.terreau.incubator.Catalogue;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Shelf;
import org.terreau.team.Teams;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.Visit;
import org.terreau.web.PublicContent;

@ApplicationTest
class AlertTests {

    private final CommitteeFixtures fixtures;
    private final PublicContent content;
    private final Shelf shelf;
    private final Endings endings;
    private final AlertWatch watch;
    private final AlertDigests digests;
    private final SponsorDigests sponsorDigests;
    private final Sponsors sponsors;
    private final JdbcClient jdbc;
    private final People people;

    AlertTests(
            ProductCatalogue catalogue,
            Catalogue organisations,
            Impact impact,
            Measurements measurements,
            Teams teams,
            PublicContent content,
            People people,
            Shelf shelf,
            Endings endings,
            AlertWatch watch,
            AlertDigests digests,
            SponsorDigests sponsorDigests,
            Sponsors sponsors,
            JdbcClient jdbc) {
        this.fixtures = new CommitteeFixtures(catalogue, organisations, impact, measurements, teams, content, people);
        this.content = content;
        this.shelf = shelf;
        this.endings = endings;
        this.watch = watch;
        this.digests = digests;
        this.sponsorDigests = sponsorDigests;
        this.sponsors = sponsors;
        this.jdbc = jdbc;
        this.people = people;
    }

    private final LocalDate today = CommitteeFixtures.today();

    private List<String> mails(String to, String kind) {
        return jdbc.sql("select body from mail_outbox where recipient = :to and kind = :kind order by id")
                .param("to", to)
                .param("kind", kind)
                .query(String.class)
                .list();
    }

    /** Alerts are told a minute after they are noticed: what waits is made older. */
    private void settle(ProductId product) {
        jdbc.sql("update product_alert set found_at = found_at - interval '2 minutes' where product_id = :product")
                .param("product", product.value())
                .update();
    }

    @Test
    void whatIsNoticedIsSeenByTheTeamAndToldOnce() {
        ProductId product = fixtures.product("alerte@comites.test");
        String code = fixtures.indicator(product, "Repas sauvés", "150", "100", "160", "120");
        assertThat(watch.watch(product, today)).isEqualTo(1);
        assertThat(watch.watch(product, today)).isZero();
        fixtures.measure(product, code, CommitteeFixtures.NOW.minusMonths(1), "155");
        assertThat(watch.watch(product, today)).isZero();
        fixtures.measure(product, code, CommitteeFixtures.NOW.minusMonths(1), "110");
        assertThat(watch.watch(product, today)).isZero();

        Visit team = people.signedIn(people.actor("alerte@comites.test"));
        String path = product.path() + "/alertes";
        assertThat(team.get(product.path() + "/gestion").html().select("a[href=" + path + "]"))
                .isNotEmpty();
        assertThat(team.get(path).text()).containsPattern("passé sous la cible en .* : 120\\hrepas");
        assertThat(team.get(path + "?genre=record").text()).contains("Aucune alerte");
        assertThat(team.get(path + ".csv").body()).contains(";Sous la cible;repas-sauves;");
        assertThat(team.get("/api/v1/products/" + product + "/alerts").body()).contains("\"sous-la-cible\"");
        assertThat(people.signedIn(fixtures.stranger()).get(path).status()).isEqualTo(403);

        settle(product);
        digests.send(today);
        digests.send(today);
        assertThat(mails("alerte@comites.test", "alert-team"))
                .singleElement()
                .asString()
                .contains("Produit " + product)
                .contains("passé sous la cible");
    }

    @Test
    void theFiguresOfAProductThatStoppedAreWatchedNoMore() {
        ProductId product = fixtures.product("veille@comites.test");
        assertThat(AlertJobs.watched(shelf, endings)).contains(product);
        fixtures.stop(product);
        assertThat(AlertJobs.watched(shelf, endings)).doesNotContain(product);
    }

    /** Its phase may be under way still: what it did goes on elsewhere since the ending was published. */
    @Test
    void thoseOfAProductThatGoesOnInAnotherAreWatchedNoMoreEither() {
        ProductId product = fixtures.product("fusion@comites.test");
        jdbc.sql("""
                        insert into product_ending (product_id, kind, account_id, author, started_at, published_on)
                        values (:product, 'fusion', :account, 'Sacha Comité', :now, :today)
                        """.replace(":now", Present.SQL))
                .param("product", product.value())
                .param("account", fixtures.staff().id().value())
                .param("today", today)
                .update();
        content.changed();
        assertThat(AlertJobs.watched(shelf, endings)).doesNotContain(product);
    }

    @Test
    void eachPersonChoosesHowOftenAndStopsWithOneClickWithoutSigningIn() {
        ProductId product = fixtures.product("rythme@comites.test");
        fixtures.indicator(product, "Repas sauvés", "150", "160", "120");
        Visit team = people.signedIn(people.actor("rythme@comites.test"));
        Visit.Page chosen = team.form(team.get("/alertes/reglages"), "/alertes/reglages")
                .with("equipe", "mensuel")
                .send();
        assertThat(chosen.text()).contains("Votre choix est enregistré");
        watch.watch(product, today);
        settle(product);
        LocalDate tuesday = LocalDate.of(2026, 11, 24);
        digests.send(tuesday);
        assertThat(mails("rythme@comites.test", "alert-team")).isEmpty();
        digests.send(tuesday.plusDays(7));
        List<String> told = mails("rythme@comites.test", "alert-team");
        assertThat(told).hasSize(1);
        String stop =
                told.get(0).substring(told.get(0).lastIndexOf("/alertes/")).strip();
        assertThat(stop).endsWith("/arret");
        assertThat(people.visitor().get(stop).text()).contains("Ne plus rien recevoir");
        Visit.Page stopped =
                people.visitor().post(stop, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click");
        assertThat(stopped.text()).contains("C’est fait");
        assertThat(team.get("/alertes/reglages")
                        .html()
                        .select("input[name=equipe][checked]")
                        .val())
                .isEqualTo("jamais");
        assertThat(people.visitor().get("/alertes/reglages").text()).doesNotContain("Votre choix");
    }

    @Test
    void sponsorsAreToldOnceAMonthOfEachOfTheirProducts() {
        ProductId product = fixtures.product("finance@comites.test");
        fixtures.indicator(product, "Repas sauvés", "150", "100", "160");
        sponsors.declare(CommitteeFixtures.SPONSOR.value(), "", "Aubin Finance", "aubin@region.test", fixtures.staff());
        LocalDate first = today.plusMonths(1).withDayOfMonth(1);
        sponsorDigests.send(first.minusDays(1));
        assertThat(mails("aubin@region.test", "alert-sponsor")).isEmpty();
        sponsorDigests.send(first);
        sponsorDigests.send(first);
        sponsorDigests.send(first.plusDays(20));
        assertThat(mails("aubin@region.test", "alert-sponsor"))
                .singleElement()
                .asString()
                .contains("Produit " + product)
                .containsPattern("Repas sauvés\\h: 160\\hrepas")
                .contains("Prochain comité\u00a0: pas encore fixé");
    }

    @Test
    void whatWasDueWhileTheProgramDidNotRunLeavesOnceWhenItRunsAgain() {
        fixtures.product("panne@comites.test");
        sponsors.declare(CommitteeFixtures.SPONSOR.value(), "", "Paul Panne", "paul@region.test", fixtures.staff());
        LocalDate first = today.plusMonths(1).withDayOfMonth(1);
        sponsorDigests.send(first.minusDays(1));
        sponsorDigests.send(first.plusDays(2));
        sponsorDigests.send(first.plusDays(2));
        sponsorDigests.send(first.plusDays(3));
        assertThat(mails("paul@region.test", "alert-sponsor")).hasSize(1);
        sponsorDigests.send(first.plusMonths(1));
        assertThat(mails("paul@region.test", "alert-sponsor")).hasSize(2);
    }

    @Test
    void whatIsHeldOfSomebodyIsTheirsToReadAndToErase() {
        fixtures.product("donnees@comites.test");
        sponsors.declare(CommitteeFixtures.SPONSOR.value(), "", "Dune Donnée", "dune@region.test", fixtures.staff());
        CommitteePersonalData data = new CommitteePersonalData(jdbc);
        var person = new org.terreau.identity.PersonalData.Person(
                people.actor("dune@region.test").email(),
                people.actor("dune@region.test").id());
        assertThat(data.held(person)).anySatisfy(held -> assertThat(held).containsEntry("quoi", "financeur"));
        assertThat(data.erase(person)).isEqualTo(1);
        assertThat(data.held(person)).isEmpty();
    }
}
