package org.terreau.committee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Actor;
import org.terreau.identity.ApiKeys;
import org.terreau.impact.Impact;
import org.terreau.impact.Measurements;
import org.terreau.incubator.Catalogue;
import org.terreau.portfolio.Increments;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Languages;
import org.terreau.team.Teams;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Days;
import org.terreau.testing.People;
import org.terreau.testing.Visit;
import org.terreau.today.Reader;
import org.terreau.today.WeekSource;
import org.terreau.web.PublicContent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApplicationTest
class ClockTests {

    private static final LocalDate IN_TIME = LocalDate.of(2026, 10, 1);
    private static final LocalDate LATE = LocalDate.of(2026, 11, 28);
    private static final String MISSED = "Le comité aurait dû se tenir au plus tard le 10 novembre 2026. "
            + "Une commande qui n’est pas partie le 10 décembre 2026 ne partira pas avant le 1er février 2027.";

    private final CommitteeFixtures fixtures;
    private final Increments increments;
    private final Committees committees;
    private final Sponsors sponsors;
    private final SponsorDigests digests;
    private final ApiKeys keys;
    private final Days days;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final People people;
    private final ClosureOfTheWeek closure;
    private final Languages languages;

    ClockTests(
            ProductCatalogue catalogue,
            Catalogue organisations,
            Impact impact,
            Measurements measurements,
            Teams teams,
            PublicContent content,
            Increments increments,
            Committees committees,
            Sponsors sponsors,
            SponsorDigests digests,
            ApiKeys keys,
            Days days,
            JdbcClient jdbc,
            JsonMapper json,
            People people,
            ClosureOfTheWeek closure,
            Languages languages) {
        this.fixtures = new CommitteeFixtures(catalogue, organisations, impact, measurements, teams, content, people);
        this.increments = increments;
        this.committees = committees;
        this.sponsors = sponsors;
        this.digests = digests;
        this.keys = keys;
        this.days = days;
        this.jdbc = jdbc;
        this.json = json;
        this.people = people;
        this.closure = closure;
        this.languages = languages;
    }

    /** A product that an envelope pays until the end of January. */
    private ProductId paid(String member) {
        ProductId product = fixtures.product(member);
        jdbc.sql("""
                        insert into envelope (product_id, increment_number, amount_cents, from_day, until_day, carrier, decision_id)
                        select :product, 1, 20000000, '2026-07-31', '2027-01-31', 'Syndicat du Lierre',
                               least(0, min(decision_id)) - 1 from envelope
                        """).param("product", product.value()).update();
        return product;
    }

    private static String said(Visit.Page page) {
        return page.text().replaceAll("\\h", " ");
    }

    @Test
    void theTeamReadsByWhenACommitteeHasToMeetAndWhyNoLater() {
        ProductId product = paid("horloge@comites.test");
        days.everywhere(IN_TIME, () -> {
            Visit team = people.signedIn(people.actor("horloge@comites.test"));
            String sentence = "Le comité doit se tenir au plus tard le 10 novembre 2026 : "
                    + "après, aucune commande ne peut partir avant le 1er février 2027. Il reste 40 jours.";
            for (String page : List.of(product.path() + "/comites", product.path() + "/gestion", "/mes-produits"))
                assertThat(said(team.get(page))).as(page).contains(sentence).doesNotContain("N’attendez plus");
            assertThat(said(team.get(product.path() + "/gestion")))
                    .contains("L’enveloppe finance le produit jusqu’au 31 janvier 2027 : il reste 122 jours.")
                    .contains("La commande qui prolonge le travail doit partir au plus tard le 10 décembre 2026.")
                    .contains("interdit toute commande du 15 décembre 2026 au 31 janvier 2027, "
                            + "et tout paiement du 30 novembre 2026 au 31 janvier 2027.");
            Visit.Page proposed = people.signedIn(fixtures.staff()).get(product.path() + "/comites");
            assertThat(proposed.html().select("input[name=date]").val()).isEqualTo("2026-11-10");
            assertThat(said(proposed)).contains("Date proposée : le 10 novembre 2026. La clôture budgétaire interdit");
        });
    }

