package org.terreau.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.access.Moment;
import org.terreau.access.PlanStep;
import org.terreau.access.Plans;
import org.terreau.funding.FundingSources;
import org.terreau.funding.OrderedWork;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.shared.NotAllowed;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Days;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

/** Which order pays which mission, said and read from both, by those alone who read prices. */
@ApplicationTest
class OrderedMissionTests {

    private static final String TITLE = "Renfort de printemps";

    private final ProductCatalogue products;
    private final FundingSources sources;
    private final OrderedWork work;
    private final Missions missions;
    private final Plans plans;
    private final People people;
    private final Days days;

    OrderedMissionTests(
            ProductCatalogue products,
            FundingSources sources,
            OrderedWork work,
            Missions missions,
            Plans plans,
            People people,
            Days days) {
        this.products = products;
        this.sources = sources;
        this.work = work;
        this.missions = missions;
        this.plans = plans;
        this.people = people;
        this.days = days;
    }

    private Actor lead(String incubator) {
        return people.worksFor(incubator, Role.LEAD, "Lou Mène");
    }

    /** In construction in an incubator of the same name, with an envelope of a year. */
    private ProductId product(String id) {
        people.incubator(id);
        ProductId product = SomeProduct.named(id)
                .in(id)
                .since(PhaseKind.CONSTRUCTION, days.today().minusMonths(3))
                .storedIn(products);
        sources.grant(
                product,
                new FundingSources.Granted(
                        Money.euros(200_000), days.today(), days.today().plusYears(1), "Région", "Décision 1"),
                lead(id));
        return product;
    }

