package org.terreau.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.identity.PersonalData;
import org.terreau.portfolio.PortfolioFixtures;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductMerged;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Visit;

@ApplicationTest
class MissionTests {

    private static final LocalDate TODAY = PortfolioFixtures.today();
    private static final LocalDate PAID = TODAY.plusMonths(4);

    private final PortfolioFixtures portfolio;
    private final People people;
    private final Missions missions;
    private final Teams teams;
    private final Persons persons;
    private final TeamsPersonalData personal;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    MissionTests(
            PortfolioFixtures portfolio,
            People people,
            Missions missions,
            Teams teams,
            Persons persons,
            TeamsPersonalData personal,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.portfolio = portfolio;
        this.people = people;
        this.missions = missions;
        this.teams = teams;
        this.persons = persons;
        this.personal = personal;
        this.events = events;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    /** In construction, with an envelope that pays for four months from now. */
    private ProductId paid(String id) {
        ProductId product = portfolio.product(id, "Service " + id);
        jdbc.sql("""
                        insert into envelope (product_id, increment_number, amount_cents, from_day, until_day, carrier, decision_id)
                        select :product, 2, 20000000, :from, :until, 'Ville', least(min(decision_id), 0) - 1 from envelope
                        """)
                .param("product", id)
                .param("from", TODAY.minusMonths(2))
                .param("until", PAID)
                .update();
        return product;
    }

    private static Persons.TypedPerson someone(String name) {
        String email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@missions.test";
        return new Persons.TypedPerson(name, email, false);
    }

    private static TypedMission developer(LocalDate since, LocalDate until) {
        return new TypedMission("developpement", "", "independant", "", since.toString(), until.toString(), "3", "");
    }

    private Mission only(ProductId product) {
        List<Mission> found = missions.of(product, portfolio.lead());
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static Person person(Mission mission) {
        return Objects.requireNonNull(mission.person());
    }

    @Test
    void aMissionNeverEndsAfterTheMoneyThatPaysItAndTheWishIsKept() {
        ProductId product = paid("mission.bornee");
        Visit lead = portfolio.asLead();
        String path = product.path() + "/equipe";
        Visit.Page page = lead.form(lead.get(path), path)
                .with("metier", "developpement")
                .with("nom", "Dora Dev")
                .with("courriel", "dora.dev@missions.test")
                .with("sans-compte", "oui")
                .with("statut", "independant")
                .with("debut", TODAY.minusMonths(1).toString())
                .with("fin", PAID.plusMonths(2).toString())
                .with("rythme", "2,5")
                .send();
        assertThat(page.text()).contains("dernier jour que l’argent paie").contains("gardé comme souhaité");
        assertThat(page.text())
                .contains("Dora Dev")
                .contains("2,5 j par semaine")
                .contains("incrément 2");
        Mission mission = only(product);
        assertThat(mission.span().until()).isEqualTo(PAID);
        assertThat(mission.span().wished()).isEqualTo(PAID.plusMonths(2));
        assertThat(person(mission).account()).isNull();
        assertThat(lead.get(product.path() + "/api/equipe").body())
                .contains("\"souhaitee\":\"" + PAID.plusMonths(2) + "\"");
        assertThat(lead.get(path + ".csv").body()).contains("Dora Dev").contains("jours_par_semaine");
        assertThat(portfolio.asStranger().get(path + ".csv").status()).isEqualTo(403);
    }

    @Test
    void renewingIsOneClickFromTheReminderAndIsKeptInItsHistory() {
        ProductId product = paid("mission.renouvelee");
        Actor actor = portfolio.lead();
        missions.join(product, someone("Remi Renouvelle"), developer(TODAY.minusMonths(2), TODAY.plusDays(20)), actor);
        Visit lead = portfolio.asLead();
        assertThat(lead.get("/mes-produits?q=mission.renouvelee").text()).contains("Une mission à renouveler");
        Mission before = only(product);
        String path = product.path() + "/equipe";
        Visit.Form late = lead.form(lead.get(path + "/" + before.id()), path + "/" + before.id() + "/fin")
                .with("fin", TODAY.plusDays(30).toString());
        Visit.Page page =
                lead.form(lead.get(path), path + "/" + before.id() + "/fin").send();
        assertThat(page.text()).contains("La mission va jusqu’au").doesNotContain("Une mission à renouveler");
        assertThat(only(product).span().until()).isEqualTo(PAID);
        Visit.Page conflict = late.send();
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.html().select("[name=fin]").val())
                .isEqualTo(TODAY.plusDays(30).toString());
        Visit.Page refused = lead.form(lead.get(path + "/" + before.id()), path + "/" + before.id() + "/fin")
                .with("fin", PAID.plusMonths(6).toString())
                .with("pourquoi", "Le service continue")
                .send();
        assertThat(refused.text())
                .contains("elle finit avec lui")
                .contains("Reconduite.")
                .contains("Le service continue")
                .contains("Lina Portefeuille");
        assertThat(only(product).span().until()).isEqualTo(PAID);
        assertThat(only(product).span().wished()).isEqualTo(PAID.plusMonths(6));
    }

    @ParameterizedTest
    @CsvSource({
        "debut,  2022-04-T1, « 2022-04-T1 » n’est pas une date",
        "fin,    2020-01-01, Le dernier jour vient avant le premier",
        "fin,    2999-12-31, n’est pas une date",
        "rythme, 0.333,      Comptez par quarts de jour",
        "rythme, 101 %,      de 1 à 100",
        "rythme, 60 %,       se compte en jours par semaine",
        "rythme, 0,          de 0‚25 à 5 jours",
        "statut, indépendent, Choisissez un statut",
        "paie,   enveloppe:0, Choisissez une enveloppe"
    })
    void whatIsWrongIsSaidBesideItsFieldAndNothingTypedIsLost(String field, String typed, String sentence) {
        ProductId product = paid("mission.fausse");
        Visit lead = portfolio.asLead();
        String path = product.path() + "/equipe";
        Visit.Form form = lead.form(lead.get(path), path)
                .with("metier", "developpement")
                .with("nom", "Fanny Faute")
                .with("courriel", "fanny.faute@missions.test")
                .with("specialite", "Cartes")
                .with("statut", "independant");
        Visit.Page page = (field.equals("statut") || field.equals("paie")
                        ? form.forged(field, typed)
                        : form.with(field, typed))
                .send();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.errorOf(field)).contains(sentence.replace('‚', ','));
        assertThat(page.html().select("[name=specialite]").val()).isEqualTo("Cartes");
        assertThat(missions.of(product, portfolio.lead())).isEmpty();
    }

