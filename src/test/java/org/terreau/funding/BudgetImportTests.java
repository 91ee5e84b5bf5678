package org.terreau.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Visit;

/** Budgets and fundings that real products published come in through the page and go out to the cent. */
@ApplicationTest
class BudgetImportTests {

    private static final Path REAL = Path.of("../shared/data/field");

    private final People people;
    private final ProductCatalogue catalogue;
    private final BudgetSheets sheets;

    BudgetImportTests(People people, ProductCatalogue catalogue, BudgetSheets sheets) {
        this.people = people;
        this.catalogue = catalogue;
        this.sheets = sheets;
    }

    private Actor staff() {
        return people.someone("staff@budget.test", "Sacha Budget", new Grant(Role.STAFF, "budget.essai"));
    }

    private ProductId product(String id) {
        return SomeProduct.named(id).in("budget.essai").storedIn(catalogue);
    }

    private static byte[] file(String name) throws IOException {
        return Files.readAllBytes(REAL.resolve(name));
    }

    private static List<List<String>> rows(String name) throws IOException {
        return rows(new String(file(name), StandardCharsets.UTF_8), ",");
    }

    private static List<List<String>> rows(String text, String separator) {
        return text.lines()
                .skip(1)
                .map(line -> List.of(line.split(separator, -1)))
                .toList();
    }

    private static Visit.Page sent(Visit visit, ProductId product, String name, byte[] bytes) {
        String path = product.path() + "/gestion-budget/fichier";
        return visit.form(visit.get(path), path).file("fichier", name, bytes).send();
    }

    /** Takes a file as the page proposes it, for the product that it calls so. */
    private static Visit.Page taken(Visit visit, ProductId product, String name, byte[] bytes, String called) {
        Visit.Page preview = sent(visit, product, name, bytes);
        Visit.Form form = visit.form(preview, preview.path());
        if (!called.isEmpty()) form.with("produit", called);
        return form.with("geste", "prendre").send();
    }

    /** What a page says, with plain spaces in its amounts. */
    private static String text(Visit.Page page) {
        return page.text().replaceAll("\\h", " ");
    }

    private static String cents(String euros) {
        return new BigDecimal(euros).setScale(2).toPlainString();
    }

    /** The amounts of a column of a CSV that came out, empty cells left out, in their order. */
    private static List<String> amounts(String csv, String... columns) {
        String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        List<String> header = List.of(text.lines().findFirst().orElseThrow().split(";", -1));
        List<String> amounts = new ArrayList<>();
        for (List<String> row : rows(text, ";"))
            for (String column : columns) {
                String cell = row.get(header.indexOf(column));
                if (!cell.isEmpty()) amounts.add(cents(cell));
            }
        return amounts.stream().sorted().toList();
    }

    private static Map<String, ProductId> products(List<List<String>> rows, String prefix, ProductCatalogue catalogue) {
        Map<String, ProductId> products = new TreeMap<>();
        for (List<String> row : rows)
            products.computeIfAbsent(
                    row.get(0),
                    name -> SomeProduct.named(prefix + name).in("budget.essai").storedIn(catalogue));
        return products;
    }

    @Test
    void publishedBudgetsComeInAndGoOutToTheCentWithTheGapsThatTheyHave() throws IOException {
        Visit visit = people.signedIn(staff());
        List<List<String>> rows = rows("public-budgets.csv");
        List<List<String>> fundings = rows("public-fundings.csv");
        Map<String, List<String>> gaps = new TreeMap<>();
        for (Map.Entry<String, ProductId> one :
                products(rows, "acceptation-", catalogue).entrySet()) {
            ProductId product = one.getValue();
            taken(visit, product, "public-budgets.csv", file("public-budgets.csv"), one.getKey());
            if (fundings.stream().anyMatch(row -> row.get(0).equals(one.getKey())))
                taken(visit, product, "public-fundings.csv", file("public-fundings.csv"), one.getKey());
            String csv =
                    visit.get(product.path() + "/gestion-budget/lignes.csv").body();
            assertThat(amounts(csv, "ae", "cp", "montant"))
                    .as(one.getKey())
                    .isEqualTo(rows.stream()
                            .filter(row -> row.get(0).equals(one.getKey())
                                    && !row.get(4).isEmpty())
                            .map(row -> cents(row.get(4)))
                            .sorted()
                            .toList());
            List<String> told = sheets.of(product, staff()).gaps().stream()
                    .map(gap -> gap.stated().inEuros() + " / " + gap.computed().inEuros())
                    .toList();
            if (!told.isEmpty()) gaps.put(one.getKey(), told);
        }
        assertThat(gaps)
                .isEqualTo(Map.of(
                        "immersion-facile", List.of("794100.00 / 794000.00"),
                        "mediation-logement", List.of("61647.00 / 61988.00")));
    }

