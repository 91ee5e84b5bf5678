package org.terreau.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.Catalogue;
import org.terreau.incubator.Organisation;
import org.terreau.incubator.OrganisationId;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

/** Which organisation a funder is: proposed by its name, said by a person, and told by pages and files. */
@ApplicationTest
class FundersTests {

    private static final String SIRET = "35600000000048";

    private final People people;
    private final ProductCatalogue products;
    private final Catalogue catalogue;
    private final FundingSources sources;

    FundersTests(People people, ProductCatalogue products, Catalogue catalogue, FundingSources sources) {
        this.people = people;
        this.products = products;
        this.catalogue = catalogue;
        this.sources = sources;
    }

    private Actor staff(String incubator) {
        return people.worksFor(incubator, Role.STAFF, "Solène Registre");
    }

    private ProductId funded(String id, String incubator, String funder, long euros) {
        ProductId product =
                SomeProduct.named(id).called("Produit " + id).in(incubator).storedIn(products);
        sources.add(
                product,
                new FundingSources.Draft(
                        funder,
                        Money.euros(euros),
                        Regime.TAXED,
                        LocalDate.of(2026, 3, 2),
                        new Agreement(
                                FunderKind.COLLECTIVITY,
                                AgreementKind.JOINED_FUNDS,
                                null,
                                null,
                                null,
                                "",
                                "https://convention.example/12")),
                staff(incubator));
        return product;
    }

    private static String text(Visit.Page page) {
        return page.text().replaceAll("\\h", " ");
    }

    @Test
    void aFunderIsTiedToTheOrganisationThatItsNameIsLikeOnceAPersonConfirmedIt() {
        catalogue.store(
                new Organisation(new OrganisationId("region-mistral"), "Région Mistral", null, null, null), "{}");
        ProductId product = funded("financeur-un", "financeurs.un", "Conseil de la région Mistral", 123_400);
        Visit visit = people.signedIn(staff("financeurs.un"));
        Visit.Page list = visit.get("/financeurs?q=mistral");
        assertThat(text(list)).contains("Peut-être Région Mistral", "123 400 €");
        Visit.Page ask = visit.get(list.html().select("td a").attr("href"));
        assertThat(text(ask)).contains("Noms qui ressemblent : Région Mistral", "Finance un produit");
        Visit.Form form = visit.form(ask, "/financeurs/rattachement");
        assertThat(form.value("organisation")).as("the likeliest is chosen").isEqualTo("region-mistral");
        assertThat(text(visit.get("/financeurs/region-mistral"))).contains("Aucun apport");
        Visit.Page refused = form.with("siret", "123").send();
        assertThat(refused.errorOf("siret")).contains("14 chiffres");
        Visit.Page saved = visit.form(refused, "/financeurs/rattachement")
                .with("siret", "356 000 000 00048")
                .send();
        assertThat(text(saved)).contains("C’est noté");
        Visit visitor = people.visitor();
        assertThat(text(visitor.get("/financeurs/region-mistral")))
                .contains("123 400 € TTC apportés à un produit", SIRET, "Conseil de la région Mistral");
        assertThat(visitor.get(product.path() + "/budget").html().select("a[href=/financeurs/region-mistral]"))
                .hasSize(1);
        assertThat(visitor.get("/donnees/financements.csv").body())
                .contains(
                        product + ";2026-03-02;Conseil de la région Mistral;123400.00;",
                        ";collectivite;fonds-de-concours;https://convention.example/12;region-mistral;" + SIRET);
        assertThat(visitor.get("/financeurs/region-mistral.csv").body()).contains(product + ";");
        assertThat(visitor.get("/api/v1/funders/region-mistral").body()).contains("\"montant\":123400.00");
        assertThat(visit.get("/financeurs.csv?q=mistral").body()).contains(";oui;region-mistral;" + SIRET);
        visitor.get("/financeurs/region-mistral");
        assertThat(Statements.during(() -> visitor.get("/financeurs/region-mistral?fresh=1")))
                .isLessThanOrEqualTo(6);
        assertThat(Statements.during(() -> visit.get("/financeurs"))).isLessThanOrEqualTo(14);
    }

    @Test
    void oneIncubatorNeitherReadsNorSaysWhoTheFundersOfAnotherAre() {
        funded("financeur-deux", "financeurs.deux", "Agence de la Brume", 10_000);
        Visit other = people.signedIn(staff("financeurs.trois"));
        assertThat(text(other.get("/financeurs?q=brume"))).doesNotContain("Agence de la Brume");
        String address = "/financeurs/rattachement?incubateur=financeurs.deux&nom=Agence+de+la+Brume";
        assertThat(other.get(address).status()).isEqualTo(404);
        Visit own = people.signedIn(staff("financeurs.deux"));
        assertThat(own.get(address).status()).isEqualTo(200);
        assertThat(people.signedIn(people.someone("seul@financeurs.test", "Personne"))
                        .get("/financeurs")
                        .status())
                .isEqualTo(403);
        assertThat(people.visitor().get("/financeurs/inconnue-au-catalogue").status())
                .isEqualTo(404);
    }

    @Test
    void whoIsNoneOfTheCatalogueIsSaidOnceAndTheSecondPersonIsTold() {
        funded("financeur-quatre", "financeurs.quatre", "Fondation Hors Catalogue", 5_000);
        Visit visit = people.signedIn(staff("financeurs.quatre"));
        String address = "/financeurs/rattachement?incubateur=financeurs.quatre&nom=Fondation+Hors+Catalogue";
        Visit.Page both = visit.get(address);
        visit.form(both, "/financeurs/rattachement").with("organisation", "").send();
        assertThat(text(visit.get("/financeurs?q=hors+catalogue"))).contains("Aucune de celles du catalogue");
        assertThat(visit.form(both, "/financeurs/rattachement")
                        .with("organisation", "")
                        .with("siret", SIRET)
                        .send()
                        .status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({
        "'ministère de la Culture', 'Ministère de la culture', , true",
        "'DINUM', 'Direction interministérielle du numérique', DINUM, true",
        "'FTAP (DINUM)', 'Direction interministérielle du numérique', DINUM, true",
        "'Conseil régional de Bretagne', 'Région Bretagne', , false",
        "'Conseil de la région Bretagne', 'Région Bretagne', , true",
        "'Ministère de la Santé', 'Ministère de la Culture', , false",
        "'Agence nationale', 'Agence nationale de la cohésion des territoires', ANCT, false",
        "'', 'Ministère de la Culture', , false"
    })
    void aNameProposesAnOrganisationWhenItIsLikeItsOwn(
            String written, String name, @Nullable String acronym, boolean proposed) {
        Organisation organisation = new Organisation(new OrganisationId("o"), name, acronym, null, null);
        assertThat(FunderLikeness.proposals(written, List.of(organisation)).contains(organisation))
                .isEqualTo(proposed);
    }
}