    @Test
    void missionsThatTouchAreOneAndWhoComesBackLaterBeginsAnother() {
        ProductId product = paid("mission.reunie");
        Actor lead = portfolio.lead();
        LocalDate first = TODAY.minusDays(200);
        missions.join(product, someone("Tom Touche"), developer(first, TODAY.minusDays(100)), lead);
        missions.join(product, someone("Tom Touche"), developer(TODAY.minusDays(110), TODAY.minusDays(60)), lead);
        assertThat(only(product).span().since()).isEqualTo(first);
        assertThat(only(product).span().until()).isEqualTo(TODAY.minusDays(60));
        missions.leave(
                product,
                only(product).id(),
                new Missions.TypedLeaving(TODAY.minusDays(60).toString(), "", ""),
                lead);
        missions.join(product, someone("Tom Touche"), developer(TODAY.minusDays(52), TODAY.minusDays(40)), lead);
        assertThat(only(product).span().since()).isEqualTo(first);
        missions.leave(
                product,
                only(product).id(),
                new Missions.TypedLeaving(TODAY.minusDays(40).toString(), "", ""),
                lead);
        missions.join(product, someone("Tom Touche"), developer(TODAY.minusDays(10), TODAY.plusDays(40)), lead);
        assertThat(only(product).span().since()).isEqualTo(TODAY.minusDays(10));
        assertThat(jdbc.sql("select count(distinct person_id) from mission where product_id = 'mission.reunie'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theLetterAndTheReasonOfLeavingAreReadByTheAgentTheLeadAndAdministratorsAlone() {
        ProductId product = paid("mission.privee");
        Actor lead = portfolio.lead();
        teams.join(product, Trade.INTRAPRENEUR, "Agathe Agente", "agathe.agente@missions.test", "80", lead);
        teams.join(product, Trade.DEVELOPMENT, "Denis Dev", "denis.dev@missions.test", "", lead);
        long agent = missions.of(product, lead).get(0).id();
        String path = product.path() + "/equipe/" + agent;
        Visit visit = portfolio.asLead();
        Visit.Page many = visit.form(visit.get(path), path + "/lettre")
                .with("objectifs", "Ouvrir\n\nFormer\nMesurer\nPasser la main")
                .send();
        assertThat(many.errorOf("objectifs")).contains("3 objectifs au plus", "il y en a 4");
        Visit.Page written = visit.form(visit.get(path), path + "/lettre")
                .with("objectifs", "Ouvrir à dix communes")
                .with("livrables", "Un guide d’ouverture")
                .with("lettre-le", TODAY.minusDays(3).toString())
                .with("lettre-signataire", "Directrice Secrète")
                .with("lettre-jours", "2,5")
                .send();
        assertThat(written.html().select("[name=lettre-signataire]").val()).isEqualTo("Directrice Secrète");
        for (Visit reader : List.of(
                people.signedIn(people.actor("agathe.agente@missions.test")), people.signedIn(people.administrator())))
            assertThat(reader.get(path).body()).contains("Directrice Secrète");
        Visit developer = people.signedIn(people.actor("denis.dev@missions.test"));
        developer
                .form(developer.get(path), path + "/lettre")
                .with("objectifs", "Ouvrir à vingt communes")
                .send();
        assertThat(visit.get(path).body())
                .contains("Directrice Secrète")
                .contains("vingt communes")
                .contains("Un guide d’ouverture");
        visit.form(visit.get(path), path + "/depart")
                .with("raison", "qualite")
                .with("precision", "Raison secrète")
                .send();
        assertThat(visit.get(path).text()).contains("Raison secrète").contains("Le travail ne convenait pas");
        for (Visit other : List.of(developer, portfolio.asCoach()))
            for (String address : List.of(
                    path,
                    product.path() + "/equipe",
                    product.path() + "/equipe.csv",
                    product.path() + "/api/equipe",
                    product.path()))
                assertThat(other.get(address).body())
                        .as(address)
                        .doesNotContain("Secrète")
                        .doesNotContain("secrète")
                        .doesNotContain("ne convenait pas");
    }

    @Test
    void aRhythmThatChangesHoldsFromItsDayAndTheOneBeforeStays() {
        ProductId product = paid("mission.rythmee");
        missions.join(
                product, someone("Rita Rythme"), developer(TODAY.minusMonths(2), TODAY.plusDays(90)), portfolio.lead());
        Visit lead = portfolio.asLead();
        String path = product.path() + "/equipe/" + only(product).id();
        Visit.Page outside = lead.form(lead.get(path), path + "/rythme")
                .with("rythme", "4,5")
                .with("a-partir-du", TODAY.plusDays(91).toString())
                .send();
        assertThat(outside.errorOf("a-partir-du")).isNotEmpty();
        assertThat(lead.form(outside, path + "/rythme").value("rythme")).isEqualTo("4,5");
        lead.form(lead.get(path), path + "/rythme")
                .with("rythme", "4,5")
                .with("a-partir-du", TODAY.plusDays(10).toString())
                .send();
        assertThat(only(product).daysOn(TODAY.plusDays(9))).isEqualByComparingTo("3");
        assertThat(only(product).daysOn(TODAY.plusDays(10))).isEqualByComparingTo("4.5");
    }

    @Test
    void twoRowsThatAreOnePersonAreJoinedByTheLeadAndSeparatedAgain() {
        ProductId one = paid("mission.homonyme");
        ProductId other = paid("mission.homonyme.deux");
        Actor lead = portfolio.lead();
        Person first = missions.join(one, someone("Ho Monyme"), developer(TODAY, TODAY.plusDays(90)), lead)
                .person();
        teams.join(other, Trade.DESIGN, "Ho Monyme", "ho.autre@missions.test", "", lead);
        Person second = person(only(other));
        AccountId account = Objects.requireNonNull(second.account());
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(persons.merge(second.id(), first.id(), lead)).isEqualTo(second);
        assertThat(only(one).person()).isEqualTo(second);
        assertThat(teams.isMember(account, one)).isTrue();
        persons.separate(first.id(), second.id(), lead);
        assertThat(only(one).person()).isEqualTo(first);
        assertThat(teams.isMember(account, one)).isFalse();
    }

    @Test
    void whoAsksToBeForgottenKeepsTheirNameUntilTheirMissionEnds() {
        ProductId product = paid("mission.oubliee");
        Actor lead = portfolio.lead();
        teams.join(product, Trade.DATA, "Ovide Oubli", "ovide.oubli@missions.test", "", lead);
        Actor ovide = people.actor("ovide.oubli@missions.test");
        PersonalData.Person person = new PersonalData.Person(ovide.email(), ovide.id());
        assertThat(personal.held(person))
                .singleElement()
                .satisfies(
                        held -> assertThat(held).containsEntry("metier", "data").containsEntry("nom", "Ovide Oubli"));
        assertThat(personal.erase(person)).isPositive();
        assertThat(personal.held(person)).isEmpty();
        assertThat(teams.members(product)).isEmpty();
        assertThat(person(only(product)).name()).isEqualTo("Ovide Oubli");
        missions.leave(product, only(product).id(), Missions.TypedLeaving.NOW, lead);
        personal.erase(person);
        assertThat(jdbc.sql(
                                "select p.name from mission m join team_person p on p.id = m.person_id where m.product_id = :id")
                        .param("id", product.value())
                        .query(String.class)
                        .single())
                .isEqualTo(PersonalData.NOBODY);
    }

    @Test
    void missionsFollowTheProductThatGoesOn() {
        ProductId gone = paid("mission.absorbee");
        ProductId into = paid("mission.absorbante");
        missions.join(gone, someone("Mia Migre"), developer(TODAY, TODAY.plusDays(90)), portfolio.lead());
        transaction.executeWithoutResult(status -> events.publishEvent(new ProductMerged(gone, into)));
        assertThat(person(only(into)).name()).isEqualTo("Mia Migre");
    }
}
