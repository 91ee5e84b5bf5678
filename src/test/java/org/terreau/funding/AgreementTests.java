package org.terreau.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

/** What the act says by which money comes, and whether the payments that it promises came. */
@ApplicationTest
class AgreementTests {

    private static final String INCUBATOR = "actes.essai";
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

    private final People people;
    private final ProductCatalogue catalogue;
    private final FundingSources sources;
    private final MoneyDates dates;
    private final Days days;

    AgreementTests(People people, ProductCatalogue catalogue, FundingSources sources, MoneyDates dates, Days days) {
        this.people = people;
        this.catalogue = catalogue;
        this.sources = sources;
        this.dates = dates;
        this.days = days;
    }

    private Actor staff() {
        return people.someone("staff@actes.test", "Sacha Acte", new Grant(Role.STAFF, INCUBATOR));
    }

    /** The page of the act by which 100,000 € come to a product. */
    private String act(String id) {
        ProductId product =
                SomeProduct.named(id).called("Produit " + id).in(INCUBATOR).storedIn(catalogue);
        long source = sources.add(
                product,
                new FundingSources.Draft(
                        "Département de l’Acte",
                        Money.euros(100_000),
                        Regime.EXEMPT,
                        LocalDate.of(2026, 3, 2),
                        new Agreement(
                                FunderKind.of("collectivite").orElseThrow(),
                                AgreementKind.JOINED_FUNDS,
                                LocalDate.of(2026, 3, 10),
                                LocalDate.of(2026, 12, 10),
                                null,
                                "",
                                "Convention 7")),
                staff());
        return product.path() + "/gestion-budget/financements/" + source + "/acte";
    }

    private static String text(Visit.Page page) {
        return page.text().replaceAll("\\h", " ");
    }

    @Test
    void whatAnActSaysIsWrittenAndItsPublicationIsReadByEverybody() {
        String page = act("acte-dit");
        Visit visit = people.signedIn(staff());
        String source = page.substring(0, page.lastIndexOf('/'));
        assertThat(visit.get(source).html().select("a[href=" + page + "]"))
                .as("a door")
                .isNotEmpty();
        Visit.Page refused = visit.form(visit.get(page), page)
                .with("reference", "DDT-2026-118")
                .with("debut", "2026-03-10")
                .with("fin", "2026-11-30")
                .with("publie-a", "data.gouv.fr/convention")
                .send();
        assertThat(refused.errorOf("fin")).contains("avant le dernier jour pour commander");
        assertThat(refused.errorOf("publie-a")).contains("https://");
        assertThat(visit.form(refused, page).value("reference")).isEqualTo("DDT-2026-118");
        Visit.Page said = visit.form(refused, page)
                .with("fin", "2027-03-09")
                .with("publie-a", "https://www.data.gouv.fr/conventions/118")
                .with("logiciel-libre", "oui")
                .with("utilisateur-final", "non")
                .with("parties", "Département de l’Acte, Syndicat de l’Acte")
                .send();
        assertThat(said.status()).isEqualTo(200);
        assertThat(visit.form(said, page).value("fin")).isEqualTo("2027-03-09");
        assertThat(visit.form(said, page).value("utilisateur-final")).isEqualTo("non");
        Visit.Page read = people.visitor().get("/produits/acte-dit/budget");
        assertThat(read.html().select("a[href=https://www.data.gouv.fr/conventions/118]"))
                .isNotEmpty();
        assertThat(text(read)).doesNotContain("DDT-2026-118");
        assertThat(people.visitor().get("/donnees/financements.csv").body())
                .contains("acte-dit;2026-03-02;Département de l’Acte;100000.00;")
                .contains(";https://www.data.gouv.fr/conventions/118;");
    }

