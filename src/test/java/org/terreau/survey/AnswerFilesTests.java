package org.terreau.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.terreau.impact.Impact;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Refused;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Visit;

@ApplicationTest
class AnswerFilesTests {

    private static final String JDMA = """
            Identifiant;Date;Satisfaction;Easy;Compréhension;Verbatim
            a1;2026-09-03T10:20:00+02:00;Bien;9;10;Très simple
            a2;04/09/2026;Moyen;6;7;
            a3;05/09/2026 12:30;Mauvais;2;3;"Trop long ; j’ai abandonné"
            """;

    private final People people;
    private final SurveyedProducts products;
    private final AnswerFiles files;
    private final AnswerBatches batches;
    private final Answers answers;
    private final Verbatims verbatims;
    private final Impact impact;

    AnswerFilesTests(
            People people,
            ProductCatalogue catalogue,
            AnswerFiles files,
            AnswerBatches batches,
            Answers answers,
            Verbatims verbatims,
            Impact impact) {
        this.people = people;
        this.products = new SurveyedProducts(catalogue, people);
        this.files = files;
        this.batches = batches;
        this.answers = answers;
        this.verbatims = verbatims;
        this.impact = impact;
    }

    private AnswerReceipt take(ProductId product, String csv, boolean whole) {
        long id = files.keep(
                product, "avis.csv", new ByteArrayResource(csv.getBytes(StandardCharsets.UTF_8)), products.staff());
        return files.take(
                product, id, files.preview(product, id, products.staff()).roles(), whole, products.staff());
    }

    private Results results(ProductId product) {
        return answers.results(product, Results.Choice.ALL, products.staff());
    }

    @Test
    void anExportIsShownMappedTakenOnceAndTakenBack() {
        ProductId product = products.product("Importé");
        Visit staff = people.signedIn(products.staff());
        String path = Survey.deskPath(product) + "/import";
        Visit.Page shown = staff.form(staff.get(path), path)
                .file("fichier", "jdma.csv", JDMA.getBytes(StandardCharsets.UTF_8))
                .send();
        assertThat(shown.text()).contains("jdma.csv : 3 lignes").contains("Trop long ; j’ai abandonné");
        Visit.Form mapping = staff.form(shown, shown.path());
        assertThat(List.of(
                        mapping.value("colonne-0"),
                        mapping.value("colonne-1"),
                        mapping.value("colonne-2"),
                        mapping.value("colonne-3"),
                        mapping.value("colonne-4"),
                        mapping.value("colonne-5")))
                .containsExactly("identifiant", "date", "satisfaction", "facilite", "", "commentaire");
        Visit.Page taken = mapping.send();
        assertThat(taken.text())
                .contains("3 réponses sont prises")
                .contains("3 prises, aucune déjà connue, aucune refusée");
        Results results = results(product);
        assertThat(results.answers()).isEqualTo(3);
        assertThat(results.of(Question.SATISFACTION).counts()).containsExactly(1L, 0L, 1L, 0L, 1L);
        assertThat(results.of(Question.EASE).counts())
                .as("out of ten, brought to five")
                .containsExactly(1L, 0L, 1L, 0L, 1L);
        assertThat(verbatims.waiting(product, products.staff())).isEqualTo(2);
        Visit.Page again = staff.form(staff.get(path), path)
                .file(
                        "fichier",
                        "jdma-octobre.csv",
                        (JDMA + "a4;06/10/2026;Bien;8;8;\n").getBytes(StandardCharsets.UTF_8))
                .send();
        assertThat(staff.form(again, again.path()).send().text()).contains("une prise, 3 déjà connues");
        Visit.Page undone =
                staff.form(taken, taken.address().getPath() + "/annulation").send();
        assertThat(undone.text()).contains("3 réponses disparaissent").contains("a été annulé");
        assertThat(results(product).answers()).isEqualTo(1);
        assertThatThrownBy(() -> batches.undo(
                        product, Long.parseLong(taken.address().getPath().replaceAll(".*/", "")), products.staff()))
                .isInstanceOf(Refused.class);
        assertThat(take(product, JDMA, true).added())
                .as("taken again once undone")
                .isEqualTo(3);
        assertThat(staff.get(path).text()).contains("Imports précédents").contains("Annulé");
    }

