package org.terreau.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Days;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A budget typed as a grid, published, and read by everybody. */
@ApplicationTest
class BudgetDeskTests {

    private final People people;
    private final ProductCatalogue catalogue;
    private final BudgetSheets sheets;
    private final JsonMapper json;
    private final Days days;

    BudgetDeskTests(People people, ProductCatalogue catalogue, BudgetSheets sheets, JsonMapper json, Days days) {
        this.people = people;
        this.catalogue = catalogue;
        this.sheets = sheets;
        this.json = json;
        this.days = days;
    }

    private Actor staff() {
        return people.someone("staff@grille.test", "Sacha Grille", new Grant(Role.STAFF, "grille.essai"));
    }

    private ProductId product(String id) {
        return SomeProduct.named(id).in("grille.essai").storedIn(catalogue);
    }

    private static String path(ProductId product) {
        return product.path() + "/gestion-budget";
    }

    private static String text(Visit.Page page) {
        return page.text().replaceAll("\\h", " ");
    }

    private static Visit.Form grid(Visit visit, ProductId product, String query) {
        return grid(visit, visit.get(path(product) + query), product);
    }

    /** The grid that a page shows, beside the form that chooses another one. */
    private static Visit.Form grid(Visit visit, Visit.Page page, ProductId product) {
        return visit.forms(page).stream()
                .filter(form -> form.action().equals(path(product)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aGridIsTypedWithoutScriptAndShownAgainAsItWasTyped() {
        ProductId product = product("grille-tapee");
        Visit visit = people.signedIn(staff());
        Visit.Page saved = grid(visit, product, "?annee=2026&nature=prevu&tva=ttc")
                .with("ae-developpement-prestations", "480k€")
                .with("cp-developpement-prestations", "1\u00a0234,56 €")
                .with("ae-pilotage-agents", "35 000")
                .send();
        assertThat(text(saved)).contains("2 lignes changées", "480 000 €");
        Visit.Form again = grid(visit, product, "?annee=2026&nature=prevu&tva=ttc");
        assertThat(again.value("ae-developpement-prestations")).isEqualTo("480000");
        assertThat(again.value("cp-developpement-prestations")).isEqualTo("1234,56");
        assertThat(grid(visit, product, "?annee=2025&nature=prevu&tva=ttc").value("ae-developpement-prestations"))
                .isEmpty();
        again.with("ae-developpement-prestations", "")
                .with("cp-developpement-prestations", "-")
                .send();
        assertThat(sheets.of(product, staff()).lines())
                .extracting(line -> line.slot().agents())
                .containsExactly(true);
    }

    @Test
    void whatCannotBeReadIsToldInItsCellAndNothingTypedIsLost() {
        ProductId product = product("grille-refusee");
        Visit visit = people.signedIn(staff());
        Visit.Page refused = grid(visit, product, "")
                .with("ae-support-prestations", "1.234")
                .with("ae-ops-prestations", "beaucoup")
                .with("ae-data-prestations", "12 000 HT")
                .with("ae-design-prestations", "2 G€")
                .with("ae-autre-materiel", "50")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("ae-support-prestations")).contains("deux façons", "1,2340 ou 1234");
        assertThat(refused.errorOf("ae-ops-prestations")).contains("montant en euros");
        assertThat(refused.errorOf("ae-data-prestations")).contains("TTC");
        assertThat(refused.errorOf("ae-design-prestations")).contains("Plus d’un milliard");
        Visit.Form again = grid(visit, refused, product);
        assertThat(again.value("ae-autre-materiel")).isEqualTo("50");
        assertThat(again.value("ae-ops-prestations")).isEqualTo("beaucoup");
        Visit.Page saved = again.with("ae-support-prestations", "1234")
                .with("ae-ops-prestations", "1")
                .with("ae-data-prestations", "12000")
                .with("confirme-ae-design-prestations", "oui")
                .send();
        assertThat(text(saved)).contains("5 lignes changées");
    }

    @Test
    void paymentsNeverPassCommitmentsYearAfterYear() {
        ProductId product = product("grille-depassee");
        Visit visit = people.signedIn(staff());
        grid(visit, product, "?annee=2025&nature=prevu&tva=ttc")
                .with("ae-support-prestations", "100")
                .with("cp-support-prestations", "40")
                .send();
        Visit.Page refused = grid(visit, product, "?annee=2026&nature=prevu&tva=ttc")
                .with("ae-support-prestations", "0")
                .with("cp-support-prestations", "61")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("À la fin de 2026, les paiements (CP) dépasseraient");
        assertThat(grid(visit, refused, product)
                        .with("cp-support-prestations", "60")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void amountsWithAndWithoutTaxesAreNeverMixedAndASumConvertsEachAtTheRateOfItsYear() {
        ProductId product = product("grille-taxes");
        Visit visit = people.signedIn(staff());
        grid(visit, product, "?annee=2026&nature=realise&tva=ht&zone=antilles-reunion")
                .with("cp-support-prestations", "1000")
                .send();
        grid(visit, product, "?annee=2026&nature=realise&tva=ttc")
                .with("cp-ops-prestations", "100")
                .send();
        Visit.Page refused = grid(visit, product, "?annee=2026&nature=realise&tva=ttc")
                .with("ae-support-prestations", "5")
                .send();
        assertThat(refused.errorOf("ae-support-prestations")).contains("déjà un montant en HT");
        publish(visit, product);
        assertThat(text(visit.get(product.path() + "/budget")))
                .contains("1 185 €", "convertis, chacun au taux de TVA de son année", "En 2026 : 1 185 € TTC payés");
    }

    private Visit.Page publish(Visit visit, ProductId product) {
        return visit.form(visit.get(path(product)), path(product) + "/publication")
                .with("version-de", "libre")
                .send();
    }

    @Test
    void theSecondOfTwoPeopleSeesBothAndLosesNothing() {
        ProductId product = product("grille-a-deux");
        Visit one = people.signedIn(staff());
        Visit other = people.signedIn(
                people.someone("autre@grille.test", "Autre Grille", new Grant(Role.STAFF, "grille.essai")));
        Visit.Form late = grid(other, product, "?annee=2026&nature=prevu&tva=ttc");
        grid(one, product, "?annee=2026&nature=prevu&tva=ttc")
                .with("ae-support-prestations", "100")
                .send();
        Visit.Page conflict = late.with("ae-support-prestations", "250")
                .with("ae-ops-prestations", "7")
                .send();
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text()).contains("Enregistré entre-temps : 100");
        Visit.Form mine = grid(other, conflict, product);
        assertThat(mine.value("ae-support-prestations")).isEqualTo("250");
        mine.send();
        assertThat(sheets.of(product, staff()).lines())
                .extracting(line -> line.amount().cents())
                .containsExactlyInAnyOrder(25_000L, 700L);
    }

    @Test
    void aPublishedVersionIsFrozenAndALateOneIsFlagged() {
        ProductId product = product("grille-publiee");
        days.everywhere(LocalDate.of(2026, 2, 3), () -> {
            Visit visit = people.signedIn(staff());
            grid(visit, product, "?annee=2025&nature=realise&tva=ttc")
                    .with("cp-support-prestations", "100")
                    .send();
            Visit.Page published = visit.form(visit.get(path(product)), path(product) + "/publication")
                    .with("version-de", "janvier")
                    .with("version-annee", "2026")
                    .with("note", "Première publication")
                    .send();
            assertThat(text(published))
                    .contains("Version 1 (janvier 2026), publiée le 3 février 2026", "publiée en retard")
                    .contains("Première publication", "100 €");
            Visit.Page closed = grid(visit, product, "?annee=2025&nature=realise&tva=ttc")
                    .with("cp-support-prestations", "120")
                    .send();
            assertThat(closed.errorOf("justification")).contains("2025 est une année close");
            grid(visit, closed, product)
                    .with("justification", "Facture reçue en retard")
                    .send();
            assertThat(text(visit.get(product.path() + "/budget")))
                    .contains("100 €")
                    .doesNotContain("120 €");
            publish(visit, product);
            assertThat(text(visit.get(product.path() + "/budget")))
                    .contains("120 €", "Facture reçue en retard", "Version 2 (libre 2026)");
            assertThat(text(visit.get(product.path() + "/budget?version=1"))).contains("100 €");
            assertThat(visit.get(product.path() + "/budget?version=9").status()).isEqualTo(404);
        });
    }

    @Test
    void everybodyReadsItTakesItAwayAndFindsItFromTheProductAndTheCatalogue() {
        ProductId product = SomeProduct.named("grille-ouverte")
                .in("grille.essai")
                .published("{\"budget_url\": \"https://pad.example/budget\"}")
                .storedIn(catalogue);
        Visit everybody = people.visitor();
        assertThat(everybody.get(product.path() + "/budget").text())
                .contains("publié ailleurs", "https://pad.example/budget");
        assertThat(exported(everybody, product)).isEqualTo("https://pad.example/budget");
        Visit visit = people.signedIn(staff());
        grid(visit, product, "?annee=2026&nature=prevu&tva=ttc")
                .with("ae-support-prestations", "1200,50")
                .send();
        assertThat(everybody.get(product.path() + "/budget").text()).doesNotContain("1 200,50");
        publish(visit, product);
        String address = everybody
                .get(product.path())
                .html()
                .select("a:contains(Qui paie)")
                .attr("href");
        assertThat(address).isEqualTo(product.path() + "/budget");
        assertThat(everybody.get(product.path() + "/stats").html().select("a[href=" + address + "]"))
                .isNotEmpty();
        assertThat(exported(everybody, product)).endsWith(address);
        assertThat(everybody.get(address + ".csv").body())
                .startsWith("\uFEFFannee;produit;activite;ressource;ae;cp;nature;version;agents_publics;tva;publie_le")
                .contains("2026;grille-ouverte;Support;Prestations externes;1200.50;;prévu;libre ");
        JsonNode answer = json.readTree(
                everybody.get("/api/v1/products/grille-ouverte/budget").body());
        assertThat(answer.get("lignes").get(0).get("ae").decimalValue()).isEqualByComparingTo("1200.50");
        everybody.get(address);
        assertThat(Statements.during(() -> everybody.get(address + "?version=1")))
                .isLessThanOrEqualTo(6);
    }

    private String exported(Visit visit, ProductId product) {
        return json.readTree(visit.get("/api/v3/startups/" + product + ".json").body())
                .get("budget_url")
                .asString();
    }

    @Test
    void anAmountThatPaysOnePersonIsReadNowhereByTheOthers() {
        ProductId product = product("grille-seule");
        Visit visit = people.signedIn(staff());
        grid(visit, product, "?annee=2026&nature=realise&tva=ttc")
                .with("cp-design-prestations", "31417")
                .with("cp-support-prestations", "2000")
                .with("cp-ops-prestations", "9000")
                .with("seule-design", "oui")
                .send();
        grid(visit, product, "?annee=2025&nature=realise&tva=ttc")
                .with("cp-design-prestations", "27182")
                .with("seule-design", "oui")
                .send();
        publish(visit, product);
        for (String page : List.of(
                product.path() + "/budget",
                product.path() + "/budget.csv",
                "/api/v1/products/grille-seule/budget",
                "/donnees/budgets.csv",
                product.path()))
            assertThat(people.visitor().get(page).body().replaceAll("[\\h ]", ""))
                    .as(page)
                    .doesNotContain("31417", "27182");
        assertThat(text(people.visitor().get(product.path() + "/budget")))
                .contains("33 417 €", "42 417 €", "réuni avec d’autres", "n’est pas dit");
    }

    @Test
    void onlyThoseWhoWorkOnTheProductReadItsDesk() {
        ProductId product = product("grille-privee");
        for (String page : List.of("", "/fichier", "/lignes.csv", "/financements.csv")) {
            assertThat(people.signedIn(people.someone("passant@grille.test", "Passant"))
                            .get(path(product) + page)
                            .status())
                    .as(page)
                    .isIn(403, 404);
        }
    }
}
