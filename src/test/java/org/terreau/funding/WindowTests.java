package org.terreau.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Visit;

/** Funding windows: imported, matched with what a product lacks in words, asked; past laureates; needs by quarter. */
@ApplicationTest
class WindowTests {

    private static final Path REAL = Path.of("../shared/data/field/funding-windows-2025.csv");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    private final People people;
    private final ProductCatalogue catalogue;
    private final Incubators incubators;
    private final Windows windows;

    WindowTests(People people, ProductCatalogue catalogue, Incubators incubators, Windows windows) {
        this.people = people;
        this.catalogue = catalogue;
        this.incubators = incubators;
        this.windows = windows;
    }

    private String host() {
        return incubators.host().id().value();
    }

    private Actor lead() {
        return people.someone("lead@guichet.test", "Sacha Guichet", new Grant(Role.LEAD, host()));
    }

    private static String text(Visit.Page page) {
        return page.text().replaceAll("\\h", " ");
    }

    private Visit.Page sent(Visit visit, String name, byte[] bytes) {
        String desk = "/guichets/gestion/" + host();
        return visit.form(visit.get(desk), desk + "/fichier")
                .file("fichier", name, bytes)
                .send();
    }

    @Test
    void theRealWindowsComeInAndAWrongLineIsToldWithItsNumber() throws Exception {
        Visit visit = people.signedIn(lead());
        assertThat(text(sent(visit, "guichets.csv", Files.readAllBytes(REAL)))).contains("5 guichets pris");
        Visit visitor = people.visitor();
        assertThat(text(visitor.get("/guichets")))
                .contains("FTAP Données/IA")
                .contains("de 100 000 € à 200 000 €, paie 50 % du coût")
                .contains("jusqu’à 200 000 €, paie 50 % du coût")
                .contains("pour des agents publics");
        assertThat(visitor.get("/guichets.csv").body())
                .contains("FAST;DINUM;" + host()
                        + ";ouvert;acceleration;;2300000.00;;200000.00;50;;;impact already shown;;")
                .containsPattern("FTAP Données/IA;.*;FAST\\R");
        assertThat(visitor.get("/api/v1/funding-windows?etat=clos").body()).doesNotContain("FTAP");
        String wrong = """
                guichet;financeur;phases;minimum;maximum;part;ferme_le
                Bon guichet;Région;construction;10 k€;50 k€;80;2027-03-01
                ;Région;;;;;
                Phase fausse;Région;décollage;;;;
                Plafond faux;Région;;100 000;50 000;;
                Part fausse;Région;;;;120;
                Jour faux;Région;;;;;demain
                """;
        assertThat(text(sent(visit, "faux.csv", wrong.getBytes(StandardCharsets.UTF_8))))
                .contains("Un guichet pris, 5 lignes laissées")
                .containsSubsequence("3", "Le nom manque")
                .containsSubsequence("4", "Phase inconnue : « décollage »")
                .containsSubsequence("5", "Plafond illisible, ou sous le plancher : « 50 000 »")
                .containsSubsequence("6", "Part illisible : « 120 »")
                .containsSubsequence("7", "Dernier jour illisible");
    }

    @Test
    void aWindowIsTypedCorrectedByItsNameAndKeptFromOtherIncubators() {
        Visit visit = people.signedIn(lead());
        String desk = "/guichets/gestion/" + host();
        Visit.Page refused = visit.form(visit.get(desk), desk)
                .with("nom", "Guichet tapé")
                .with("financeur", "Département tapé")
                .with("plancher", "80 000")
                .with("plafond", "20 000")
                .send();
        assertThat(refused.errorOf("plafond")).contains("n’est pas sous le plancher");
        assertThat(text(visit.form(refused, desk).with("plafond", "90 000").send()))
                .contains("Guichet tapé");
        Visit.Form again = visit.form(visit.get(desk + "?guichet=Guichet%20tap%C3%A9"), desk);
        assertThat(again.value("plafond")).isEqualTo("90000,00");
        assertThat(text(again.with("plafond", "95 000").send())).contains("de 80 000 € à 95 000 €");
        Actor other = people.someone("lead@autre-guichet.test", "Autre", new Grant(Role.LEAD, "guichet.ailleurs"));
        assertThat(people.signedIn(other).get(desk).status()).isEqualTo(403);
        assertThat(people.signedIn(lead()).get("/guichets/gestion/inconnu").status())
                .isEqualTo(404);
    }