    @Test
    void onceItIsTooLateEverybodyWhoIsConcernedIsTold() {
        ProductId product = paid("retard@comites.test");
        days.everywhere(LATE, () -> {
            Visit team = people.signedIn(people.actor("retard@comites.test"));
            for (String page : List.of(product.path() + "/comites", product.path() + "/gestion", "/mes-produits"))
                assertThat(said(team.get(page))).as(page).contains("N’attendez plus. " + MISSED);
            assertThat(team.get("/mes-produits?attente=oui").text()).contains("Produit " + product);
            assertThat(team.get("/mes-produits.csv").body()).contains(product + ";", ";2026-11-10");
            Visit staff = people.signedIn(fixtures.staff());
            assertThat(said(staff.get("/comites"))).contains("Produit " + product + " — " + MISSED);
            sponsors.declare(
                    CommitteeFixtures.SPONSOR.value(), "", "Rita Retard", "rita@region.test", fixtures.staff());
            digests.send(LATE);
            digests.send(LATE.plusDays(3));
            assertThat(jdbc.sql(
                                    "select body from mail_outbox where recipient = 'rita@region.test' and kind = 'alert-sponsor'")
                            .query(String.class)
                            .list())
                    .singleElement()
                    .asString()
                    .contains("Produit " + product, MISSED);
            assertThat(said(people.signedIn(people.actor("rita@region.test")).get("/?rubrique=financements")))
                    .as("what the letter of Monday holds")
                    .contains(MISSED);
            assertThat(said(people.signedIn(people.actor("rita@region.test")).get("/dossiers-de-preuves")))
                    .contains("Produit " + product + " N’attendez plus. " + MISSED);
        });
    }

    @Test
    void theLetterOfMondayTellsWhoLeadsThatTheClosureComesAndWhatStillWaits() {
        paid("lettre@comites.test");
        days.everywhere(LATE, () -> {
            assertThat(facts(fixtures.lead(), LATE))
                    .singleElement()
                    .asString()
                    .contains("le 10 décembre 2026, dernier jour sûr pour commander")
                    .contains("avant le 1er février 2027")
                    .containsPattern("(Un produit attend|produits attendent) encore le comité");
            assertThat(facts(fixtures.stranger(), LATE)).isEmpty();
            assertThat(facts(fixtures.lead(), IN_TIME)).as("too early").isEmpty();
            assertThat(facts(fixtures.lead(), LocalDate.of(2026, 12, 11)))
                    .as("over")
                    .isEmpty();
        });
    }

    private List<String> facts(Actor reader, LocalDate today) {
        return closure
                .facts(new Reader(reader, languages.in(Locale.FRENCH), today, 10), new WeekSource.Week(today))
                .stream()
                .map(fact -> fact.text().replaceAll("\\h", " "))
                .toList();
    }

    @Test
    void anIncrementCountsWhenNobodyWroteWhatPaysTheProduct() {
        ProductId product = fixtures.product("increment@comites.test");
        days.everywhere(LATE, () -> {
            increments.open(
                    product, LocalDate.of(2026, 8, 1), "Des cuisines qui comptent la veille.", fixtures.staff());
            Visit team = people.signedIn(people.actor("increment@comites.test"));
            for (String page : List.of(product.path() + "/comites", product.path() + "/gestion", "/mes-produits"))
                assertThat(said(team.get(page))).as(page).contains(MISSED);
            assertThat(said(team.get(product.path() + "/gestion")))
                    .contains("L’incrément 1 se termine le 31 janvier 2027, et aucune enveloppe n’est enregistrée");
        });
    }

    @Test
    void aProductStandsOnItsFiveSidesBeforeItsTeamAndBeforeThoseWhoPayIt() {
        ProductId product = paid("cotes@comites.test");
        days.everywhere(IN_TIME, () -> {
            increments.open(
                    product, LocalDate.of(2026, 8, 1), "Des cuisines qui comptent la veille.", fixtures.staff());
            committees.set(product, LocalDate.of(2026, 11, 9), "", fixtures.staff());
            Visit team = people.signedIn(people.actor("cotes@comites.test"));
            Visit.Page home = team.get(product.path() + "/gestion");
            assertThat(home.html().select(".t-side h3").eachText())
                    .containsExactly("Comité", "Argent", "Équipe", "Mesures d’impact", "Déploiement");
            assertThat(home.html().select(".t-increment-bar svg title").text())
                    .contains("L’incrément 1 va du 1er août 2026 au 31 janvier 2027");
            assertThat(said(home))
                    .contains("Le prochain comité est le 9 novembre 2026.")
                    .contains("Le service est financé jusqu’au 31 janvier 2027 : il reste 122 jours.")
                    .contains("À dépense régulière, il reste environ 130 000 € des 200 000 € en cours.")
                    .contains("Aucun chiffre n’est publié.");
            assertThat(people.signedIn(fixtures.stranger())
                            .get(product.path() + "/gestion")
                            .status())
                    .isEqualTo(403);
            sponsors.declare(CommitteeFixtures.SPONSOR.value(), "", "Côme Paie", "come@region.test", fixtures.staff());
            Visit sponsor = people.signedIn(people.actor("come@region.test"));
            Visit.Page board = sponsor.get("/mes-produits?q=" + product);
            assertThat(board.html().select(".t-card h2 a").eachAttr("href")).containsExactly(product.path());
            assertThat(board.text()).contains("Que vous financez").contains("Aucun chiffre n’est publié.");
            assertThat(sponsor.get("/mes-produits.csv?q=" + product).body())
                    .contains(";finance;Le prochain comité est le 9 novembre 2026.;");
            assertThat(json.readTree(sponsor.get("/api/mes-produits?q=" + product)
                                    .body())
                            .get(0)
                            .get("cotes")
                            .get("mesures")
                            .get("etat")
                            .asString())
                    .isEqualTo("a-traiter");
        });
    }

