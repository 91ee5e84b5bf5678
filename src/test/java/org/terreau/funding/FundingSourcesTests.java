package org.terreau.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Visit;

/** Who funds a product, by which act, and what changes it. */
@ApplicationTest
class FundingSourcesTests {

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRENCH);

    private final People people;
    private final ProductCatalogue catalogue;

    FundingSourcesTests(People people, ProductCatalogue catalogue) {
        this.people = people;
        this.catalogue = catalogue;
    }

    private Actor staff() {
        return people.someone("staff@sources.test", "Sacha Source", new Grant(Role.STAFF, "sources.essai"));
    }

    private ProductId product(String id) {
        return SomeProduct.named(id).in("sources.essai").storedIn(catalogue);
    }

    private static String path(ProductId product) {
        return product.path() + "/gestion-budget/financements";
    }

    private static String text(Visit.Page page) {
        return page.text().replaceAll("\\h", " ");
    }

    private static Visit.Form filled(Visit visit, ProductId product, String funder, String amount) {
        return visit.form(visit.get(path(product)), path(product))
                .with("financeur", funder)
                .with("montant", amount)
                .with("decide-le", "2026-03-02")
                .with("preuve", "Convention 2026-12");
    }

    @Test
    void aFundingIsTypedWithItsProofAndAnAmendmentIsAddedWithoutRewritingIt() {
        LocalDate last = Present.today().plusDays(9);
        LocalDate later = last.plusMonths(2).withDayOfMonth(15);
        ProductId product = product("source-tapee");
        Visit visit = people.signedIn(staff());
        Visit.Page refused = visit.form(visit.get(path(product)), path(product))
                .with("financeur", "Région du Ponant")
                .with("montant", "1.234")
                .send();
        assertThat(refused.errorOf("montant")).contains("deux façons");
        Visit.Page again =
                visit.form(refused, path(product)).with("montant", "480k€").send();
        assertThat(again.errorOf("decide-le")).contains("Donnez un jour");
        assertThat(again.errorOf("preuve")).contains("numéro ou l’adresse");
        Visit.Page added = visit.form(again, path(product))
                .with("decide-le", "2026-03-02")
                .with("preuve", "Convention 2026-12")
                .with("acte", "fonds-de-concours")
                .with("genre", "collectivite")
                .with("signe-le", "2026-03-10")
                .with("engager-avant", last.toString())
                .send();
        assertThat(text(added)).contains("480 000 €", "Convention de partenariat", "jusqu’au " + SHORT.format(last));
        String one = added.html().select("a:contains(Région du Ponant)").attr("href");
        assertThat(text(visit.get(one))).contains("24 mai 2026");
        Visit.Page moved = visit.form(visit.get(one), one)
                .with("montant", "-20 000")
                .with("engager-avant", later.toString())
                .with("raison-mouvement", "Moins de communes")
                .with("preuve", "Avenant 1")
                .send();
        assertThat(text(moved)).contains("460 000 €", "480 000 €", "-20 000 €", "Avenant 1", LONG.format(later));
        Visit.Page below = visit.form(moved, one)
                .with("montant", "-900 000")
                .with("raison-mouvement", "Trop")
                .with("preuve", "Avenant 2")
                .send();
        assertThat(below.errorOf("montant")).contains("dépasse ce qui est apporté");
        assertThat(text(people.visitor().get(product.path() + "/budget")))
                .contains("Financé par Région du Ponant", "460 000 €");
    }

    @Test
    void aTrancheThatWaitsForItsConditionEntersNoTotalUntilItIsLifted() {
        ProductId product = product("source-tranche");
        Visit visit = people.signedIn(staff());
        filled(visit, product, "Ponant sûr", "100 000").send();
        Visit.Page added = filled(visit, product, "Ponant si", "55 555")
                .with("condition", "Soixante communes actives")
                .send();
        assertThat(added.text()).contains("suspendue");
        String budget = product.path() + "/budget";
        assertThat(text(people.visitor().get(budget))).contains("100 000 €").doesNotContain("55 555");
        String one = added.html().select("a:contains(Ponant si)").attr("href");
        visit.form(visit.get(one), one)
                .with("etat", "levee")
                .with("raison-mouvement", "Soixante-deux communes")
                .with("preuve", "Relevé du comité")
                .send();
        assertThat(text(people.visitor().get(budget))).contains("55 555 €");
    }

    @Test
    void aCollectivityThatKeepsLessThanAFifthOfItsInvestmentIsWarnedAndNothingIsRefused() {
        ProductId product = product("source-part");
        Visit visit = people.signedIn(staff());
        Visit.Page alone = filled(visit, product, "Commune du Ponant", "10 000")
                .with("acte", "interne")
                .with("genre", "collectivite")
                .send();
        assertThat(text(alone)).doesNotContain("L1111-10");
        Visit.Page above = filled(visit, product, "Ministère du Ponant", "90 000")
                .with("acte", "subvention")
                .with("genre", "etat-central")
                .send();
        assertThat(text(above)).contains("90 % de l’argent public (90 000 € sur 100 000 €)", "L1111-10");
    }

    @Test
    void anEnvelopeThatComesOnceIsSaidToBeSo() {
        ProductId product = product("source-ponctuelle");
        Visit visit = people.signedIn(staff());
        String action = product.path() + "/gestion-budget/enveloppe";
        Visit.Page granted = visit.form(visit.get(path(product)), action)
                .with("env-montant", "30 000")
                .with("env-du", "2026-06-01")
                .with("env-au", "2026-12-31")
                .with("env-porteur", "Région du Ponant")
                .with("env-preuve", "Prix de l’innovation")
                .with("env-ponctuelle", "oui")
                .send();
        assertThat(text(granted)).contains("30 000 €", "ponctuelle");
        Visit visitor = people.visitor();
        assertThat(text(visitor.get(product.path() + "/budget"))).contains("ponctuelle");
        assertThat(visitor.get("/api/v1/products/" + product + "/budget").body())
                .contains("\"ponctuelle\":true");
    }

    @Test
    void anEnvelopeIsTypedByTheIncubatorAndWhatFundersLackIsStillToBeFound() {
        ProductId product = product("source-enveloppe");
        Visit visit = people.signedIn(staff());
        String action = product.path() + "/gestion-budget/enveloppe";
        Visit.Page refused = visit.form(visit.get(path(product)), action)
                .with("env-montant", "200 000")
                .with("env-du", "2026-06-01")
                .with("env-au", "2026-01-01")
                .with("env-porteur", "Région du Ponant")
                .with("env-preuve", "Décision 12")
                .send();
        assertThat(refused.errorOf("env-au")).contains("vient après le premier");
        visit.form(refused, action).with("env-au", "2026-12-31").send();
        filled(visit, product, "Ponant", "150 000").send();
        assertThat(text(people.visitor().get(product.path() + "/budget")))
                .contains("200 000 € TTC accordés jusqu’au 31 décembre 2026 par Région du Ponant")
                .containsSubsequence("Reste à trouver", "50 000 €");
    }

    @ParameterizedTest
    @CsvSource({
        "interne, 2026-03-10",
        "delegation-gestion, 2026-04-09",
        "fonds-de-concours, 2026-05-24",
        "mutualisation, 2026-06-08"
    })
    void eachKindOfAgreementHasItsLeadTimeUnlessItSaysOtherwise(String code, LocalDate usable) {
        AgreementKind kind = AgreementKind.of(code).orElseThrow();
        LocalDate signed = LocalDate.of(2026, 3, 10);
        assertThat(new Agreement(null, kind, signed, null, null, "", "").usableFrom(MoneyNorms.USUAL))
                .contains(usable);
        assertThat(new Agreement(null, kind, signed, null, 5, "", "").usableFrom(MoneyNorms.USUAL))
                .contains(signed.plusDays(5));
        assertThat(new Agreement(null, kind, null, null, null, "", "").usableFrom(MoneyNorms.USUAL))
                .isEmpty();
    }
}