    @Test
    void publishedFundingsComeInAndGoOutToTheCent() throws IOException {
        Visit visit = people.signedIn(staff());
        List<List<String>> rows = rows("public-fundings.csv");
        for (Map.Entry<String, ProductId> one :
                products(rows, "apports-", catalogue).entrySet()) {
            ProductId product = one.getValue();
            Visit.Page preview = sent(visit, product, "public-fundings.csv", file("public-fundings.csv"));
            Visit.Form form = visit.form(preview, preview.path()).with("produit", one.getKey());
            if (one.getKey().equals("rapportnav"))
                assertThat(text(form.with("geste", "relire").send())).contains("« 480k€ » est lu 480 000 €");
            form.with("geste", "prendre").send();
            String csv = visit.get(product.path() + "/gestion-budget/financements.csv")
                    .body();
            assertThat(amounts(csv, "montant"))
                    .as(one.getKey())
                    .isEqualTo(rows.stream()
                            .filter(row -> row.get(0).equals(one.getKey()))
                            .map(row -> cents(row.get(3).replace("480k€", "480000")))
                            .sorted()
                            .toList());
        }
        assertThat(total("apports-dossierfacile", 2018, 2024)).isEqualTo("5553500.00");
        assertThat(total("apports-dossierfacile", 2018, 2022)).isEqualTo("2590000.00");
    }

    private String total(String product, int from, int until) {
        return sheets.of(new ProductId(product), staff()).contributions().stream()
                .filter(one -> one.years().first() >= from && one.years().last() <= until)
                .map(one -> one.amount().inEuros())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString();
    }

