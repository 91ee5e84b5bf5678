package org.terreau.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
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

/** The days of money, followed in a calendar program by those who work on the products. */
@ApplicationTest
class MoneyDatesTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);
    private static final int MOST_STATEMENTS = 12;

    private final People people;
    private final ProductCatalogue catalogue;
    private final FundingSources sources;
    private final Days days;

    MoneyDatesTests(People people, ProductCatalogue catalogue, FundingSources sources, Days days) {
        this.people = people;
        this.catalogue = catalogue;
        this.sources = sources;
        this.days = days;
    }

    private Actor staff(String incubator) {
        return people.someone(
                "staff@" + incubator + ".test", "Sacha Agenda", new Grant(Role.STAFF, incubator + ".essai"));
    }

    private ProductId paid(String id, String incubator, LocalDate until) {
        ProductId product = SomeProduct.named(id)
                .called("Produit " + id)
                .in(incubator + ".essai")
                .storedIn(catalogue);
        sources.grant(
                product,
                new FundingSources.Granted(
                        Money.euros(240_000), LocalDate.of(2026, 8, 1), until, "Préfecture", "Décision 12"),
                staff(incubator));
        return product;
    }

    private static String address(Visit.Page made) {
        String address = made.html().select("code.t-key").text();
        return address.substring(address.indexOf("/agendas/"));
    }

    /** As calendars read it: without the folds of long lines. */
    private static String unfolded(Visit.Page file) {
        return file.body().replace("\r\n ", "").replaceAll("\\h", " ");
    }

    @Test
    void theLastDayToOrderComesBeforeTheClosureAndStandsInTheCalendarOfTheStaffAlone() {
        paid("argent-date", "dates-une", LocalDate.of(2027, 1, 31));
        paid("argent-ailleurs", "dates-deux", LocalDate.of(2027, 1, 31));
        Visit visit = people.signedIn(staff("dates-une"));
        String calendar =
                address(visit.form(visit.get("/agendas"), "/agendas/argent").send());
        days.everywhere(TODAY, () -> {
            Visit program = people.visitor();
            String file = unfolded(program.get(calendar));
            assertThat(file)
                    .containsSubsequence(
                            "DTSTART;VALUE=DATE:20270131", "SUMMARY:Fin d’une enveloppe : Produit argent-date")
                    .contains("SUMMARY:Dernier jour pour commander la suite : Produit argent-date")
                    .containsSubsequence(
                            "DTSTART;VALUE=DATE:20261210", "SUMMARY:Dernier jour sûr pour commander avant la clôture")
                    .doesNotContain("argent-ailleurs");
            LocalDate orderBy = LocalDate.parse(file.replaceAll(
                    "(?s).*DTSTART;VALUE=DATE:(\\d{4})(\\d\\d)(\\d\\d)\r\n(?:(?!VEVENT).)*commander la suite.*",
                    "$1-$2-$3"));
            assertThat(orderBy).isBeforeOrEqualTo(LocalDate.of(2026, 12, 10));
            assertThat(Statements.during(() -> program.get(calendar))).isLessThanOrEqualTo(MOST_STATEMENTS);
        });
    }

    @Test
    void whoWorksOnNoProductIsNotOfferedIt() {
        Visit visit = people.signedIn(people.someone("seule@dates.test", "Solal Sans Produit"));
        assertThat(visit.get("/agendas").html().select("form[action=/agendas/argent]"))
                .isEmpty();
        assertThat(visit.post("/agendas/argent", "application/x-www-form-urlencoded", "")
                        .status())
                .isEqualTo(403);
    }
}
