package org.terreau.legal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the project says of its own accessibility is what its tests prove, and no more. */
class AssessmentTests {

    private static final Path DOCUMENT = Path.of("docs/accessibility.md");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Assessment OURS = Assessment.OF_TERREAU;

    @Test
    void theAssessmentHoldsEveryCriterionOfTheFramework() {
        Map<Integer, Long> byTheme = OURS.criteria().stream()
                .collect(Collectors.groupingBy(
                        one -> Integer.parseInt(
                                one.number().substring(0, one.number().indexOf('.'))),
                        Collectors.counting()));
        assertThat(byTheme)
                .isEqualTo(Map.ofEntries(
                        Map.entry(1, 9L),
                        Map.entry(2, 2L),
                        Map.entry(3, 3L),
                        Map.entry(4, 13L),
                        Map.entry(5, 8L),
                        Map.entry(6, 2L),
                        Map.entry(7, 5L),
                        Map.entry(8, 10L),
                        Map.entry(9, 4L),
                        Map.entry(10, 14L),
                        Map.entry(11, 13L),
                        Map.entry(12, 11L),
                        Map.entry(13, 12L)));
        assertThat(OURS.criteria()).extracting(Criterion::number).doesNotHaveDuplicates();
    }

    @Test
    void everyProofIsATestThatExists() {
        assertThat(OURS.criteria())
                .flatExtracting(Criterion::proofs)
                .isNotEmpty()
                .allSatisfy(proof -> assertThat(exists(proof)).as(proof).isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "AssessmentTests#nobodyWroteThis",
        "NoSuchTests#everyProofIsATestThatExists",
        "Assessment#read",
        "AssessmentTests",
        "AssessmentTests#exists"
    })
    void aProofThatNamesNoTestIsRefused(String proof) {
        assertThat(exists(proof)).isFalse();
    }

    @Test
    void whatNothingProvesIsNeitherMetNorOutOfScope() {
        for (Criterion.State state : List.of(Criterion.State.MET, Criterion.State.NOT_APPLICABLE))
            assertThatThrownBy(() -> criterion(state)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatWasNotAssessedCountsAsNotMet() {
        Assessment half = new Assessment(
                LocalDate.of(2026, 11, 29),
                List.of(
                        criterion(Criterion.State.MET, "A#b"),
                        criterion(Criterion.State.NOT_MET),
                        criterion(Criterion.State.NOT_ASSESSED),
                        criterion(Criterion.State.NOT_APPLICABLE, "A#b")));
        assertThat(half.applicable()).isEqualTo(3);
        assertThat(half.rate()).isEqualTo(33);
    }

    @ParameterizedTest
    @CsvSource({"100, totale", "99, partielle", "50, partielle", "49, non", "0, non"})
    void theStateFollowsFromTheRate(int rate, String code) {
        assertThat(AccessStatement.Level.of(rate).code()).isEqualTo(code);
    }

    @Test
    void theDocumentSaysWhatTheAssessmentHolds() throws IOException {
        String expected = document();
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/accessibility.md"), expected);
        assertThat(Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "")
                .as("docs/accessibility.md; the true one is in target/accessibility.md")
                .isEqualTo(expected);
    }

    private static Criterion criterion(Criterion.State state, String... proofs) {
        Criterion.InBoth words = new Criterion.InBoth("", "");
        return new Criterion("1.1", state, List.of(proofs), words, words);
    }

    /** A proof is `SomeTests#method`: a test method of a class of tests. */
    private static boolean exists(String proof) {
        String[] parts = proof.split("#", -1);
        if (parts.length != 2 || !parts[0].endsWith("Tests")) return false;
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(file -> file.endsWith(parts[0] + ".java")).anyMatch(file -> holds(file, parts[1]));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static boolean holds(Path file, String method) {
        try {
            return Files.readString(file).contains("void " + method + "(");
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String document() {
        StringBuilder text = new StringBuilder("""
                # Accessibility

                How Terreau stands on each of the 106 criteria of the French framework (RGAA 4.1.2), in our own short words, with its proof. What the page `/accessibilite` says of a site that nobody audited is computed from the same file, `src/main/resources/org/terreau/legal/rgaa.tsv`; `AssessmentTests` holds this document to it, and refuses a proof that names a test that does not exist.

                A criterion is met, or does not apply, only when a test proves it. What nobody assessed counts as not met, so that the rate is never overstated. To assess a criterion: prove it with a test, change its line, then copy `target/accessibility.md` here.

                """);
        text.append("Assessed on ").append(OURS.on()).append(": ");
        for (Criterion.State state : Criterion.State.values())
            text.append(OURS.in(state).size()).append(' ').append(words(state)).append(", ");
        text.append("**")
                .append(OURS.rate())
                .append("% of ")
                .append(OURS.applicable())
                .append(" that apply**.\n\n");
        text.append("| | Criterion | State | Proof, or why |\n|---|---|---|---|\n");
        for (Criterion one : OURS.criteria())
            text.append("| ")
                    .append(one.number())
                    .append(" | ")
                    .append(one.words().in(Locale.ENGLISH))
                    .append(" | ")
                    .append(words(one.state()))
                    .append(" | ")
                    .append(because(one))
                    .append(" |\n");
        return text.toString();
    }

    private static String because(Criterion one) {
        String proofs = one.proofs().stream().map(proof -> "`" + proof + "`").collect(Collectors.joining(", "));
        return Stream.of(one.reasons().in(Locale.ENGLISH), proofs)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(": "));
    }

    private static String words(Criterion.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
