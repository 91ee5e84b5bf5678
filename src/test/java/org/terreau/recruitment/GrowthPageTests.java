package org.terreau.recruitment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.terreau.funding.FundingSources;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.team.Missions;
import org.terreau.team.Persons;
import org.terreau.team.TypedMission;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Days;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Visit;

@ApplicationTest
class GrowthPageTests {

    private final ProductCatalogue products;
    private final FundingSources sources;
    private final Missions missions;
    private final People people;
    private final Days days;

    GrowthPageTests(ProductCatalogue products, FundingSources sources, Missions missions, People people, Days days) {
        this.products = products;
        this.sources = sources;
        this.missions = missions;
        this.people = people;
        this.days = days;
    }

    private static String text(Visit.Page page) {
        return page.text().replaceAll("\\h", " ");
    }

    @Test
    void aTeamTriesWhatSomebodyMoreWouldCostAndUntilWhenItsMoneyWouldLast() {
        Actor lead = people.worksFor("croissance.essai", Role.LEAD, "Lou Grandit");
        ProductId product = SomeProduct.named("croissance.essai")
                .in("croissance.essai")
                .since(PhaseKind.CONSTRUCTION, days.today().minusMonths(3))
                .storedIn(products);
        Visit visit = people.signedIn(lead);
        Visit.Page team = visit.get(product.path() + "/equipe");
        assertThat(text(team)).contains("L’équipe décide elle-même de l’ordre de son travail");
        String path = product.path() + "/equipe/croissance";
        assertThat(team.html().select("a[href=" + path + "]")).hasSize(1);
        assertThat(text(visit.get(path))).contains("Aucun argent ne paie encore cette équipe");
        LocalDate until = days.today().plusYears(1);
        sources.grant(
                product,
                new FundingSources.Granted(Money.euros(200_000), days.today(), until, "Région", "Décision 3"),
                lead);
        missions.join(
                product,
                new Persons.TypedPerson("Dora Croit", "dora@croissance.test", false),
                new TypedMission("developpement", "", "independant", "", "", "", "3", ""),
                lead);
        assertThat(text(visit.get(path)))
                .contains("prend souvent en plus", "Design", "Coaching")
                .contains("6 629 à 9 575 € HT")
                .contains("il en manque 1");
        YearMonth from = YearMonth.from(days.today()).plusMonths(2);
        Visit.Page tried = visit.get(path + "?metier=design&jours=3&des=" + from);
        assertThat(tried.html().select("[role=status]").text().replaceAll("\\h", " "))
                .contains("Avec « Design » 3 j par semaine à partir du 1")
                .contains("l’argent va jusqu’au")
                .doesNotContain(String.valueOf(until.getYear() + 1));
        assertThat(tried.html().select("tbody th").eachText())
                .anySatisfy(trade -> assertThat(trade).startsWith("Design"));
        assertThat(text(visit.get(path + "?metier=design&jours=3&des=bientôt"))).contains("Écrivez un mois comme");
        assertThat(visit.get(path + ".csv?jours=3").body()).contains("design");
        assertThat(people.signedIn(people.worksFor("croissance.ailleurs", Role.LEAD, "Ana Ailleurs"))
                        .get(path)
                        .status())
                .isEqualTo(403);
    }
}