    @Test
    void aWrongLineIsToldAndRefusesTheWholeUnlessTheGoodOnesAreAskedFor() {
        ProductId product = products.product("Fautif");
        String csv = """
                date,satisfaction,commentaire,collectivite
                2026-10-01,Bien,Oui,29232
                2026-10-02,Épatant,,
                31/02/2026,Moyen,,
                2099-01-01,Moyen,,
                2026-10-03,,,
                2026-10-04,3,,99999
                """;
        Visit staff = people.signedIn(products.staff());
        String path = Survey.deskPath(product) + "/import";
        Visit.Page shown = staff.form(staff.get(path), path)
                .file("fichier", "avis.csv", csv.getBytes(StandardCharsets.UTF_8))
                .send();
        Visit.Page refused = staff.form(shown, shown.path()).send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("5 lignes sont refusées")
                .contains("3 Satisfaction « Épatant » n’est pas une note de 1 à 5.")
                .contains("« 31/02/2026 » n’est pas un jour passé")
                .contains("« 2099-01-01 » n’est pas un jour passé")
                .contains("Ni note, ni commentaire.")
                .contains("« 99999 » n’est pas le code");
        assertThat(results(product).answers()).isZero();
        assertThat(staff.form(refused, shown.path())
                        .with("partiel", "oui")
                        .send()
                        .text())
                .contains("une prise, aucune déjà connue, 5 refusées");
        assertThat(results(product).answers()).isEqualTo(1);
    }

    @Test
    void aCollectivityIsReadByItsNameAndADoubtIsTold() {
        ProductId product = products.product("Lieux");
        String csv = """
                date;satisfaction;collectivite;commune
                2026-10-01;Bien;13001;Marseille
                2026-10-02;Bien;75016;
                2026-10-03;Bien;;Quimper
                2026-10-04;Bien;29019;Brest
                """;
        Visit staff = people.signedIn(products.staff());
        String path = Survey.deskPath(product) + "/import";
        Visit.Page shown = staff.form(staff.get(path), path)
                .file("fichier", "lieux.csv", csv.getBytes(StandardCharsets.UTF_8))
                .send();
        Visit.Page refused = staff.form(shown, shown.path()).send();
        assertThat(refused.text())
                .contains("2 lignes sont refusées")
                .contains("« 13001 Marseille » peut être : Marseille (13) – commune:13055, Aix-en-Provence (13)")
                .contains("« 75016 » peut être : Cachan (94) – commune:94016, Paris (75)");
        assertThat(staff.form(refused, shown.path())
                        .with("partiel", "oui")
                        .send()
                        .text())
                .contains("2 prises");
    }

    @Test
    void twoPeopleWhoSayTheSameAreTwoAndTheSameFileAgainIsNobody() {
        ProductId product = products.product("Semblables");
        String csv = "date;satisfaction\n2026-10-01;Bien\n2026-10-01;Bien\n";
        assertThat(take(product, csv, true).added()).isEqualTo(2);
        AnswerReceipt again = take(product, csv + "2026-10-01;Bien\n", true);
        assertThat(List.of(again.added(), again.known())).containsExactly(1, 2);
    }

    @Test
    void undoingAnImportTakesItsTestimoniesOffThePublicPage() {
        ProductId product = products.product("Défait");
        AnswerReceipt receipt = take(product, "date;satisfaction;verbatim;accord\n2026-10-01;Bien;Parfait;oui\n", true);
        Verbatim one =
                verbatims.all(product, Verbatim.Choice.ALL, products.staff()).get(0);
        verbatims.publish(
                product,
                one.answer(),
                new Verbatims.Publication("Parfait", "", null, true, false),
                one.version(),
                products.staff());
        assertThat(impact.published(product).testimonies()).hasSize(1);
        batches.undo(product, receipt.id(), products.staff());
        assertThat(impact.published(product).testimonies()).isEmpty();
        assertThat(verbatims.all(product, Verbatim.Choice.ALL, products.staff()))
                .isEmpty();
    }

    @Test
    void filesOfOlderSpreadsheetsAreReadAndOthersRefusedWithTheReason() {
        ProductId product = products.product("Ancien");
        long id = files.keep(
                product,
                "vieux.csv",
                new ByteArrayResource("Date;Commentaire\n01/10/2026;Réactivité appréciée\n"
                        .getBytes(Charset.forName("windows-1252"))),
                products.staff());
        assertThat(files.preview(product, id, products.staff()).rows().get(0)).contains("Réactivité appréciée");
        assertThatThrownBy(() -> files.keep(product, "x", new ByteArrayResource(new byte[0]), products.staff()))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> files.keep(
                        product, "x.xlsx", new ByteArrayResource(new byte[] {'P', 'K', 3, 4, 0}), products.staff()))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> files.take(product, id, Map.of(0, "date"), true, products.staff()))
                .isInstanceOf(Refused.class);
        assertThat(people.signedIn(products.stranger())
                        .get(Survey.deskPath(product) + "/import")
                        .status())
                .isEqualTo(403);
    }
}
