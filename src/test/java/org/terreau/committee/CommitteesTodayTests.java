package org.terreau.committee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Actor;
import org.terreau.impact.Impact;
import org.terreau.impact.Measurements;
import org.terreau.incubator.Catalogue;
import org.terreau.incubator.WorkingDays;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Words;
import org.terreau.team.Teams;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Days;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.Visit;
import org.terreau.web.PublicContent;

/** What committees ask of those who work for them, sit on them, pay for products or work on them. */
@ApplicationTest
class CommitteesTodayTests {

    private static final Words FRENCH = new Words(new StaticMessageSource(), Locale.FRENCH, "");

    private final CommitteeFixtures fixtures;
    private final Committees committees;
    private final Sponsors sponsors;
    private final People people;
    private final JdbcClient jdbc;
    private final LocalDate today;

    CommitteesTodayTests(
            ProductCatalogue catalogue,
            Catalogue organisations,
            Impact impact,
            Measurements measurements,
            Teams teams,
            PublicContent content,
            People people,
            Committees committees,
            Sponsors sponsors,
            Days days,
            JdbcClient jdbc) {
        this.fixtures = new CommitteeFixtures(catalogue, organisations, impact, measurements, teams, content, people);
        this.committees = committees;
        this.sponsors = sponsors;
        this.people = people;
        this.jdbc = jdbc;
        this.today = days.today();
    }

    private static String waiting(Visit visit, String source) {
        return visit.get("/?rubrique=" + source).html().select(".t-today").text();
    }

    @Test
    void aCommitteeThatComesWaitsForAllThoseWhoAreThere() {
        ProductId product = fixtures.product("equipe-aujourdhui@comites.test");
        LocalDate meets = WorkingDays.onOrAfter(today.plusDays(9));
        committees.set(product, meets, "", fixtures.staff());
        String named = meets.getDayOfMonth() == 1 ? "1er" : String.valueOf(meets.getDayOfMonth());
        assertThat(waiting(people.signedIn(fixtures.staff()), "comites"))
                .contains("Préparer le comité du " + named)
                .contains("à l’ordre du jour");
        assertThat(waiting(people.signedIn(fixtures.committeeMember()), "comites"))
                .contains("Siéger au comité du " + named);
        assertThat(waiting(people.signedIn(people.actor("equipe-aujourdhui@comites.test")), "produits"))
                .contains("Le dossier d’un comité à envoyer");
        assertThat(people.signedIn(fixtures.stranger()).get("/").text()).doesNotContain("comité du");
        sponsors.declare(
                CommitteeFixtures.SPONSOR.value(),
                CommitteeFixtures.INCUBATOR.value(),
                "Sol Paie",
                "sol-aujourdhui@comites.test",
                fixtures.staff());
        Visit sponsor = people.signedIn(people.actor("sol-aujourdhui@comites.test"));
        assertThat(waiting(sponsor, "financements"))
                .contains("Un comité se réunit")
                .contains("son dossier de preuves n’est pas encore envoyé");
        for (String href : sponsor.get("/?rubrique=financements")
                .html()
                .select(".t-today-line a")
                .eachAttr("href"))
            assertThat(sponsor.get(href).status()).as(href).isEqualTo(200);
        committees.cancel(product, meets, fixtures.staff());
        assertThat(sponsor.get("/?rubrique=financements&sur=product:" + product)
                        .html()
                        .select(".t-today")
                        .text())
                .doesNotContain("Un comité se réunit");
    }

    @Test
    void aCommitteeThatMetWaitsForTheLeadUntilItIsClosed() {
        LocalDate met = today.minusDays(4);
        String closing = "Clore le comité du " + FRENCH.date(met);
        jdbc.sql("""
                        insert into committee_session (incubator_id, meets_on, starts_at)
                        values (:incubator, :day, :at) on conflict do nothing
                        """)
                .param("incubator", CommitteeFixtures.INCUBATOR.value())
                .param("day", met)
                .param("at", LocalTime.of(14, 0))
                .update();
        Visit lead = people.signedIn(fixtures.lead());
        assertThat(lead.get("/?rubrique=comites")
                        .html()
                        .select(".t-today--en-retard")
                        .text())
                .contains(closing);
        assertThat(waiting(people.signedIn(fixtures.staff()), "comites")).doesNotContain(closing);
        assertThat(waiting(people.signedIn(fixtures.leadElsewhere()), "comites"))
                .doesNotContain(closing);
        jdbc.sql("update committee_session set closed_at = " + Present.SQL
                        + " where incubator_id = :incubator and meets_on = :day")
                .param("incubator", CommitteeFixtures.INCUBATOR.value())
                .param("day", met)
                .update();
        assertThat(waiting(lead, "comites")).doesNotContain(closing);
    }

    @Test
    void whoWantsAlertsOnceAWeekReadsThemWithWhatElseWaits() {
        ProductId product = fixtures.product("alertee-aujourdhui@comites.test");
        Actor member = people.actor("alertee-aujourdhui@comites.test");
        Visit team = people.signedIn(member);
        Visit.Page settings = team.get("/alertes/reglages");
        assertThat(settings.text()).contains("Chaque lundi, dans la lettre de ce qui vous attend");
        team.form(settings, "/alertes/reglages").with("equipe", "hebdomadaire").send();
        jdbc.sql("""
                        insert into product_alert (product_id, kind, indicator, name, unit, periodicity, starts_on, source,
                                                   found_at)
                        values (:product, 'perimee', 'repas', 'Repas sauvés', 'repas', 'month', :start, '',
                                :now - interval '1 hour')
                        """.replace(":now", Present.SQL))
                .param("product", product.value())
                .param("start", today.minusMonths(3).withDayOfMonth(1))
                .update();
        assertThat(waiting(team, "alertes"))
                .contains("Une alerte sur les chiffres")
                .contains("Repas sauvés");
        assertThat(onceAWeek(member).teamToldOn(LocalDate.of(2026, 11, 30)))
                .as("no digest of its own leaves on a Monday")
                .isFalse();
    }

    private static DigestReaders.Reader onceAWeek(Actor member) {
        return new DigestReaders.Reader(
                member.id(), "key", DigestRhythm.WEEKLY, DigestRhythm.NEVER, Instant.EPOCH, null, LocalDate.EPOCH);
    }
}