    @Test
    void programsAndSpreadsheetsReadTheSameDays() {
        ProductId product = paid("programme@comites.test");
        days.everywhere(IN_TIME, () -> {
            committees.set(product, LocalDate.of(2026, 11, 12), "", fixtures.staff());
            String key = keys.issue(product.keyScope(), "Essai", IN_TIME.plusDays(30), fixtures.staff());
            String address = "/api/v1/products/" + product + "/clock";
            JsonNode read = json.readTree(people.visitor()
                    .get(address, "Authorization", "Bearer " + key)
                    .body());
            assertThat(read.get("ends").asString()).isEqualTo("2027-01-31");
            assertThat(read.get("orderBy").asString()).isEqualTo("2026-12-10");
            assertThat(read.get("decideBy").asString()).isEqualTo("2026-11-10");
            assertThat(read.get("situation").asString()).isEqualTo("fixe-trop-tard");
            assertThat(read.get("closure").get("ordersStop").asString()).isEqualTo("2026-12-15");
            String beside = product.path() + "/api/temps-restant";
            assertThat(json.readTree(people.signedIn(people.actor("programme@comites.test"))
                            .get(beside)
                            .body()))
                    .isEqualTo(read);
            assertThat(people.signedIn(fixtures.stranger()).get(beside).status())
                    .isEqualTo(403);
            assertThat(people.visitor().get(address).status()).isEqualTo(401);
            Visit staff = people.signedIn(fixtures.staff());
            String named = "?q=" + product;
            assertThat(staff.get("/comites.csv" + named).body())
                    .contains(";2026-11-12;")
                    .contains(";2027-01-31;2026-12-10;2026-11-10;")
                    .contains("Le comité du 12 novembre 2026 est fixé trop tard.");
            assertThat(json.readTree(staff.get("/api/comites" + named).body())
                            .get(0)
                            .get("clock")
                            .get("decideBy")
                            .asString())
                    .isEqualTo("2026-11-10");
            assertThat(staff.get("/comites" + named).text()).contains("10/11/2026 Trop tard");
        });
    }

    @Test
    void nothingIsSaidOfTheTimeOfAProductThatNobodyPaysOrThatEnded() {
        ProductId unpaid = fixtures.product("sans@comites.test");
        Visit staff = people.signedIn(fixtures.staff());
        assertThat(staff.get(unpaid.path() + "/comites").text())
                .contains("Aucune enveloppe n’est enregistrée")
                .doesNotContain("Le temps qui reste");
        assertThat(staff.get(unpaid.path() + "/gestion").text()).doesNotContain("Le temps qui reste");
        assertThat(staff.get(unpaid.path() + "/api/temps-restant").status()).isEqualTo(404);
        ProductId ended = paid("fini@comites.test");
        fixtures.stop(ended);
        for (String page : List.of("/comites", "/gestion"))
            assertThat(staff.get(ended.path() + page).text()).doesNotContain("Le temps qui reste");
        assertThat(staff.get("/comites").text()).doesNotContain("Produit " + ended + " —");
    }