    @Test
    void aTeamReadsWhatLacksAndSaysHowFarItsRequestIs() throws Exception {
        sent(people.signedIn(lead()), "guichets.csv", Files.readAllBytes(REAL));
        ProductId product = SomeProduct.named("guichet-demande")
                .since(PhaseKind.ACCELERATION, LocalDate.of(2025, 1, 1))
                .in(host())
                .storedIn(catalogue);
        Visit visit = people.signedIn(lead());
        String path = product.path() + "/gestion-budget/guichets";
        Visit.Page page = visit.get(path);
        assertThat(text(page))
                .contains("500 000 € restent à trouver")
                .contains("norme")
                .contains("Il manque 200 000 € de cofinancement, sur les 200 000 € qu’il demande.")
                .contains("La fiche du produit ne dit pas qui il sert.");
        Visit.Form form = visit.forms(page).stream()
                .filter(one -> one.action().matches(".*/guichets/\\d+")
                        && one.fields().stream()
                                .anyMatch(field -> field.val().equals("200000.00")
                                        || field.val().equals("200000,00")))
                .findFirst()
                .orElseThrow();
        String id = form.action().substring(form.action().lastIndexOf('/') + 1);
        Visit.Page refused = form.with("etat-" + id, "retenue")
                .with("demande-" + id, "900 000")
                .send();
        assertThat(refused.errorOf("demande-" + id)).contains("dépasse le plafond");
        assertThat(refused.errorOf("obtenu-" + id)).contains("Écrivez le montant obtenu");
        Visit.Page filed = visit.form(refused, form.action())
                .with("demande-" + id, "200 000")
                .with("etat-" + id, "deposee")
                .send();
        assertThat(text(filed)).contains("La demande est enregistrée", "déposée");
        assertThat(text(visit.get("/besoins?q=guichet-demande"))).contains("Produit guichet-demande");
        assertThat(visit.get("/besoins.csv").body())
                .containsPattern(
                        "guichet-demande;Produit guichet-demande;[^;]*;T\\d \\d{4};125000.00;oui;0.00;0.00;125000.00;0.00")
                .containsPattern(
                        "guichet-demande;Produit guichet-demande;[^;]*;T\\d \\d{4};125000.00;oui;0.00;0.00;75000.00;50000.00");
        assertThat(visit.form(refused, form.action())
                        .with("demande-" + id, "100 000")
                        .with("etat-" + id, "refusee")
                        .send()
                        .status())
                .isEqualTo(409);
        assertThat(people.visitor().get("/besoins").path()).isNotEqualTo("/besoins");
    }

    @Test
    void aPastLaureateOfTheCatalogueIsOnItsPageAndOnThatOfTheWindows() {
        ProductId product = SomeProduct.named("guichet-laureat")
                .called("Lauréat d’hier")
                .published("{\"fast\":{\"promotion\":97,\"montant\":230000}}")
                .storedIn(catalogue);
        SomeProduct.named("guichet-faux-laureat")
                .called("Faux lauréat")
                .published("{\"fast\":{\"promotion\":\"?\",\"montant\":\"beaucoup\"}}")
                .storedIn(catalogue);
        Visit visitor = people.visitor();
        assertThat(text(visitor.get(product.path()))).contains("Promotion 97 : 230 000 €");
        assertThat(text(visitor.get("/guichets"))).contains("Lauréat d’hier").doesNotContain("Faux lauréat");
        assertThat(visitor.get("/guichets/laureats.csv").body())
                .contains("guichet-laureat;Lauréat d’hier;97;230000.00");
    }

    private static FundingWindow window(
            @Nullable PhaseKind phase, FundingWindow.@Nullable Publics publics, long least, long most, int share) {
        return new FundingWindow(
                1,
                new IncubatorId("essai"),
                "Guichet",
                "Fonds",
                phase == null ? List.of() : List.of(phase),
                publics,
                new FundingWindow.Amounts(null, Money.euros(least), Money.euros(most)),
                share,
                LocalDate.of(2026, 9, 1),
                LocalDate.of(2026, 12, 31),
                FundingWindow.After.UNSAID,
                new FundingWindow.Words("", "", ""),
                0);
    }