    private Mission join(ProductId product, String name, String rhythm, LocalDate since, LocalDate until) {
        missions.join(
                product,
                new Persons.TypedPerson(name, address(name), true),
                new TypedMission(
                        "developpement", "", "independant", "", since.toString(), until.toString(), rhythm, ""),
                lead(product.value()));
        return missions.of(product, lead(product.value())).stream()
                .filter(one -> one.person() != null && one.person().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String address(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@commande-mission.test";
    }

    /** An order of three months from today, which is issued; its address. */
    private String issued(Visit lead, ProductId product, String euros) {
        String path = product.path() + "/commandes";
        String order = lead.form(lead.get(path + "/nouvelle"), path)
                .with("objet", TITLE)
                .with("titulaire", "Coopérative du Code")
                .with("du", days.today().toString())
                .with("au", ends().toString())
                .with("tva", "ht")
                .with("activite-1", "developpement")
                .with("montant-1", euros)
                .send()
                .path();
        assertThat(lead.get(order).html().select("#missions"))
                .as("nothing is issued yet")
                .isEmpty();
        for (String state : List.of("devis-demande", "devis-signe", "emis"))
            lead.form(lead.get(order), order + "/etat")
                    .with("le", days.today().toString())
                    .send();
        return order;
    }

    private LocalDate ends() {
        return days.today().plusMonths(3);
    }

    private static Visit.Form pays(Visit visit, String order, Mission mission) {
        return visit.form(visit.get(order), order + "/missions")
                .with("mission", mission.id() + "." + mission.version());
    }

    @Test
    void whichOrderPaysAMissionIsSaidOnceAndReadFromBothAndTheMissionEndsWithIt() {
        ProductId product = product("commande.paie");
        Visit lead = people.signedIn(lead("commande.paie"));
        Mission mission =
                join(product, "Dora Payee", "3", days.today(), days.today().plusMonths(5));
        String order = issued(lead, product, "20000");
        assertThat(lead.get(order).text()).contains("Personne n’a dit qui cette commande paie");
        Visit.Page paid = pays(lead, order, mission).send();
        assertThat(paid.text()).contains("est gardé comme souhaité", "Dora Payee", "Jours pendant la commande");
        Visit.Page nothing = lead.form(lead.get(order), order + "/missions/retrait")
                .forged("mission", "n’importe")
                .send();
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.text()).contains("Choisissez une mission de l’équipe.");

        String path = product.path() + "/equipe";
        Visit.Page read = lead.get(path + "/" + mission.id());
        assertThat(read.text()).contains("La commande « " + TITLE + " », jusqu’au");
        assertThat(read.html().select("a[href=" + order + "]"))
                .as("one click away")
                .isNotEmpty();
        assertThat(lead.get(path).html().select("a[href=" + order + "]")).isNotEmpty();
        assertThat(paid.html().select("a[href=" + path + "/" + mission.id() + "]"))
                .isNotEmpty();
        Mission bounded =
                missions.read(product, mission.id(), lead("commande.paie")).mission();
        assertThat(bounded.span().until()).isEqualTo(ends());
        assertThat(bounded.span().wished()).isEqualTo(days.today().plusMonths(5));
        assertThat(read.text()).contains("Bornée par la commande qui la paie.");
        assertThat(lead.get(path + ".csv").body()).contains(TITLE);
        assertThat(lead.get("/equipes.csv?metier=developpement").body()).contains(TITLE);
        assertThat(lead.get(path + "/frise").text()).contains(TITLE);
        assertThat(Statements.during(() -> lead.get(order))).isBetween(1, 26);
        assertThat(Statements.during(() -> lead.get(path))).isBetween(1, 24);

        Visit.Page back = lead.form(lead.get(order), order + "/retour")
                .with("raison", "Signée trop tôt")
                .send();
        assertThat(back.status()).isEqualTo(200);
        assertThat(lead.get(path + "/" + mission.id()).text())
                .contains("n’est plus émise : dites ce qui la paie", "Une enveloppe hors incrément");
        lead.form(lead.get(order), order + "/etat")
                .with("le", days.today().toString())
                .send();
        lead.form(lead.get(order), order + "/missions/retrait").send();
        assertThat(lead.get(path + "/" + mission.id()).text())
                .doesNotContain("n’est plus émise")
                .doesNotContain(TITLE);
        assertThat(missions.read(product, mission.id(), lead("commande.paie"))
                        .mission()
                        .span()
                        .until())
                .as("the envelope reaches what was wished")
                .isEqualTo(days.today().plusMonths(5));
    }

    @Test
    void anOrderTakesOffOnlyWhatItPays() {
        ProductId product = product("commande.autre");
        Visit lead = people.signedIn(lead("commande.autre"));
        Mission mission =
                join(product, "Dina Deux", "3", days.today(), days.today().plusMonths(2));
        String pays = issued(lead, product, "20000");
        String other = issued(lead, product, "10000");
        pays(lead, pays, mission).send();
        Mission paid =
                missions.read(product, mission.id(), lead("commande.autre")).mission();
        Mission free =
                join(product, "Dino Libre", "3", days.today(), days.today().plusMonths(2));
        pays(lead, other, free).send();
        Visit.Page refused = lead.form(lead.get(other), other + "/missions/retrait")
                .forged("mission", paid.id() + "." + paid.version())
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Cette commande ne paie pas cette mission.");
        assertThat(missions.read(product, mission.id(), lead("commande.autre"))
                        .mission()
                        .terms()
                        .paidBy())
                .isEqualTo(paid.terms().paidBy())
                .isNotEmpty();
    }

    @Test
    void theSecondOfTwoWhoSayItIsTold() {
        ProductId product = product("commande.deux");
        Visit lead = people.signedIn(lead("commande.deux"));
        Mission mission =
                join(product, "Dan Double", "3", days.today(), days.today().plusMonths(2));
        String order = issued(lead, product, "20000");
        Visit.Form late = pays(lead, order, mission);
        pays(lead, order, mission).send();
        assertThat(late.send().status()).isEqualTo(409);
    }

    @Test
    void whoReadsNoPriceDoesNotReadWhichOrderPaysWhomAndKeepsItAsItIs() {
        ProductId product = product("commande.secret");
        Visit lead = people.signedIn(lead("commande.secret"));
        Mission mission =
                join(product, "Sara Secrete", "3", days.today(), days.today().plusMonths(2));
        String order = issued(lead, product, "20000");
        pays(lead, order, mission).send();
        Visit member = people.signedIn(people.actor(address("Sara Secrete")));
        Visit coach = people.signedIn(people.worksFor("commande.secret", Role.COACH, "Cléo Coach"));
        String path = product.path() + "/equipe";
        String one = path + "/" + mission.id();
        for (Visit reader : List.of(member, coach)) {
            assertThat(reader.get(order).html().select("#missions"))
                    .as("beside its total, the days of one person tell what a day costs")
                    .isEmpty();
            for (String address : List.of(path, one, path + ".csv", product.path() + "/api/equipe", path + "/frise"))
                assertThat(reader.get(address).body()).as(address).doesNotContain(TITLE, order, "commande:");
            assertThat(reader.get(one).text())
                    .contains("Une commande, jusqu’au", "le responsable de l’incubateur ou l’agent");
        }
        member.form(member.get(one), one).with("specialite", "Cartes").send();
        Mission kept =
                missions.read(product, mission.id(), lead("commande.secret")).mission();
        assertThat(kept.work().specialty()).isEqualTo("Cartes");
        assertThat(kept.terms().paidBy()).as("still paid by it").startsWith("commande:");
        Visit.Page forged = member.form(member.get(path), path)
                .with("metier", "design")
                .with("nom", "Fred Force")
                .with("courriel", "fred.force@commande-mission.test")
                .forged("paie", kept.terms().paidBy())
                .send();
        assertThat(forged.status()).isEqualTo(422);
        product("commande.ailleurs");
        Visit elsewhere = people.signedIn(lead("commande.ailleurs"));
        assertThat(elsewhere.get(order).status()).isEqualTo(403);
        assertThatThrownBy(() -> work.remove(
                        product,
                        Long.parseLong(order.substring(order.lastIndexOf('/') + 1)),
                        kept.id(),
                        kept.version(),
                        people.actor("coach@commande.secret.test")))
                .isInstanceOf(NotAllowed.class);
    }

    @ParameterizedTest(name = "{0} €, {1} missions: {2}")
    @CsvSource({"17500, 1, true", "17499, 1, false", "34999, 2, false", "35000, 2, true"})
    void theOnboardingSessionIsAskedOfWhoeverIsOrderedForEnoughOfTheirOwnDays(String euros, int people, boolean asked) {
        String id = "commande.accueil." + euros + "." + people;
        ProductId product = product(id);
        Visit lead = this.people.signedIn(lead(id));
        String order = issued(lead, product, euros);
        for (int number = 1; number <= people; number++)
            pays(
                            lead,
                            order,
                            join(
                                    product,
                                    "Anna Numero" + number + euros,
                                    "2",
                                    days.today(),
                                    days.today().plusWeeks(4)))
                    .send();
        List<Boolean> told = plans.desk(new IncubatorId(id), lead(id)).stream()
                .filter(one -> one.plan().moment() == Moment.ARRIVAL)
                .map(one -> one.plan().steps().stream().anyMatch(step -> step.step() == PlanStep.ONBOARDING))
                .toList();
        assertThat(told).hasSize(people).containsOnly(asked);
    }
}
