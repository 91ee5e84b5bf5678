package org.terreau.committee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.terreau.funding.Agreement;
import org.terreau.funding.Funders;
import org.terreau.funding.FundingSources;
import org.terreau.funding.Regime;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.Catalogue;
import org.terreau.incubator.IncubatorId;
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

/** What somebody who reads for a sponsor sees of the money that it brings. */
@ApplicationTest
class SponsorMoneyTests {

    private static final OrganisationId SPONSOR = new OrganisationId("departement.du.houx");
    private static final int MOST_STATEMENTS = 22;

    private final People people;
    private final ProductCatalogue products;
    private final Catalogue catalogue;
    private final FundingSources sources;
    private final Funders funders;
    private final Sponsors sponsors;

    SponsorMoneyTests(
            People people,
            ProductCatalogue products,
            Catalogue catalogue,
            FundingSources sources,
            Funders funders,
            Sponsors sponsors) {
        this.people = people;
        this.products = products;
        this.catalogue = catalogue;
        this.sources = sources;
        this.funders = funders;
        this.sponsors = sponsors;
    }

    private Actor staff(String incubator) {
        return people.worksFor(incubator, Role.STAFF, "Sacha Houx");
    }

    private ProductId funded(String id, String incubator, long euros) {
        ProductId product = SomeProduct.named(id)
                .called("Produit " + id)
                .in(incubator)
                .fundedBy(SPONSOR)
                .storedIn(products);
        sources.add(
                product,
                new FundingSources.Draft(
                        "Conseil du Houx",
                        Money.euros(euros),
                        Regime.TAXED,
                        LocalDate.of(2026, 3, 2),
                        new Agreement(null, null, null, null, null, "", "Convention")),
                staff(incubator));
        funders.identify(new IncubatorId(incubator), "Conseil du Houx", SPONSOR.value(), "", 0, staff(incubator));
        return product;
    }

    @Test
    void aContactReadsWhatTheirOrganisationBringsWhereTheyWereDeclaredAndNowhereElse() {
        catalogue.store(new Organisation(SPONSOR, "Département du Houx", null, null, null), "{}");
        ProductId product = funded("houx-un", "houx.un", 83_000);
        funded("houx-deux", "houx.deux", 41_000);
        sources.grant(
                product,
                new FundingSources.Granted(
                        Money.euros(90_000), LocalDate.of(2026, 3, 2), LocalDate.of(2027, 6, 30), "Houx", "D1"),
                staff("houx.un"));
        sponsors.declare(SPONSOR.value(), "houx.un", "Hugo Houx", "hugo@houx.test", staff("houx.un"));
        Visit visit = people.signedIn(people.actor("hugo@houx.test"));
        String page = visit.get("/dossiers-de-preuves").text().replaceAll("\\h", " ");
        assertThat(page)
                .contains("Ce que votre organisation apporte", "Produit houx-un 2026 83 000 € TTC", "30/06/2027")
                .doesNotContain("41 000 €");
        assertThat(visit.get("/dossiers-de-preuves/apports.csv").body())
                .contains("Département du Houx;houx-un;Produit houx-un;2026;83000.00;TTC;2027-06-30")
                .doesNotContain("houx-deux");
        assertThat(visit.get("/api/dossiers-de-preuves/apports").body()).contains("\"montant\":83000.00");
        assertThat(Statements.during(() -> visit.get("/dossiers-de-preuves"))).isLessThanOrEqualTo(MOST_STATEMENTS);
        Visit other = people.signedIn(people.someone("autre@houx.test", "Ana Autre"));
        assertThat(other.get("/dossiers-de-preuves").text()).doesNotContain("Ce que votre organisation apporte");
        assertThat(other.get("/dossiers-de-preuves/apports.csv").body()).doesNotContain("houx");
    }
}