    @Test
    void aPaymentIsExpectedRemindedOfWhenLateAndSaidToHaveCome() {
        String page = act("acte-verse");
        days.everywhere(TODAY, () -> {
            Visit visit = people.signedIn(staff());
            assertThat(text(visit.get(page))).contains("Aucun versement n’est encore dit");
            Visit.Page refused = visit.form(visit.get(page), page + "/versements")
                    .with("attendu-le", "2026-06-01")
                    .with("versement", "100 000,01")
                    .send();
            assertThat(refused.errorOf("versement").replaceAll("\\h", " ")).contains("il en reste 100 000 €");
            Visit.Page first = visit.form(refused, page + "/versements")
                    .with("versement", "60 000")
                    .send();
            Visit.Page both = visit.form(first, page + "/versements")
                    .with("attendu-le", "2026-10-01")
                    .with("versement", "40k€")
                    .with("condition-versement", "Sur présentation du bilan")
                    .send();
            assertThat(text(both))
                    .contains("0 € reçus sur 100 000 € attendus, pour 100 000 € apportés")
                    .contains("en retard", "Sur présentation du bilan");
            assertThat(text(visit.get("/mes-produits"))).contains("Un versement attendu n’est pas arrivé");
            assertThat(dates.of(staff()))
                    .filteredOn(one -> one.kind() == MoneyDate.Kind.PAYMENT_DUE)
                    .extracting(MoneyDate::day)
                    .contains(LocalDate.of(2026, 10, 1));
            String settle =
                    both.html().expectFirst("form[action*=/versements/]").attr("action");
            String field = "recu-le-" + settle.substring(settle.lastIndexOf('/') + 1);
            Visit.Page future = visit.form(both, settle)
                    .with(field, "2026-06-16")
                    .forged("quoi", "recu")
                    .send();
            assertThat(future.errorOf(field)).contains("aujourd’hui ou avant");
            Visit.Page came = visit.form(future, settle)
                    .with(field, "2026-06-12")
                    .forged("quoi", "recu")
                    .send();
            assertThat(text(came)).contains("60 000 € reçus sur 100 000 € attendus", "reçu 12/06/2026");
            assertThat(text(visit.get("/mes-produits"))).doesNotContain("n’est pas arrivé");
            assertThat(visit.get("/produits/acte-verse/gestion-budget/versements.csv")
                            .body())
                    .contains(";Département de l’Acte;2026-06-01;60000.00;EXO;;2026-06-12;recu")
                    .contains(";2026-10-01;40000.00;EXO;Sur présentation du bilan;;attendu");
            assertThat(visit.get("/api/produits/acte-verse/versements").body()).contains("\"etat\":\"recu\"");
            assertThat(text(visit.form(came, settle).forged("quoi", "reprendre").send()))
                    .contains("0 € reçus sur 100 000 €");
            Visit.Page removed = visit.form(visit.get(page), settle)
                    .forged("quoi", "retirer")
                    .send();
            assertThat(text(removed)).contains("0 € reçus sur 40 000 €");
            assertThat(text(visit.undo(removed))).contains("0 € reçus sur 100 000 €");
            assertThat(Statements.during(() -> visit.get(page))).isLessThanOrEqualTo(20);
        });
    }

    @Test
    void theSecondOfTwoPeopleIsToldThatSomebodyWrote() {
        String page = act("acte-deux");
        Visit visit = people.signedIn(staff());
        Visit.Page both = visit.get(page);
        visit.form(both, page).with("reference", "Une").send();
        Visit.Page second = visit.form(both, page).with("reference", "Autre").send();
        assertThat(second.status()).isEqualTo(409);
        assertThat(visit.form(second, page).value("reference")).isEqualTo("Autre");
    }

    @Test
    void thoseOfAnotherIncubatorReadAndWriteNothing() {
        String page = act("acte-autrui");
        Visit other = people.signedIn(
                people.someone("staff@ailleurs-actes.test", "Ailleurs", new Grant(Role.STAFF, "actes.autre")));
        for (String address : List.of(
                page, "/produits/acte-autrui/gestion-budget/versements.csv", "/api/produits/acte-autrui/versements"))
            assertThat(other.get(address).status()).as(address).isIn(403, 404);
        for (String action : List.of(page, page + "/versements", page + "/versements/1"))
            assertThat(other.post(action, "application/x-www-form-urlencoded", "reference=1")
                            .status())
                    .as(action)
                    .isIn(403, 404);
        assertThat(people.signedIn(staff())
                        .get(page.replaceAll("/financements/\\d+", "/financements/999999999"))
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest(name = "from {0} to {1}, order until {2}, published at {3}: {4}")
    @CsvSource({
        "2026-03-10, 2027-03-09, 2026-12-10, https://www.data.gouv.fr/1, ''",
        "2026-03-10, 2026-03-09, , '', fin funding.terms.ends.before",
        "2026-03-10, 2026-12-09, 2026-12-10, '', fin funding.terms.ends.commit",
        "2026-03-10, 2026-12-10, 2026-12-10, '', ''",
        ", , , javascript:alert(1), publie-a funding.terms.address",
        ", , , 'https:// deux', publie-a funding.terms.address",
        ", , , 'http://intranet.example/acte', ''"
    })
    void whatAnActSaysHoldsTogether(
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate commitBy,
            String address,
            String told) {
        AgreementTerms terms = new AgreementTerms("", "", from, until, address, null, null, List.of(), 0);
        assertThat(terms.against(Optional.ofNullable(commitBy)).found().stream().map(AgreementTests::told))
                .containsExactlyElementsOf(told.isEmpty() ? List.of() : List.of(told));
    }

    private static String told(Refused.Problem problem) {
        return problem.field() + " " + problem.key();
    }

    @ParameterizedTest(name = "expected on 1 June, came on {0}, read on {1}: {2}")
    @CsvSource({", 2026-06-01, EXPECTED", ", 2026-06-02, LATE", "2026-07-01, 2026-07-02, PAID"})
    void aPaymentIsLateTheDayAfter(@Nullable LocalDate came, LocalDate today, AgreementTerms.State state) {
        assertThat(new AgreementTerms.Payment(1, LocalDate.of(2026, 6, 1), Money.euros(10), "", came).state(today))
                .isEqualTo(state);
    }
}