    @Test
    void theSumsOfPublishedBudgetsAreThoseThatTheirSourcesTell() throws IOException {
        Visit visit = people.signedIn(staff());
        record Told(String product, int year, String euros) {}
        for (Told told : List.of(
                new Told("zacharie", 2024, "114350.00"),
                new Told("mesaidesreno", 2024, "845976.00"),
                new Told("nosgestesclimat", 2022, "604996.00"))) {
            ProductId product = product("sommes-" + told.product());
            taken(visit, product, "public-budgets.csv", file("public-budgets.csv"), told.product());
            assertThat(sheets.of(product, staff()).lines().stream()
                            .filter(line -> line.slot().years().first() == told.year())
                            .map(line -> line.amount().inEuros())
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as(told.product())
                    .isEqualByComparingTo(told.euros());
        }
    }

    @Test
    void whatComesOutComesInAgainAndLosesNothing() throws IOException {
        Visit visit = people.signedIn(staff());
        ProductId first = product("aller");
        ProductId second = product("retour");
        taken(visit, first, "public-budgets.csv", file("public-budgets.csv"), "immersion-facile");
        for (String form : List.of("csv", "xlsx")) {
            byte[] out = visit.bytes(first.path() + "/gestion-budget/lignes." + form);
            taken(visit, second, "budget." + form, out, "aller");
            BudgetSheets.Sheet before = sheets.of(first, staff());
            BudgetSheets.Sheet after = sheets.of(second, staff());
            assertThat(after.lines()).as(form).isEqualTo(before.lines());
            assertThat(after.totals()).as(form).isEqualTo(before.totals());
        }
    }

    @Test
    void aFaultyRowIsToldByItsLineAndNothingIsTakenUnlessThePersonWantsTheOthers() {
        Visit visit = people.signedIn(staff());
        ProductId product = product("fautif");
        String rows = """
                Année;Activité;Montant;TVA
                2026;Développeur;1 234,56 €;TTC
                2026;Designer;1.234;TTC
                26;Support;100;TTC
                2026;Ops;12 000 € HT;TTC
                2026;Réseau;2 000 000 000;TTC
                2026;Goûter;50;TTC
                2026;DEVELOPPEUR;7;TTC
                2026;Data;-;TTC
                Total;;;
                """;
        byte[] bytes = rows.getBytes(StandardCharsets.UTF_8);
        Visit.Page refused = taken(visit, product, "fautif.csv", bytes, "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(text(refused))
                .contains(
                        "« 1.234 » se lit de deux façons : 1,234 ou 1234",
                        "« 26 » n’est pas une année",
                        "« 12 000 € HT » contredit la TVA de sa ligne (TTC)",
                        "Plus d’un milliard d’euros",
                        "« Goûter » n’est aucune des treize activités",
                        "Elle dit la même chose que la ligne 2",
                        "Sans montant : rien n’est repris")
                .contains("Rien n’est pris");
        assertThat(sheets.of(product, staff()).lines()).isEmpty();
        Visit.Form again = visit.form(refused, refused.path());
        Visit.Page taken = again.with("partiel", "oui")
                .with("enorme", "oui")
                .with("poste-0", "autre")
                .with("geste", "prendre")
                .send();
        assertThat(taken.text()).contains("Le fichier est pris : 3 lignes");
        assertThat(sheets.of(product, staff()).lines())
                .extracting(line -> line.amount().cents())
                .containsExactlyInAnyOrder(123_456L, 200_000_000_000L, 5_000L);
    }

    @Test
    void theLastImportIsUndoneAndWhatItReplacedComesBack() {
        Visit visit = people.signedIn(staff());
        ProductId product = product("annule");
        byte[] first = "annee;activite;ae\n2026;Support;100\n2026;Ops;10".getBytes(StandardCharsets.UTF_8);
        byte[] second = "annee;activite;ae\n2026;Support;999\n2026;Data;5".getBytes(StandardCharsets.UTF_8);
        taken(visit, product, "un.csv", first, "");
        Visit.Page desk = taken(visit, product, "deux.csv", second, "");
        assertThat(text(desk)).contains("2 lignes, une remplacée");
        assertThat(euros(product)).containsExactlyInAnyOrder("999.00", "10.00", "5.00");
        String undo = product.path() + "/gestion-budget/annulation";
        Visit.Page undone = visit.form(desk, undo).send();
        assertThat(undone.text()).contains("L’import est annulé");
        assertThat(euros(product)).containsExactlyInAnyOrder("100.00", "10.00");
        assertThat(undone.html().select("form[action=" + undo + "]")).isEmpty();
    }

    private List<String> euros(ProductId product) {
        return sheets.of(product, staff()).lines().stream()
                .map(line -> line.amount().inEuros().toPlainString())
                .toList();
    }

    @Test
    void whatIsPastedFromASpreadsheetIsReadAsAFileWithoutScript() {
        Visit visit = people.signedIn(staff());
        ProductId product = product("colle");
        String path = product.path() + "/gestion-budget/collage";
        Visit.Page preview = visit.form(visit.get(product.path() + "/gestion-budget/fichier"), path)
                .with("lignes", "Année\tActivité\tAE\tCP\n2026\tSupport\t1 200,50\t(200)\n2026\tOps\t480k€\t")
                .send();
        assertThat(text(preview)).contains("2 lignes seraient prises", "« 480k€ » est lu 480 000 €");
        Visit.Page taken = visit.form(preview, preview.path())
                .with("tva", "ttc")
                .with("geste", "prendre")
                .send();
        assertThat(taken.text()).contains("Le fichier est pris : 2 lignes");
    }

    @Test
    void aWorkbookIsReadAndTenThousandLinesComeInWithinSeconds() throws IOException {
        Visit visit = people.signedIn(staff());
        ProductId product = product("classeur");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "essai", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Budget");
            for (int column = 0; column < 4; column++)
                sheet.value(
                        0, column, List.of("annee", "activite", "periode", "ae").get(column));
            for (int row = 1; row <= 10_000; row++) {
                sheet.value(row, 0, 2020 + row % 6);
                sheet.value(row, 1, "Support");
                sheet.value(row, 2, "lot " + row);
                sheet.value(row, 3, row / 4.0);
            }
        }
        Visit.Page preview = sent(visit, product, "lignes.xlsx", bytes.toByteArray());
        long start = System.nanoTime();
        Visit.Page taken =
                visit.form(preview, preview.path()).with("geste", "prendre").send();
        assertThat(text(taken)).contains("10 000 lignes");
        assertThat((System.nanoTime() - start) / 1_000_000_000.0).as("seconds").isLessThan(20);
    }
}