    private static FundingWindow after(String name, @Nullable LocalDate closes, FundingWindow.After after) {
        return new FundingWindow(
                1,
                new IncubatorId("essai"),
                name,
                "Fonds",
                List.of(),
                null,
                new FundingWindow.Amounts(null, null, null),
                100,
                null,
                closes,
                after,
                new FundingWindow.Words("", "", ""),
                0);
    }

    @ParameterizedTest(name = "one says {0}, the other {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            ''              | ''         | UNSAID
            Autre           | ''         | SAID
            ''              | Un         | SAID
            FAST; autre     | FAST       | SAID
            FAST            | ''         | NOT_SAID
            ''              | FAST       | NOT_SAID
            FAST            | FTAP       | NOT_SAID
            """)
    void twoWindowsStandTogetherWhenOneOfThemSaysSo(String one, String other, FundingWindow.Beside beside) {
        FundingWindow first = after("Un", null, new FundingWindow.After(null, FundingWindow.After.names(one)));
        FundingWindow second = after("Autre", null, new FundingWindow.After(null, FundingWindow.After.names(other)));
        assertThat(first.beside(second)).isEqualTo(beside);
        assertThat(second.beside(first)).isEqualTo(beside);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "nobody",
            value = {
                "2026-12-31, 2027-02-15, 2027-02-15",
                "2026-12-31, nobody,     2027-01-31",
                "nobody,     2027-02-15, 2027-02-15",
                "nobody,     nobody,     nobody",
            })
    void resultsComeOnTheDayAnnouncedElseAMonthAfterTheLastDay(
            @Nullable LocalDate closes, @Nullable LocalDate announced, @Nullable LocalDate results) {
        assertThat(after("Un", closes, new FundingWindow.After(announced, List.of()))
                        .results()
                        .orElse(null))
                .isEqualTo(results);
    }

    @Test
    void aTeamReadsWhetherTwoWindowsStandTogetherAndWhenTheyAnswer() {
        String incubator = "guichet.ensemble";
        Actor lead = people.someone("lead@ensemble.test", "Lou Ensemble", new Grant(Role.LEAD, incubator));
        for (String name : List.of("Fonds premier", "Fonds second", "Fonds tiers"))
            windows.write(
                    new FundingWindow(
                            0,
                            new IncubatorId(incubator),
                            name,
                            "Région",
                            List.of(),
                            null,
                            new FundingWindow.Amounts(null, null, Money.euros(50_000)),
                            100,
                            null,
                            LocalDate.of(2099, 3, 1),
                            new FundingWindow.After(
                                    name.equals("Fonds second") ? LocalDate.of(2099, 5, 4) : null,
                                    name.equals("Fonds premier") ? List.of("Fonds second") : List.of()),
                            new FundingWindow.Words("", "", ""),
                            0),
                    lead);
        ProductId product = SomeProduct.named("guichet-ensemble")
                .since(PhaseKind.ACCELERATION, LocalDate.of(2025, 1, 1))
                .in(incubator)
                .storedIn(catalogue);
        long first = windows.all().stream()
                .filter(one -> one.name().equals("Fonds premier"))
                .findFirst()
                .orElseThrow()
                .id();
        windows.ask(product, first, Money.euros(50_000), null, WindowApplication.State.FILED, 0, lead);
        String page = text(people.signedIn(lead).get(product.path() + "/gestion-budget/guichets"));
        assertThat(page)
                .contains("Il se cumule avec Fonds premier, que le produit demande aussi.")
                .contains(
                        "Le produit demande aussi Fonds premier, qui n’est pas parmi ceux avec lesquels il se cumule.")
                .contains("Résultat le 04/05/2099", "Résultat vers le 01/04/2099");
        assertThat(people.visitor().get("/guichets.csv").body())
                .contains("2099-05-04;")
                .contains("2099-04-01;Fonds second");
    }

    @ParameterizedTest(name = "{0}, to find {2}, found {3}, on {4}: {5}")
    @CsvSource(delimiter = '|', nullValues = "nobody", textBlock = """
            ACCELERATION | USERS  | 500000 | 200000 | 2026-11-28 | 200000 |
            ACCELERATION | USERS  | 500000 | 100000 | 2026-11-28 | 200000 | cofinancement
            CONSTRUCTION | USERS  | 500000 | 200000 | 2026-11-28 | 200000 | phase
            ACCELERATION | AGENTS | 500000 | 200000 | 2026-11-28 | 200000 | public-usagers
            ACCELERATION | nobody | 500000 | 200000 | 2026-11-28 | 200000 | public-inconnu
            ACCELERATION | USERS  | 30000  | 200000 | 2026-11-28 | 30000  | plancher
            ACCELERATION | USERS  | 0      | 200000 | 2026-11-28 | 0      | rien
            ACCELERATION | USERS  | 500000 | 200000 | 2026-08-31 | 200000 | a-venir
            ACCELERATION | USERS  | 500000 | 200000 | 2027-01-01 | 200000 | clos
            CONSTRUCTION | nobody | 30000  | 0      | 2027-01-01 | 30000  | clos phase public-inconnu plancher cofinancement
            """)
    void aWindowSaysWhatAProductLacks(
            PhaseKind phase,
            FundingWindow.@Nullable Publics serves,
            long toFind,
            long found,
            LocalDate day,
            long asked,
            @Nullable String lacks) {
        FundingWindow.Match match = window(PhaseKind.ACCELERATION, FundingWindow.Publics.USERS, 50_000, 200_000, 50)
                .match(
                        phase,
                        serves == null ? List.of() : List.of(serves),
                        Money.euros(toFind),
                        Money.euros(found),
                        day);
        assertThat(match.lacks().stream().map(FundingWindow.Lack::code))
                .isEqualTo(lacks == null ? List.of() : Arrays.asList(lacks.split(" ")));
        assertThat(match.asked()).isEqualTo(asked == 0 ? null : Money.euros(asked));
        assertThat(match.fits()).isEqualTo(lacks == null);
    }

    @Test
    void aNeedIsFundedThenPromisedThenAskedAndTheRestIsFoundNowhere() {
        Product product = SomeProduct.named("besoin-trimestres")
                .since(PhaseKind.CONSTRUCTION, LocalDate.of(2026, 1, 1))
                .described();
        Pledge promised = new Pledge(
                1,
                product.id(),
                "Région",
                TODAY,
                LocalDate.of(2027, 2, 1),
                new Pledge.Promised(Money.euros(70_000), null),
                "",
                null,
                "",
                null,
                0);
        WindowApplication asked = new WindowApplication(
                1, 1, product.id(), Money.euros(40_000), null, WindowApplication.State.FILED, TODAY, 0);
        Envelopes.Envelope envelope = new Envelopes.Envelope(
                1, Money.euros(184_000), LocalDate.of(2026, 7, 1), LocalDate.of(2026, 12, 31), "Ville");
        Needs.Row row = Needs.row(
                product,
                new Needs.Known(
                        Map.of(2026, Money.euros(400_000)),
                        List.of(envelope),
                        List.of(promised),
                        List.of(asked),
                        MoneyNorms.USUAL),
                TODAY);
        assertThat(row.cells()).hasSize(Needs.QUARTERS);
        Needs.Cell first = row.cells().get(0);
        assertThat(first.norm()).isFalse();
        assertThat(first.need()).isEqualTo(Money.euros(100_000));
        assertThat(first.funded()).isEqualTo(Money.euros(92_000));
        assertThat(first.promised()).isEqualTo(Money.ZERO);
        assertThat(first.asked()).isEqualTo(Money.euros(8_000));
        Needs.Cell second = row.cells().get(1);
        assertThat(second.norm()).isTrue();
        assertThat(second.need()).isEqualTo(Money.euros(62_500));
        assertThat(second.promised()).isEqualTo(Money.euros(62_500));
        Needs.Cell third = row.cells().get(2);
        assertThat(third.promised()).isEqualTo(Money.euros(7_500));
        assertThat(third.asked()).isEqualTo(Money.euros(32_000));
        assertThat(third.notFound()).isEqualTo(Money.euros(23_000));
        assertThat(row.notFound()).isEqualTo(Money.euros(23_000 + 3 * 62_500));
    }
}
