package org.terreau.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

/** What an incubator counts with where nobody said otherwise: who changes it, and what it changes. */
@ApplicationTest
class MoneyNormsTests {

    private final People people;
    private final ProductCatalogue products;
    private final DayPrices prices;

    MoneyNormsTests(People people, ProductCatalogue products, DayPrices prices) {
        this.prices = prices;
        this.people = people;
        this.products = products;
    }

    private String incubator(String id) {
        people.incubator(id);
        return id;
    }

    private Actor of(String incubator, Role role) {
        String name = role.name().toLowerCase(java.util.Locale.ROOT);
        return people.someone(name + "@" + incubator + ".test", "Noor Repère", new Grant(role, incubator));
    }

    private static String path(String incubator) {
        return "/reglages/" + incubator + "/reperes-budget";
    }

    private static String text(Visit.Page page) {
        return page.text().replaceAll("\\h", " ");
    }

    @Test
    void theLeadChangesWhatAYearOfAPhaseCostsAndTheNeedsFollow() {
        String id = incubator("reperes.un");
        ProductId product = SomeProduct.named("repere-besoin")
                .called("Produit du repère")
                .in(id)
                .since(PhaseKind.CONSTRUCTION, LocalDate.of(2026, 1, 1))
                .storedIn(products);
        Visit visit = people.signedIn(of(id, Role.LEAD));
        assertThat(visit.get("/besoins.csv?q=produit+du+repère").body()).contains(product + ";", ";62500.00;oui;");
        Visit.Page read = visit.get(path(id));
        assertThat(text(read)).contains("250 000 € par an", "guide de financement", "Rien n’a encore été changé");
        Visit.Page refused =
                visit.form(read, path(id)).with("construction", "400 000 €").send();
        assertThat(refused.errorOf("source-phases")).contains("dites d’où il vient");
        assertThat(visit.form(refused, path(id)).value("construction"))
                .as("what was typed stays")
                .isEqualTo("400 000 €");
        Visit.Page saved = visit.form(refused, path(id))
                .with("source-phases", "Bilan 2025 de nos produits")
                .send();
        assertThat(text(saved))
                .contains(
                        "Les repères sont enregistrés",
                        "400 000 € par an",
                        "Bilan 2025 de nos produits",
                        "Une année de construction : 250000 → 400000");
        assertThat(visit.get("/besoins.csv?q=produit+du+repère").body()).contains(";100000.00;oui;");
        assertThat(visit.get(path(id) + ".csv").body())
                .contains("construction;Une année de construction;400000;euros-an;250000;Bilan 2025 de nos produits");
        assertThat(visit.get("/api/incubateurs/" + id + "/reperes-budget").body())
                .contains("\"repere\":\"devis-commande\"", "\"valeur\":21");
        assertThat(Statements.during(() -> visit.get(path(id)))).isLessThanOrEqualTo(14);
    }

    @Test
    void anAgreementIsUsableAfterTheTimeOfItsIncubator() {
        String id = incubator("reperes.deux");
        ProductId product = SomeProduct.named("repere-acte").in(id).storedIn(products);
        Visit visit = people.signedIn(of(id, Role.LEAD));
        visit.form(visit.get(path(id)), path(id))
                .with("fonds-de-concours", "20")
                .with("source-actes", "Nos trois dernières conventions")
                .send();
        String desk = product.path() + "/gestion-budget/financements";
        assertThat(text(visit.get(desk))).contains("(fonds de concours) (utilisable en 20 jours environ)");
        Visit.Page added = visit.form(visit.get(desk), desk)
                .with("financeur", "Région des repères")
                .with("montant", "50 000")
                .with("decide-le", "2026-03-02")
                .with("preuve", "Convention 7")
                .with("acte", "fonds-de-concours")
                .with("signe-le", "2026-03-10")
                .send();
        String one = added.html().select("a:contains(Région des repères)").attr("href");
        assertThat(text(visit.get(one))).contains("30 mars 2026");
    }

    @Test
    void oneIncubatorNeitherReadsNorChangesWhatAnotherCountsWith() {
        String own = incubator("reperes.trois");
        String other = incubator("reperes.quatre");
        Visit staff = people.signedIn(of(own, Role.STAFF));
        assertThat(staff.get(path(own)).status()).isEqualTo(200);
        assertThat(staff.get(path(own)).html().select("form[action=" + path(own) + "]"))
                .as("whoever does not lead reads")
                .isEmpty();
        assertThat(staff.post(path(own), "application/x-www-form-urlencoded", "construction=1")
                        .status())
                .isEqualTo(403);
        for (String address :
                new String[] {path(other), path(other) + ".csv", "/api/incubateurs/" + other + "/reperes-budget"})
            assertThat(staff.get(address).status()).as(address).isEqualTo(403);
    }

