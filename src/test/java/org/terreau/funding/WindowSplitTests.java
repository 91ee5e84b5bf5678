package org.terreau.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

/** Several ways of sharing a fund, tried before anything is decided. */
@ApplicationTest
class WindowSplitTests {

    private final People people;
    private final ProductCatalogue products;
    private final Windows windows;

    WindowSplitTests(People people, ProductCatalogue products, Windows windows) {
        this.people = people;
        this.products = products;
        this.windows = windows;
    }

    private Actor staff(String incubator) {
        return people.worksFor(incubator, Role.STAFF, "Sol Partage");
    }

    private static FundingWindow window(String incubator, String name, @Nullable Long total) {
        return new FundingWindow(
                0,
                new IncubatorId(incubator),
                name,
                "DINUM",
                List.of(),
                null,
                new FundingWindow.Amounts(
                        total == null ? null : Money.euros(total), Money.euros(30_000), Money.euros(300_000)),
                100,
                null,
                null,
                FundingWindow.After.UNSAID,
                new FundingWindow.Words("", "", ""),
                0);
    }

    /** @return the number of a window that two products ask for 100,000 and 200,000 € */
    private long asked(String incubator, String name, String prefix) {
        Actor staff = staff(incubator);
        windows.write(window(incubator, name, 150_000L), staff);
        long number = windows.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
        for (int place = 1; place <= 2; place++) {
            ProductId product = SomeProduct.named(prefix + place)
                    .called("Produit " + prefix + place)
                    .in(incubator)
                    .storedIn(products);
            windows.ask(product, number, Money.euros(100_000L * place), null, WindowApplication.State.FILED, 0, staff);
        }
        return number;
    }

    private static String text(Visit.Page page) {
        return page.text().replaceAll("\\h", " ");
    }

    @Test
    void severalSplitsAreComparedAndNoneGivesAnything() {
        String path = "/guichets/repartitions/" + asked("repartir.un", "Fonds à répartir", "partage-");
        Visit visit = people.signedIn(staff("repartir.un"));
        assertThat(text(visit.get(path))).contains("2 demandes, 300 000 € en tout", "Le guichet a 150 000 €");
        Visit.Page even = visit.get(path + "?depuis=prorata");
        Visit.Form form = visit.form(even, path);
        assertThat(form.value("part-partage-1") + " " + form.value("part-partage-2"))
                .isEqualTo("50000,00 100000,00");
        Visit.Page unnamed = form.send();
        assertThat(unnamed.errorOf("nom")).isNotEmpty();
        visit.form(unnamed, path).with("nom", "Au prorata").send();
        Visit.Page refused = visit.form(visit.get(path), path)
                .with("nom", "Tout au second")
                .with("part-partage-1", "1.234")
                .with("part-partage-2", "310 000")
                .send();
        assertThat(refused.errorOf("part-partage-1")).contains("deux façons");
        Visit.Page both =
                visit.form(refused, path).with("part-partage-1", "20 000").send();
        assertThat(text(both))
                .contains("La répartition est gardée : rien n’est attribué", "Au prorata", "Tout au second")
                .contains("reste 0 €", "180 000 € de plus que le guichet")
                .contains("sous le plancher", "au-dessus du plafond, plus que demandé");
        assertThat(visit.get(path + ".csv").body())
                .contains("Fonds à répartir;Au prorata;partage-1;Produit partage-1;100000.00;50000.00;");
        assertThat(visit.get("/api" + path).body()).contains("\"part\":310000.00", "sur-plafond");
        assertThat(text(visit.get("/produits/partage-2/gestion-budget/guichets")))
                .as("what a team reads")
                .doesNotContain("310 000");
        assertThat(Statements.during(() -> visit.get(path))).isLessThanOrEqualTo(14);
    }

    @Test
    void whoComesSecondLosesNothingAndASplitThatIsRemovedIsGone() {
        String path = "/guichets/repartitions/" + asked("repartir.deux", "Fonds à deux", "a-deux-");
        Visit visit = people.signedIn(staff("repartir.deux"));
        Visit.Page kept = visit.form(visit.get(path), path)
                .with("nom", "Première")
                .with("part-a-deux-1", "40 000")
                .send();
        String own = kept.html().select("th a[href*=depuis]").attr("href").replaceAll("#.*", "");
        Visit.Page one = visit.get(own);
        visit.form(one, path).with("part-a-deux-1", "45 000").send();
        assertThat(visit.form(one, path).with("part-a-deux-1", "50 000").send().status())
                .isEqualTo(409);
        visit.form(visit.get(own), path + "/retrait").send();
        assertThat(text(visit.get(path))).doesNotContain("Première");
    }

    @Test
    void whatWasAnnouncedAndWhatWasGrantedAreBothKeptAndTheirGapIsShown() {
        Actor staff = staff("repartir.cinq");
        windows.write(window("repartir.cinq", "Promotion annoncée", 830_000L), staff);
        long number = windows.all().stream()
                .filter(one -> one.name().equals("Promotion annoncée"))
                .findFirst()
                .orElseThrow()
                .id();
        for (int place = 1; place <= 3; place++) {
            ProductId product =
                    SomeProduct.named("promue-" + place).in("repartir.cinq").storedIn(products);
            Money granted = Money.euros(place == 3 ? 170_000 : 300_000);
            windows.ask(product, number, granted, granted, WindowApplication.State.TAKEN, 0, staff);
        }
        assertThat(text(people.signedIn(staff).get("/guichets/repartitions/" + number)))
                .contains("Le guichet a 830 000 €", "Attribué : 770 000 €, soit un écart de 60 000 €");
    }

    @Test
    void thoseOfAnotherIncubatorReadNothing() {
        String path = "/guichets/repartitions/" + asked("repartir.trois", "Fonds fermé", "ferme-");
        Visit other = people.signedIn(staff("repartir.quatre"));
        for (String address : List.of(path, path + ".csv", "/api" + path))
            assertThat(other.get(address).status()).as(address).isEqualTo(403);
    }

    private static WindowApplication application(String product, long euros) {
        return new WindowApplication(
                1,
                1,
                new ProductId(product),
                Money.euros(euros),
                null,
                WindowApplication.State.FILED,
                LocalDate.of(2026, 11, 1),
                0);
    }

    @ParameterizedTest
    @CsvSource({"150000, 50000.00, 100000.00", "300000, 100000.00, 200000.00", ", 100000.00, 200000.00"})
    void anEvenSplitGivesEachTheSamePartAndNeverMoreThanItAsks(@Nullable Long total, String first, String second) {
        Map<ProductId, Money> even = WindowSplit.even(
                window("i", "n", total), List.of(application("un", 100_000), application("deux", 200_000)));
        assertThat(Stream.of("un", "deux").map(ProductId::new).map(even::get))
                .extracting(part -> part.inEuros().toPlainString())
                .containsExactly(first, second);
    }

    @ParameterizedTest
    @CsvSource({
        "100000, 100000, ''",
        "100000, 29999, sous-plancher",
        "400000, 300001, sur-plafond",
        "100000, 300001, sur-plafond sur-demande",
        "100000, , ''"
    })
    void whatTheWindowWouldRefuseIsTold(long asked, @Nullable Long part, String told) {
        assertThat(WindowSplit.faults(
                        window("i", "n", null), Money.euros(asked), part == null ? null : Money.euros(part)))
                .extracting(WindowSplit.Fault::code)
                .isEqualTo(told.isEmpty() ? List.of() : List.of(told.split(" ")));
    }
}
