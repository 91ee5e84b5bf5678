package org.terreau.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.Catalogue;
import org.terreau.incubator.Incubator;
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

/** How many statements the pages of money take at most, however much there is. */
@ApplicationTest
class MoneyStatementsTests {

    private static final String INCUBATOR = "requetes.argent";

    private final People people;
    private final ProductCatalogue products;
    private final Catalogue catalogue;
    private final FundingSources sources;

    MoneyStatementsTests(People people, ProductCatalogue products, Catalogue catalogue, FundingSources sources) {
        this.people = people;
        this.products = products;
        this.catalogue = catalogue;
        this.sources = sources;
    }

    private ProductId product(int number, Actor lead) {
        ProductId product = SomeProduct.named("requetes-argent-" + number)
                .in(INCUBATOR)
                .since(PhaseKind.CONSTRUCTION, LocalDate.of(2026, 1, 1))
                .storedIn(products);
        sources.grant(
                product,
                new FundingSources.Granted(
                        Money.euros(100_000), LocalDate.of(2026, 1, 1), LocalDate.of(2027, 6, 30), "Ville", "D1"),
                lead);
        for (int funder = 0; funder < 4; funder++)
            sources.add(
                    product,
                    new FundingSources.Draft(
                            "Financeur " + funder,
                            Money.euros(25_000),
                            Regime.TAXED,
                            LocalDate.of(2026, 3, 2),
                            new Agreement(null, AgreementKind.INTERNAL, null, null, null, "", "Acte")),
                    lead);
        return product;
    }

    @Test
    void eachPageOfMoneyTakesABoundedNumberOfStatements() {
        catalogue.store(
                new Incubator(
                        new IncubatorId(INCUBATOR),
                        "Incubateur des requêtes",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "",
                        false),
                "{}");
        Actor lead = people.someone("lead@requetes.test", "Lou Compte", new Grant(Role.LEAD, INCUBATOR));
        List<ProductId> own = new ArrayList<>();
        for (int number = 0; number < 6; number++) own.add(product(number, lead));
        String one = own.get(0).path();
        String financings = one + "/gestion-budget/financements/"
                + sources.of(own.get(0), lead).get(0).contribution().id();
        Map<String, Integer> most = new LinkedHashMap<>();
        most.put("/exercice", 14);
        most.put("/besoins", 16);
        most.put("/financeurs", 14);
        most.put("/guichets/gestion/" + INCUBATOR, 12);
        most.put("/reglages/" + INCUBATOR + "/reperes-budget", 14);
        most.put(one + "/gestion-budget", 24);
        most.put(one + "/gestion-budget/financements", 22);
        most.put(financings + "/acte", 22);
        most.put(one + "/gestion-budget/enveloppes.csv", 12);
        most.put(one + "/gestion-budget/versements.csv", 12);
        most.put(one + "/gestion-budget/engagements", 24);
        most.put(one + "/gestion-budget/guichets", 26);
        most.put(one + "/gestion-budget/fichier", 18);
        most.put(one + "/commandes", 24);
        most.put(one + "/commandes/nouvelle", 24);
        Visit visit = people.signedIn(lead);
        Map<String, Long> over = new LinkedHashMap<>();
        most.forEach((path, bound) -> {
            assertThat(visit.get(path).status()).as(path).isEqualTo(200);
            long taken = Statements.during(() -> visit.get(path));
            if (taken > bound) over.put(path, taken);
        });
        assertThat(over).as("pages above their bound").isEmpty();
        Visit visitor = people.visitor();
        for (String path : List.of("/guichets", "/engagements", "/budgets?annee=2026")) {
            visitor.get(path);
            String fresh = path + (path.contains("?") ? "&" : "?") + "encore=1";
            assertThat(Statements.during(() -> visitor.get(fresh))).as(path).isLessThanOrEqualTo(6);
        }
    }
}