    @Test
    void aDateOnAWeekendOrAPublicHolidayIsRefusedWithTheNearestWorkingDays() {
        ProductId product = fixtures.product("ferie@comites.test");
        String path = product.path() + "/comites";
        days.everywhere(IN_TIME, () -> {
            Visit staff = people.signedIn(fixtures.staff());
            Visit.Page armistice =
                    staff.form(staff.get(path), path).with("date", "2026-11-11").send();
            assertThat(armistice.status()).isEqualTo(422);
            assertThat(armistice.errorOf("date"))
                    .contains("Les jours ouvrés les plus proches sont le 10 novembre 2026 et le 12 novembre 2026");
            Visit.Page today =
                    staff.form(armistice, path).with("date", "2026-10-03").send();
            assertThat(today.errorOf("date")).contains("le 2 octobre 2026 et le 5 octobre 2026");
            Visit.Page set = staff.form(today, path).with("date", "2026-10-05").send();
            assertThat(set.text()).contains("La date du comité est fixée");
            String move = path + "/2026-10-05/date";
            Visit.Page sunday =
                    staff.form(staff.get(move), move).with("date", "2026-12-27").send();
            assertThat(sunday.errorOf("date")).contains("le 24 décembre 2026 et le 28 décembre 2026");
            assertThat(staff.form(sunday, move)
                            .with("date", "2026-12-28")
                            .send()
                            .text())
                    .contains("La date du comité est changée")
                    .contains("Pendant la clôture budgétaire")
                    .contains("avant le 1er février 2027");
        });
        days.everywhere(LocalDate.of(2026, 12, 27), () -> {
            Visit staff = people.signedIn(fixtures.staff());
            assertThat(staff.form(staff.get(path), path)
                            .with("date", "2026-12-27")
                            .send()
                            .errorOf("date"))
                    .contains("Le prochain jour ouvré est le 28 décembre 2026");
        });
    }

    @Test
    void aCommitteeCloseToAnotherOneAsksWhyOnceAndKeepsTheReason() {
        ProductId product = fixtures.product("tot@comites.test");
        String path = product.path() + "/comites";
        days.everywhere(IN_TIME, () -> {
            committees.set(product, LocalDate.of(2026, 10, 15), "", fixtures.staff());
            Visit staff = people.signedIn(fixtures.staff());
            Visit.Page page = staff.get(path);
            assertThat(page.html().select("textarea[name=pourquoi]")).isEmpty();
            Visit.Page asked = staff.form(page, path).with("date", "2026-11-10").send();
            assertThat(asked.status()).isEqualTo(422);
            assertThat(asked.errorOf("date"))
                    .contains("Un autre comité de ce produit est fixé au 15 octobre 2026, à moins de 30 jours");
            assertThat(staff.form(asked, path).value("date")).isEqualTo("2026-11-10");
            Visit.Page set = staff.form(asked, path)
                    .with("pourquoi", "Décision provisoire :\nles preuves arrivent.")
                    .send();
            assertThat(set.text())
                    .contains("La date du comité est fixée")
                    .contains("Décision provisoire :")
                    .contains("les preuves arrivent.");
            assertThat(people.signedIn(people.actor("tot@comites.test"))
                            .get(path)
                            .text())
                    .as("the team reads the date, not what staff say among themselves")
                    .doesNotContain("les preuves arrivent");
            assertThat(jdbc.sql("""
                            select details ->> 'reason' from audit_line
                            where action = 'committee.date-set' and subject = :product order by id desc limit 1
                            """)
                            .param("product", "product:" + product)
                            .query(String.class)
                            .single())
                    .contains("Décision provisoire");
            String move = path + "/2026-11-10/date";
            Visit.Page moving = staff.get(move);
            assertThat(staff.form(moving, move).value("pourquoi")).contains("Décision provisoire");
            assertThat(staff.form(moving, move)
                            .with("date", "2026-11-10")
                            .with("pourquoi", "Le financeur part en congé.")
                            .send()
                            .text())
                    .as("the reason alone is corrected")
                    .contains("Pourquoi si tôt")
                    .contains("Le financeur part en congé.");
            assertThat(staff.form(staff.get(move), move)
                            .with("date", "2026-11-16")
                            .send()
                            .text())
                    .as("thirty days after the other one, there is nothing to explain")
                    .contains("La date du comité est changée")
                    .doesNotContain("Pourquoi si tôt");
            String nearer = path + "/2026-11-16/date";
            Visit.Page refused = staff.form(staff.get(nearer), nearer)
                    .with("date", "2026-10-20")
                    .send();
            assertThat(refused.errorOf("pourquoi")).contains("Dites pourquoi");
        });
    }
}
