package org.terreau.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Days;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

/** The money of every product together, what is published of grants, and what a version changes. */
@ApplicationTest
class PortfolioBudgetTests {

    private static final int MOST_STATEMENTS = 6;

    /** The day on which budgets of 2025 and 2026 are published. */
    private static final LocalDate PUBLISHED = LocalDate.of(2026, 12, 1);

    private final People people;
    private final ProductCatalogue catalogue;
    private final FundingSources sources;
    private final BudgetSheets sheets;
    private final Days days;

    PortfolioBudgetTests(
            People people, ProductCatalogue catalogue, FundingSources sources, BudgetSheets sheets, Days days) {
        this.people = people;
        this.catalogue = catalogue;
        this.sources = sources;
        this.sheets = sheets;
        this.days = days;
    }

    private Actor staff() {
        return people.someone("staff@portefeuille.test", "Sacha Somme", new Grant(Role.STAFF, "portefeuille.essai"));
    }

    private ProductId product(String id) {
        return SomeProduct.named(id)
                .called("Somme " + id)
                .in("portefeuille.essai")
                .storedIn(catalogue);
    }

    private static String text(Visit.Page page) {
        return page.text().replaceAll("\\h", " ");
    }

    private long bring(ProductId product, String funder, long euros, Regime regime, AgreementKind kind) {
        Agreement agreement =
                new Agreement(FunderKind.COLLECTIVITY, kind, LocalDate.of(2026, 2, 2), null, null, "", "Convention 7");
        return sources.add(
                product,
                new FundingSources.Draft(funder, Money.euros(euros), regime, LocalDate.of(2026, 2, 1), agreement),
                staff());
    }

    private void publish(ProductId product, String year, long development) {
        days.on(PUBLISHED, () -> publishThen(product, year, development));
    }

    private void publishThen(ProductId product, String year, long development) {
        Grid grid = new Grid(Integer.parseInt(year), Nature.REALISED, Regime.TAXED, VatZone.METROPOLE);
        Actor staff = staff();
        sheets.write(
                product,
                new BudgetSheets.Typed(
                        grid,
                        java.util.Map.of(
                                new GridCell(Activity.DEVELOPMENT, Resource.SERVICES, false),
                                new BudgetLine.Amounts(Money.euros(development), Money.euros(development))),
                        java.util.Set.of(),
                        "Relu"),
                sheets.of(product, staff).version(),
                staff);
        sheets.publish(
                product,
                Optional.of(Round.FREE),
                year,
                "",
                sheets.of(product, staff).version(),
                staff);
    }

    @Test
    void aVisitorReadsWhoPaysHowMuchOnWhatForAllProductsAndTakesItAway() {
        ProductId product = product("somme-une");
        bring(product, "Syndicat de la Somme", 120_000, Regime.TAXED, AgreementKind.INTERNAL);
        bring(product, "Région sans taxes", 7_777, Regime.UNTAXED, AgreementKind.INTERNAL);
        publish(product, "2026", 80_000);
        Visit visitor = people.visitor();
        Visit.Page page = visitor.get("/budgets?annee=2026&financeur=syndicat%20de%20la%20somme");
        assertThat(text(page))
                .contains(
                        "En 2026, un produit dit d’où vient l’argent : 120 000 € apportés par un financeur, 80 000 € dépensés")
                .contains("Première dépense : Développement, 80 000 €")
                .contains("7 777 € de plus sont hors taxes");
        assertThat(page.html().select(".t-flow svg text").eachText().toString().replaceAll("\\h", " "))
                .contains("Syndicat de la Somme · 120 000 €", "Développement · 80 000 €", "non engagé · 40 000 €");
        assertThat(visitor.get("/budgets.csv?financeur=syndicat%20de%20la%20somme")
                        .body())
                .contains("produit;nom;incubateur;phase;annee;apporte;accorde;depense;prevu;base;non_additionne")
                .contains(
                        "somme-une;Somme somme-une;portefeuille.essai;construction;2026;120000.00;0.00;80000.00;0.00;realise.cp;7777.00");
        assertThat(visitor.get("/budgets/flux.csv?financeur=syndicat%20de%20la%20somme")
                        .body())
                .contains(
                        "depense;Somme somme-une;developpement;80000.00",
                        "depense;Somme somme-une;non-engage;40000.00");
        assertThat(visitor.get("/api/v1/budgets?annee=2026").body()).contains("\"produit\":\"somme-une\"");
        Visit.Page own = visitor.get(product.path() + "/budget");
        assertThat(own.html().select(".t-flow svg text").eachText().toString().replaceAll("\\h", " "))
                .contains("Syndicat de la Somme · 120 000 €", "Développement · 80 000 €");
        assertThat(visitor.get(own.html().select("a[href$=/budget/flux.csv]").attr("href"))
                        .body())
                .contains(
                        "apporte;Syndicat de la Somme;Somme somme-une;120000.00",
                        "Somme somme-une;non-engage;40000.00");
        assertThat(text(visitor.get("/budgets?annee=2026&phase=opere&financeur=syndicat%20de%20la%20somme")))
                .contains("Rien ne correspond à ces filtres");
        visitor.get("/budgets?annee=2026");
        assertThat(Statements.during(() -> visitor.get("/budgets?annee=2026&phase=construction")))
                .isLessThanOrEqualTo(MOST_STATEMENTS);
    }

