package org.terreau.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.shared.Refused;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Days;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

/** What becomes of an envelope once it is granted, and the budget years that it is of. */
@ApplicationTest
class EnvelopeMovementTests {

    private static final String INCUBATOR = "enveloppes.essai";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);

    private final People people;
    private final ProductCatalogue catalogue;
    private final FundingSources sources;
    private final JdbcClient jdbc;
    private final Days days;

    EnvelopeMovementTests(
            People people, ProductCatalogue catalogue, FundingSources sources, JdbcClient jdbc, Days days) {
        this.people = people;
        this.catalogue = catalogue;
        this.sources = sources;
        this.jdbc = jdbc;
        this.days = days;
    }

    private Actor lead() {
        return people.someone("lead@enveloppes.test", "Lou Enveloppe", new Grant(Role.LEAD, INCUBATOR));
    }

    private ProductId granted(String id, long euros, LocalDate until) {
        ProductId product =
                SomeProduct.named(id).called("Produit " + id).in(INCUBATOR).storedIn(catalogue);
        sources.grant(
                product,
                new FundingSources.Granted(Money.euros(euros), LocalDate.of(2026, 8, 1), until, "Agglo", "Décision 3"),
                lead());
        return product;
    }

    private String path(ProductId product) {
        long envelope = jdbc.sql("select max(id) from envelope where product_id = :product")
                .param("product", product.value())
                .query(Long.class)
                .single();
        return product.path() + "/gestion-budget/enveloppes/" + envelope;
    }

    private static String text(Visit.Page page) {
        return page.text().replaceAll("\\h", " ");
    }

    private static Visit.Page ordered(Visit visit, ProductId product, String amount, String... states) {
        String path = product.path() + "/commandes";
        String order = visit.form(visit.get(path + "/nouvelle"), path)
                .with("objet", "Commande")
                .with("du", "2026-09-01")
                .with("au", "2027-02-28")
                .with("tva", "ttc")
                .with("activite-1", "developpement")
                .with("montant-1", amount)
                .send()
                .path();
        for (String state : states) {
            Visit.Form form = visit.form(visit.get(order), order + "/etat");
            assertThat(form.value("vers")).isEqualTo(state);
            form.with("le", "2026-11-02").send();
        }
        return visit.get(order);
    }

    @Test
    void whatChangesAnEnvelopeIsAddedAndNeverRewritten() {
        ProductId product = granted("enveloppe-change", 100_000, LocalDate.of(2026, 12, 31));
        days.everywhere(TODAY, () -> {
            Visit visit = people.signedIn(lead());
            String page = path(product);
            Visit.Page sources = visit.get(product.path() + "/gestion-budget/financements");
            assertThat(sources.html().select("a[href=" + page + "]"))
                    .as("a door")
                    .isNotEmpty();
            Visit.Page refused =
                    visit.form(visit.get(page), page).with("montant", "20 000").send();
            assertThat(refused.errorOf("raison-mouvement")).contains("Dites pourquoi");
            assertThat(refused.errorOf("preuve")).contains("numéro ou l’adresse");
            Visit.Page moved = visit.form(refused, page)
                    .with("raison-mouvement", "Passage à vingt communes")
                    .with("preuve", "Décision 9")
                    .with("au", "2027-01-31")
                    .send();
            assertThat(text(moved))
                    .contains("120 000 € TTC, du 1er août 2026 au 31 janvier 2027", "Accordé au départ 100 000 €")
                    .contains("Passage à vingt communes jusqu’au 31/01/2027", "Décision 9", "Lou Enveloppe");
            assertThat(text(people.visitor().get(product.path() + "/budget")))
                    .contains("120 000 € TTC accordés jusqu’au 31 janvier 2027");
            assertThat(visit.get(product.path() + "/gestion-budget/enveloppes.csv")
                            .body())
                    .contains(";accordee;2026-08-01;;100000.00;;2027-01-31;Agglo;Décision 3")
                    .contains(";mouvement;2026-11-02;;20000.00;;2027-01-31;Passage à vingt communes;Décision 9");
            assertThat(visit.get("/api/produits/" + product + "/enveloppes").body())
                    .contains("\"ae\":20000.00");
        });
    }

    @Test
    void anEnvelopeThatADecisionGaveIsSaidToComeOnceAndLeavesTheYearlyPace() {
        ProductId product = granted("enveloppe-unique", 50_000, LocalDate.of(2026, 12, 31));
        jdbc.sql("""
                        update envelope set increment_number = 1, decision_id = (select least(0, min(decision_id)) - 1 from envelope)
                        where product_id = :product
                        """).param("product", product.value()).update();
        days.everywhere(TODAY, () -> {
            Visit visit = people.signedIn(lead());
            String page = path(product);
            assertThat(text(visit.get(page))).contains("Enveloppe de l’incrément 1");
            Visit.Page said = visit.form(visit.get(page), page)
                    .with("ponctuelle", "oui")
                    .with("raison-mouvement", "Un prix, une seule fois")
                    .with("preuve", "Lettre du jury")
                    .send();
            assertThat(text(said)).contains("Ponctuelle.", "Un prix, une seule fois");
            assertThat(people.visitor()
                            .get("/api/v1/products/" + product + "/budget")
                            .body())
                    .contains("\"ponctuelle\":true");
        });
    }

    @Test
    void itNeverGoesBelowWhatOrdersEngage() {
        ProductId product = granted("enveloppe-engagee", 100_000, LocalDate.of(2027, 3, 31));
        days.everywhere(TODAY, () -> {
            Visit visit = people.signedIn(lead());
            ordered(visit, product, "60 000", "devis-demande", "devis-signe", "emis");
            String page = path(product);
            Visit.Form form = visit.form(visit.get(page), page)
                    .with("raison-mouvement", "Rendu à la direction")
                    .with("preuve", "Note 4");
            assertThat(form.with("montant", "-40 001").send().errorOf("montant").replaceAll("\\h", " "))
                    .contains("engagent 60 000 €");
            assertThat(text(form.with("montant", "-40 000").send())).contains("60 000 € TTC", "Reste à engager 0 €");
        });
    }

    @Test
    void theBudgetYearCountsWhatTheYearsOfAnEnvelopeSay() {
        ProductId product = granted("enveloppe-annees", 240_000, LocalDate.of(2027, 7, 31));
        days.everywhere(TODAY, () -> {
            Visit visit = people.signedIn(lead());
            ordered(visit, product, "80 000", "devis-demande", "devis-signe", "emis");
            assertThat(visit.get("/exercice.csv?annee=2026").body())
                    .contains("2026;enveloppe-annees;Produit enveloppe-annees;240000.00;80000.00;33;");
            String page = path(product);
            Visit.Page refused = visit.form(visit.get(page), page + "/annees")
                    .with("ae-2026", "100 000")
                    .with("cp-2026", "120 000")
                    .with("ae-2027", "150 000")
                    .send();
            assertThat(refused.errorOf("cp-2026")).contains("plus serait payé que commandé");
            assertThat(refused.errorOf("ae-2027")).contains("plus que l’enveloppe");
            Visit.Page said = visit.form(refused, page + "/annees")
                    .with("cp-2026", "60 000")
                    .with("ae-2027", "120 000")
                    .with("cp-2027", "160 000")
                    .send();
            assertThat(text(said)).contains("20 000 € ne sont encore d’aucune année");
            assertThat(visit.get("/exercice.csv?annee=2026").body())
                    .contains("2026;enveloppe-annees;Produit enveloppe-annees;100000.00;80000.00;80;");
            assertThat(visit.get("/exercice.csv?annee=2027").body())
                    .contains("2027;enveloppe-annees;Produit enveloppe-annees;120000.00;0.00;0;");
            Visit.Form answer = visit.form(visit.get("/exercice"), "/exercice/reponse")
                    .with("produit", product.value())
                    .with("reponse", "reporter");
            answer.send();
            assertThat(visit.get("/exercice.csv?annee=2027").body())
                    .as("what is carried over is the next year's")
                    .contains("2027;enveloppe-annees;Produit enveloppe-annees;140000.00;0.00;0;");
            assertThat(Statements.during(() -> visit.get(page))).isLessThanOrEqualTo(24);
        });
    }

    @Test
    void theSecondOfTwoPeopleIsToldAndKeepsWhatTheyTyped() {
        ProductId product = granted("enveloppe-deux", 10_000, LocalDate.of(2026, 12, 31));
        days.everywhere(TODAY, () -> {
            Visit visit = people.signedIn(lead());
            String page = path(product);
            Visit.Page both = visit.get(page);
            visit.form(both, page + "/annees").with("ae-2026", "5 000").send();
            Visit.Page second = visit.form(both, page)
                    .with("montant", "1 000")
                    .with("raison-mouvement", "Complément")
                    .with("preuve", "Décision 10")
                    .send();
            assertThat(second.status()).isEqualTo(409);
            assertThat(text(second)).contains("entre-temps");
            assertThat(second.html().select("#raison-mouvement").val()).isEqualTo("Complément");
        });
    }

    @Test
    void thoseOfAnotherIncubatorReadAndWriteNothing() {
        ProductId product = granted("enveloppe-autrui", 10_000, LocalDate.of(2026, 12, 31));
        String page = path(product);
        Visit other = people.signedIn(
                people.someone("staff@ailleurs-enveloppes.test", "Ailleurs", new Grant(Role.LEAD, "enveloppes.autre")));
        for (String address : List.of(
                page, product.path() + "/gestion-budget/enveloppes.csv", "/api/produits/" + product + "/enveloppes"))
            assertThat(other.get(address).status()).as(address).isIn(403, 404);
        for (String action : List.of(page, page + "/annees"))
            assertThat(other.post(action, "application/x-www-form-urlencoded", "montant=1")
                            .status())
                    .as(action)
                    .isIn(403, 404);
        Visit own = people.signedIn(lead());
        assertThat(own.get(product.path() + "/gestion-budget/enveloppes/999999999")
                        .status())
                .isEqualTo(404);
    }

    private static FollowedEnvelope envelope(FollowedEnvelope.Year... years) {
        return new FollowedEnvelope(
                1,
                new Envelopes.Envelope(
                        1, Money.euros(200_000), LocalDate.of(2026, 8, 1), LocalDate.of(2027, 1, 31), "Agglo"),
                "",
                List.of(),
                List.of(years),
                0);
    }

    private static FollowedEnvelope.Year year(int year, long commitment, long payment) {
        return new FollowedEnvelope.Year(year, Money.euros(commitment), Money.euros(payment));
    }

    /** The envelope of 200,000 € has 150,000 € in 2026, and orders engage 120,000 € of it. */
    @ParameterizedTest(name = "{0} €, until {1}, on {2}: {3}")
    @CsvSource({
        "10000, , 2026-11-02, ''",
        "-50000, , 2026-11-02, ''",
        "-50001, , 2026-11-02, montant funding.envelope.divided",
        "-80001, , 2026-11-02, montant funding.envelope.engaged",
        "-200001, , 2026-11-02, montant funding.envelope.below",
        "0, , 2026-11-02, ' funding.envelope.nothing'",
        "0, 2027-03-31, 2026-11-02, ''",
        "0, 2026-07-31, 2026-11-02, au funding.envelope.until",
        "10000, , 2026-11-03, le funding.move.day"
    })
    void aMovementLeavesWhatIsEngagedAndSaidOfYears(long euros, @Nullable LocalDate until, LocalDate day, String told) {
        FollowedEnvelope.Movement movement =
                new FollowedEnvelope.Movement(day, Money.euros(euros), until, null, "Raison", "Preuve", "Lou");
        assertThat(
                        envelope(year(2026, 150_000, 100_000))
                                .against(movement, Money.euros(120_000), TODAY)
                                .found()
                                .stream()
                                .map(EnvelopeMovementTests::told))
                .containsExactlyElementsOf(told.isEmpty() ? List.of() : List.of(told));
    }

    private static String told(Refused.Problem problem) {
        return problem.field() + " " + problem.key();
    }

    @ParameterizedTest(name = "2026: {0} and {1}, 2027: {2} and {3}: {4}")
    @CsvSource({
        "180000, 60000, 0, 120000, ''",
        "180000, 60000, 20000, 140000, ''",
        "100000, 100001, 50000, 0, cp-2026 funding.envelope.year.paid",
        "100000, 0, 100001, 0, ae-2027 funding.envelope.year.above",
        "-1, 0, 0, 0, ae-2026 funding.envelope.year.below"
    })
    void yearsHaveNoMoreThanTheEnvelopeAndNothingIsPaidBeforeItIsOrdered(
            long first, long firstPaid, long second, long secondPaid, String told) {
        List<String> found = envelope()
                .against(Stream.of(year(2026, first, firstPaid), year(2027, second, secondPaid))
                        .toList())
                .found()
                .stream()
                .map(EnvelopeMovementTests::told)
                .toList();
        if (told.isEmpty()) assertThat(found).isEmpty();
        else assertThat(found).contains(told);
    }

    @Test
    void aYearThatItDoesNotPayIsRefused() {
        assertThat(envelope().against(List.of(year(2030, 1, 0))).found())
                .extracting(EnvelopeMovementTests::told)
                .containsExactly("ae-2030 funding.envelope.year.out");
        assertThat(envelope().possible()).containsExactly(2026, 2027, 2028);
    }
}
