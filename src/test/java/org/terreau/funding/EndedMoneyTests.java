package org.terreau.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Days;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Visit;
import org.terreau.web.PublicContent;

/** What becomes of the money of a product that stopped, or that goes on in another one (FIELD 1.7). */
@ApplicationTest
class EndedMoneyTests {

    private static final String INCUBATOR = "fini.argent";
    private static final LocalDate STOPPED = LocalDate.of(2026, 6, 15);

    private final People people;
    private final ProductCatalogue catalogue;
    private final FundingSources sources;
    private final Days days;
    private final PublicContent content;
    private final JdbcClient jdbc;

    EndedMoneyTests(
            People people,
            ProductCatalogue catalogue,
            FundingSources sources,
            Days days,
            PublicContent content,
            JdbcClient jdbc) {
        this.people = people;
        this.catalogue = catalogue;
        this.sources = sources;
        this.days = days;
        this.content = content;
        this.jdbc = jdbc;
    }

    private Actor lead() {
        return people.someone("lead@fini.test", "Lou Fini", new Grant(Role.LEAD, INCUBATOR));
    }

    private ProductId granted(String id, long euros) {
        ProductId product = SomeProduct.named(id)
                .called("Produit " + id)
                .in(INCUBATOR)
                .since(PhaseKind.CONSTRUCTION, LocalDate.of(2026, 1, 5))
                .then(PhaseKind.ABANDONED, STOPPED)
                .storedIn(catalogue);
        sources.grant(
                product,
                new FundingSources.Granted(
                        Money.euros(euros), LocalDate.of(2026, 1, 5), LocalDate.of(2026, 12, 31), "Ville", "D1"),
                lead());
        return product;
    }

    private static String text(Visit.Page page) {
        return page.text().replaceAll("\\h", " ");
    }

    @Test
    void theMoneyOfAProductThatStoppedIsToldAtOnceToWhoLeadsUntilTheySayWhatItBecomes() {
        ProductId product = granted("argent-arrete", 77_700);
        days.everywhere(
                STOPPED.minusDays(1),
                () -> assertThat(text(people.signedIn(lead()).get("/"))).doesNotContain("77 700 €"));
        days.everywhere(STOPPED.plusDays(1), () -> {
            Visit visit = people.signedIn(lead());
            assertThat(text(visit.get("/"))).contains("77 700 € à rendre, ou à donner à un autre produit");
            Visit.Page board = visit.get("/exercice");
            assertThat(text(board)).contains("Produit argent-arrete terminé 77 700 €");
            visit.form(board, "/exercice/reponse")
                    .with("produit", product.value())
                    .with("reponse", "rendre")
                    .send();
            assertThat(text(visit.get("/"))).doesNotContain("77 700 €");
            assertThat(text(visit.get("/exercice"))).contains("rendu : 77 700 €");
        });
    }

    @Test
    void theMoneyOfAProductThatGoesOnInAnotherStaysItsOwnUntilADecisionMovesIt() {
        ProductId gone = SomeProduct.named("argent-reuni")
                .called("Produit réuni")
                .in(INCUBATOR)
                .since(PhaseKind.CONSTRUCTION, LocalDate.of(2026, 1, 5))
                .storedIn(catalogue);
        ProductId kept = granted("argent-qui-continue", 11_100);
        sources.grant(
                gone,
                new FundingSources.Granted(
                        Money.euros(88_800), LocalDate.of(2026, 1, 5), LocalDate.of(2026, 12, 31), "Ville", "D2"),
                lead());
        jdbc.sql("""
                        insert into product_ending (product_id, kind, account_id, author, started_at, published_on)
                        values (:product, 'fusion', :account, 'Lou Fini', now(), :day)
                        """)
                .param("product", gone.value())
                .param("account", lead().id().value())
                .param("day", STOPPED)
                .update();
        jdbc.sql("insert into product_redirect (product_id, target) values (:product, :path)")
                .param("path", kept.path())
                .param("product", gone.value())
                .update();
        content.changed();
        days.everywhere(STOPPED.plusDays(1), () -> {
            Visit visit = people.signedIn(lead());
            assertThat(text(visit.get("/"))).contains("88 800 € à rendre, ou à donner à un autre produit");
            assertThat(visit.get("/exercice.csv").body())
                    .contains("2026;argent-reuni;Produit réuni;88800.00;0.00;")
                    .contains("2026;" + kept + ";Produit " + kept + ";11100.00;0.00;");
            Visit visitor = people.visitor();
            assertThat(text(visitor.get(kept.path() + "/budget")))
                    .contains("Sans et avec les services qui s’y sont réunis", "Accordé 11 100 € 99 900 €");
            assertThat(visitor.get("/api/v1/products/" + kept + "/budget").body())
                    .contains("\"avec\":[\"argent-reuni\"]", "\"accorde\":99900.00");
        });
    }

    @Test
    void theOrdersThatRunWhenAProductStopsAreSaidToBeStoppedAndNoneIsAdded() {
        ProductId product = granted("commande-arretee", 50_000);
        String orders = product.path() + "/commandes";
        days.everywhere(STOPPED.minusDays(10), () -> {
            Visit visit = people.signedIn(lead());
            visit.form(visit.get(orders + "/nouvelle"), orders)
                    .with("objet", "Développement d’été")
                    .with("titulaire", "Coopérative du Code")
                    .with("du", "2026-06-10")
                    .with("au", "2026-09-30")
                    .with("tva", "ttc")
                    .with("activite-1", "developpement")
                    .with("personnes-1", "3")
                    .with("montant-1", "20000")
                    .send();
            assertThat(visit.get(orders).html().select("a[href=" + orders + "/nouvelle]"))
                    .hasSize(1);
        });
        days.everywhere(STOPPED.plusDays(1), () -> {
            Visit.Page book = people.signedIn(lead()).get(orders);
            assertThat(book.html().select(".fr-alert--warning")).hasSize(1);
            assertThat(book.html().select("a[href=" + orders + "/nouvelle]")).isEmpty();
        });
    }
}