    @Test
    void whatAVersionChangesIsShownBesideIt() {
        ProductId product = product("somme-deux");
        publish(product, "2025", 50_000);
        publish(product, "2025", 61_500);
        assertThat(text(people.visitor().get(product.path() + "/budget")))
                .containsSubsequence("Ce qui change depuis la version précédente", "Payé (CP)", "50 000 €", "61 500 €");
        assertThat(text(people.visitor().get(product.path() + "/budget?version=1")))
                .doesNotContain("Ce qui change depuis");
    }

    @Test
    void aGrantIsDeclaredWithWhatTheLawAsksAndPublishedInTheColumnsOfTheSchema() throws Exception {
        ProductId product = product("somme-aidee");
        long grant = bring(product, "Métropole qui aide", 50_000, Regime.TAXED, AgreementKind.GRANT);
        long small = bring(product, "Commune qui aide peu", 9_000, Regime.TAXED, AgreementKind.GRANT);
        Visit visit = people.signedIn(staff());
        String path = product.path() + "/gestion-budget/financements/" + grant;
        assertThat(visit.get(path).html().select("a[href='" + path + "/subvention']"))
                .hasSize(1);
        Visit.Page refused = visit.form(visit.get(path + "/subvention"), path + "/subvention")
                .with("siret-attribuant", "21290019000012")
                .with("part", "120")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("siret-attribuant")).contains("14 chiffres");
        assertThat(refused.errorOf("part")).contains("de plus de 0 à 100");
        assertThat(refused.errorOf("objet")).contains("Dites l’objet");
        assertThat(refused.errorOf("verse-du")).contains("Donnez un jour");
        declare(visit, refused, path);
        String other = product.path() + "/gestion-budget/financements/" + small;
        declare(visit, visit.get(other + "/subvention"), other);
        List<String> lines =
                people.visitor().get("/donnees/subventions.csv").body().lines().toList();
        List<String> fields = Files.readAllLines(Path.of("../shared/data/field/scdl-subventions-2.1.1.csv")).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
        assertThat(lines.get(0).replace("\uFEFF", "")).isEqualTo(String.join(";", fields));
        assertThat(lines)
                .anySatisfy(
                        line -> assertThat(line)
                                .isEqualTo(
                                        "Métropole qui aide;21290019700014;2026-02-02;Convention 7;Association des Essais;;W291234567;"
                                                + "Un service partagé;50000.00;aide en numéraire;échelonné;2026-03-01_2026-09-30;;non;0.8;"));
        assertThat(lines).noneSatisfy(line -> assertThat(line).contains("Commune qui aide peu"));
    }

    private static void declare(Visit visit, Visit.Page page, String path) {
        Visit.Page done = visit.form(page, path + "/subvention")
                .with("siret-attribuant", "212 900 197 00014")
                .with("beneficiaire", "Association des Essais")
                .with("rna", "W291234567")
                .with("objet", "Un service partagé")
                .with("versement", "echelonne")
                .with("verse-du", "2026-03-01")
                .with("verse-au", "2026-09-30")
                .with("part", "80 %")
                .send();
        assertThat(done.text()).contains("La subvention est publiée");
    }

    @Test
    void whoDoesNotWorkOnAProductDeclaresNothingOfIt() {
        ProductId product = product("somme-gardee");
        long grant = bring(product, "Métropole gardée", 50_000, Regime.TAXED, AgreementKind.GRANT);
        Actor other = people.someone("staff@ailleurs-somme.test", "Autre", new Grant(Role.STAFF, "somme.ailleurs"));
        String path = product.path() + "/gestion-budget/financements/" + grant + "/subvention";
        assertThat(people.signedIn(other).get(path).status()).isEqualTo(403);
        assertThat(people.signedIn(staff()).get(path + "s").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "21290019700014, true",
        "212 900 197 00014, true",
        "21290019700018, false",
        "35600000000048, true",
        "35600000009075, true",
        "2129001970001, false"
    })
    void aSiretIsCheckedByItsLastDigitAndThoseOfThePostByTheirSum(String typed, boolean right) {
        assertThat(Siret.parse(typed).isPresent()).isEqualTo(right);
    }
}
