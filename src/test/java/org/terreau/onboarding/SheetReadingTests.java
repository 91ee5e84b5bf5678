package org.terreau.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.terreau.shared.Plain;
import org.terreau.web.TableFile;

/** How a table that people kept is read: its days, its headings, its words. */
class SheetReadingTests {

    private static final List<Column> COLUMNS = List.of(
            Column.needed("nom", List.of(), "nom de la startup", "startup", "produit"),
            Column.of(Vocabulary.PHASE, "phase", false, List.of(), "statut", "etape"),
            Column.free("comite", List.of(), "date de comite"),
            Column.of(Vocabulary.OUTCOME, "decision", false, List.of(), "avis du comite"),
            Column.free("courriel", List.of(), "email", "e mail", "mail"));

    @Test
    void columnsAreProposedFromTheHeadingsThatPeopleWrite() {
        assertThat(SheetTable.guessed(
                        List.of("Nom de la startup", "Phase", "Date de comité", "Décision", "E-mail", "Remarques"),
                        COLUMNS))
                .containsEntry(0, "nom")
                .containsEntry(1, "phase")
                .containsEntry(2, "comite")
                .containsEntry(3, "decision")
                .containsEntry(4, "courriel")
                .containsEntry(5, "");
    }

    @Test
    void twoHeadingsNeverHoldTheSameAndTheClosestWins() {
        assertThat(SheetTable.guessed(List.of("Produit (ancien)", "Nom", "Statut du dossier", "Phase"), COLUMNS))
                .containsEntry(0, "")
                .containsEntry(1, "nom")
                .containsEntry(2, "")
                .containsEntry(3, "phase");
    }

    private static List<TableFile.Line> lines(String... rows) {
        List<TableFile.Line> lines = new ArrayList<>();
        for (String row : rows) lines.add(new TableFile.Line(lines.size() + 1, List.of(row.split(";", -1))));
        return lines;
    }

    @Test
    void titlesMergedCellsAndEmptyLinesAboveTheHeadingsAreLeftOut() {
        SheetTable table = SheetTable.of(
                lines(
                        "Suivi des produits 2026;;;",
                        ";;;",
                        "Nom\nde la  startup;Phase;E-mail;Notes",
                        ";;;",
                        "Un;beta;;",
                        ";;;",
                        "Deux;;;"),
                COLUMNS);
        assertThat(table.header()).containsExactly("Nom de la startup", "Phase", "E-mail", "Notes");
        assertThat(table.lines()).extracting(TableFile.Line::number).containsExactly(5, 7);
    }

    @Test
    void aTableOfNothingHasNoHeadings() {
        assertThat(SheetTable.of(lines(";;", ""), COLUMNS).lines()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Vocabulary.class)
    void everyCodeIsAWordAndEveryOtherIsUnknown(Vocabulary words) {
        assertThat(words.codes())
                .allSatisfy(code -> assertThat(words.read(code)).contains(code));
        assertThat(words.read("quelque chose d’autre")).isEmpty();
        assertThat(words.read("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PHASE, Bêta, construction",
        "PHASE, En accélération, acceleration",
        "PHASE, Pérennisé, opere",
        "PHASE, success, opere",
        "TRADE, Développeuse, developpement",
        "TRADE, Chargé·e de déploiement, deploiement",
        "TRADE, Product Owner, intraprenariat",
        "STATUS, Freelance, independant",
        "ORGANISATION, Mairie, collectivite",
        "REQUEST_STATE, Traitée, repondue",
        "DOSSIER_STATE, À instruire, soumis",
        "OUTCOME, Poursuite, continuer",
        "OUTCOME, no go, arreter"
    })
    void wordsThatPeopleUseAreCodes(Vocabulary words, String written, String code) {
        assertThat(words.read(written)).contains(code);
    }

    @Test
    void aWordThatNobodyKnowsHasOneFieldWhateverItsCase() {
        assertThat(Unknown.field("phase", "Très Alpha")).isEqualTo(Unknown.field("phase", "tres  alpha"));
        assertThat(Plain.text("Très Alpha")).isEqualTo("tres alpha");
    }

    @Test
    void linesOfAFileAreNumberedAsASpreadsheetDoes() throws Exception {
        byte[] csv = "Titre\n\nnom,phase\n\n\"Un\nproduit\",beta\n".getBytes(StandardCharsets.UTF_8);
        List<TableFile.Line> lines = TableFile.numbered(csv, 100, 10, TableFile.READING.meter());
        assertThat(lines.stream()
                        .map(line -> line.number() + " " + line.cells())
                        .collect(Collectors.toList()))
                .containsExactly("1 [Titre]", "2 []", "3 [nom, phase]", "4 []", "5 [Un\nproduit, beta]");
    }
}