    @Test
    void whoComesSecondIsToldThatSomebodyChangedThem() {
        String id = incubator("reperes.cinq");
        Visit visit = people.signedIn(of(id, Role.LEAD));
        Visit.Page both = visit.get(path(id));
        visit.form(both, path(id)).with("source-jours", "Nos marchés").send();
        assertThat(visit.form(both, path(id))
                        .with("source-jours", "Ailleurs")
                        .send()
                        .status())
                .isEqualTo(409);
        assertThat(text(visit.get(path(id)))).contains("Nos marchés").doesNotContain("Ailleurs.");
    }

    @ParameterizedTest
    @CsvSource({
        "construction, 'environ 250', de 0 à 20 000 000",
        "mutualisation, 731, de 0 à 730",
        "devis-commande, -1, de 0 à 365",
        "jour-design-haut, 300, plus petit que le premier",
        "marge-titulaire, 101, 'pourcentage de 0 à 100'",
        "marge-titulaire, '13,312', 'pourcentage de 0 à 100'",
        "marge-titulaire, '100 % du prix', 'pourcentage de 0 à 100'"
    })
    void aFigureThatCannotBeIsRefusedBesideItsField(String field, String typed, String said) {
        String id = incubator("reperes.six");
        Visit visit = people.signedIn(of(id, Role.LEAD));
        Visit.Page refused =
                visit.form(visit.get(path(id)), path(id)).with(field, typed).send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf(field).replaceAll("\\h", " ")).contains(said);
    }

    @Test
    void aMarginIsReadOnTheCostHoweverItIsToldAndRaisesWhatADayMayCost() {
        String id = incubator("reperes.sept");
        Visit visit = people.signedIn(of(id, Role.LEAD));
        Visit.Page read = visit.get(path(id));
        assertThat(text(read)).contains("13,31 % du coût, soit 11,75 % du prix", "la même marge des deux façons");
        assertThat(visit.form(read, path(id)).value("marge-titulaire")).isEqualTo("13,31");
        Visit.Page saved = visit.form(read, path(id))
                .with("marge-titulaire", "20 % du prix")
                .with("source-marges", "Marché 2026-4, article 8")
                .send();
        assertThat(text(saved))
                .contains("25 % du coût, soit 20 % du prix", "Marché 2026-4, article 8", "Marge du titulaire du marché")
                .contains("13,31 → 25");
        assertThat(visit.get(path(id) + ".csv").body())
                .contains("marge-titulaire;Marge du titulaire du marché;25.00;pourcent-du-cout;13.31;");
    }

    /** Whoever makes a team grow counts with the day prices that the lead set once, here. */
    @Test
    void aTeamThatGrowsCountsWithTheSamePriceOfADay() {
        String id = incubator("reperes.huit");
        Visit visit = people.signedIn(of(id, Role.LEAD));
        assertThat(text(visit.get("/reglages/" + id + "/recrutement"))).contains("repères budgétaires");
        visit.form(visit.get(path(id)), path(id))
                .with("jour-droit-bas", "500")
                .with("jour-droit-haut", "700")
                .with("source-jours", "Nos trois derniers marchés")
                .send();
        DayPrices.Known known = prices.of(new IncubatorId(id));
        assertThat(known.ranges())
                .containsEntry(DayPrice.LAW, new MoneyNorms.Range(500, 700))
                .containsEntry(DayPrice.COACHING, new MoneyNorms.Range(550, 800))
                .doesNotContainKey(DayPrice.DATA);
        assertThat(known.source()).isEqualTo("Nos trois derniers marchés");
    }

    @ParameterizedTest
    @CsvSource({"CONSTRUCTION, 250000", "ACCELERATION, 500000", "CONSOLIDATION, 500000", "INVESTIGATION, 0"})
    void eachPhaseCostsAtLeastWhatTheFieldObserves(PhaseKind phase, long euros) {
        assertThat(MoneyNorms.USUAL.year(phase)).isEqualTo(Money.euros(euros));
        assertThat(new MoneyNorms(Map.of(MoneyNorm.CONSTRUCTION, 1L)).year(phase))
                .isEqualTo(phase == PhaseKind.CONSTRUCTION ? Money.euros(1) : Money.euros(euros));
    }

    @ParameterizedTest
    @CsvSource({"DEPLOYMENT, 270, 550", "DEVELOPMENT, 450, 650", "DESIGN, 370, 550", "STEERING, 400, 800"})
    void aDayIsUsuallyPaidBetweenWhatWasObserved(Activity activity, long low, long high) {
        assertThat(MoneyNorms.USUAL.day(activity)).contains(new MoneyNorms.Range(low, high));
    }

    @ParameterizedTest
    @CsvSource({
        "DEVELOPMENT, 449.99, true",
        "DEVELOPMENT, 450, false",
        "DEVELOPMENT, 736.52, false",
        "DEVELOPMENT, 736.53, true",
        "STEERING, 906.48, false",
        "STEERING, 906.49, true",
        "OPS, 9000, false"
    })
    void aPriceIsUnusualBelowABeginnerAndAboveTheMostExperiencedWithTheMargin(
            Activity activity, BigDecimal euros, boolean unusual) {
        assertThat(MoneyNorms.USUAL.unusual(
                        activity, new Money(euros.movePointRight(2).longValueExact())))
                .isEqualTo(unusual);
    }
}
