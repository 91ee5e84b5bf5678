package org.terreau.brief;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.terreau.dossier.Brief;
import org.terreau.dossier.Brief.Part;

class BriefMergeTests {

    private static Brief problem(String text) {
        return new Brief(Map.of(Part.PROBLEM, text));
    }

    private static BriefMerge merged(String base, String mine, String theirs) {
        return BriefMerge.of(problem(base), problem(mine), problem(theirs));
    }

    @Test
    void keepsWhatTwoPeopleWroteInDifferentParts() {
        Brief base = new Brief(Map.of(Part.PROBLEM, "p", Part.SOLUTION_LEAD, "s"));
        BriefMerge merge =
                BriefMerge.of(base, base.with(Part.PROBLEM, "le problème"), base.with(Part.SOLUTION_LEAD, "la piste"));
        assertThat(merge.clashes()).isEmpty();
        assertThat(merge.brief().get(Part.PROBLEM)).isEqualTo("le problème");
        assertThat(merge.brief().get(Part.SOLUTION_LEAD)).isEqualTo("la piste");
    }

    @Test
    void keepsWhatTwoPeopleWroteAtDifferentPlacesOfTheSamePart() {
        BriefMerge merge = merged(
                "Les agents rappellent les familles chaque matin.",
                "Douze agents rappellent les familles chaque matin.",
                "Les agents rappellent les familles chaque soir.");
        assertThat(merge.clashes()).isEmpty();
        assertThat(merge.brief().get(Part.PROBLEM)).isEqualTo("Douze agents rappellent les familles chaque soir.");
    }

    @Test
    void showsBothTextsAndAProposalWhenTheyWroteAtTheSamePlace() {
        BriefMerge merge = merged("Une phrase.", "Une phrase. La mienne.", "Une phrase. La leur.");
        Saved.Clash clash = Objects.requireNonNull(merge.clashes().get(Part.PROBLEM));
        assertThat(clash.mine()).isEqualTo("Une phrase. La mienne.");
        assertThat(clash.theirs()).isEqualTo("Une phrase. La leur.");
        assertThat(clash.proposal()).contains("La leur", "mienne");
        assertThat(merge.brief().get(Part.PROBLEM)).isEqualTo("Une phrase. La leur.");
    }

    @Test
    void doesNotAskWhenBothTypedTheSame() {
        BriefMerge merge = merged("un deux trois quatre", "un 2 trois 4", "un 2 trois quatre");
        assertThat(merge.clashes()).isEmpty();
        assertThat(merge.brief().get(Part.PROBLEM)).isEqualTo("un 2 trois 4");
    }

    @Test
    void neverMixesTwoTitlesOrTwoAmounts() {
        Brief base = new Brief(Map.of(Part.ENVELOPE, "200 000"));
        BriefMerge merge =
                BriefMerge.of(base, base.with(Part.ENVELOPE, "210 000"), base.with(Part.ENVELOPE, "200 500"));
        assertThat(merge.brief().get(Part.ENVELOPE)).isEqualTo("200 500");
        assertThat(merge.clashes()).containsOnlyKeys(Part.ENVELOPE);
    }

    @Test
    void asksWhateverDiffersWhenWhatWasReadIsNotKnownAnyMore() {
        BriefMerge merge = BriefMerge.of(null, problem("mien"), problem("leur"));
        assertThat(merge.clashes()).containsOnlyKeys(Part.PROBLEM);
    }

    @Test
    void aMergeThatWouldBeTooLongIsAskedAbout() {
        String base = "mot ".repeat(1500).strip();
        String mine = "a ".repeat(900) + base;
        String theirs = base + " b".repeat(900);
        BriefMerge merge = merged(base, mine, theirs);
        assertThat(merge.clashes()).containsOnlyKeys(Part.PROBLEM);
        assertThat(merge.brief().tooLong()).isEmpty();
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> word = Arbitraries.of(
                "le", "la", "problème", "l’agent", "mairie", "12", "€", ".", "\n", "  ", "été", "—", "à", "😀");
        return word.list().ofMaxSize(25).map(words -> String.join(" ", words));
    }

    /** A text with some words taken out and new ones put in: those of one person are not those of the other. */
    private record Typed(String text, Set<String> words) {}

    private static Typed typed(String base, List<Integer> places, String who) {
        List<String> words = new ArrayList<>(Words.of(base));
        Set<String> added = new HashSet<>();
        for (int number = 0; number < places.size(); number++) {
            int at = Math.floorMod(places.get(number), words.size() + 1);
            if (number % 3 == 2
                    && at < words.size()
                    && base.contains(words.get(at))
                    && !words.get(at).isBlank()) words.remove(at);
            else {
                String word = who + number;
                added.add(word);
                words.addAll(at, number % 2 == 0 ? List.of(" ", word, " ") : List.of(" ", word, "\n"));
            }
        }
        return new Typed(Words.join(words), added);
    }

    @Provide
    Arbitrary<List<Integer>> places() {
        return Arbitraries.integers().between(0, 400).list().ofMaxSize(12);
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split("[^\\p{L}\\p{N}]+")).collect(Collectors.toSet());
    }

    @Property(tries = 2000)
    void noWordOfEitherIsLost(
            @ForAll("texts") String base,
            @ForAll("places") List<Integer> minePlaces,
            @ForAll("places") List<Integer> theirPlaces) {
        Typed mine = typed(base, minePlaces, "mien");
        Typed theirs = typed(base, theirPlaces, "leur");
        BriefMerge merge = merged(base, mine.text(), theirs.text());
        Set<String> saved = words(merge.brief().get(Part.PROBLEM));
        assertThat(saved).containsAll(theirs.words());
        Saved.Clash clash = merge.clashes().get(Part.PROBLEM);
        if (clash == null) assertThat(saved).containsAll(mine.words());
        else {
            assertThat(clash.mine()).isEqualTo(mine.text());
            assertThat(clash.theirs()).isEqualTo(theirs.text());
            assertThat(words(clash.proposal())).containsAll(mine.words()).containsAll(theirs.words());
        }
    }

    @Property
    void whoeverIsAloneToWriteIsSavedAsTyped(@ForAll("texts") String base, @ForAll("texts") String typed) {
        assertThat(merged(base, typed, base).brief()).isEqualTo(problem(typed));
        assertThat(merged(base, base, typed).brief()).isEqualTo(problem(typed));
        assertThat(merged(base, typed, typed).clashes()).isEmpty();
    }

    @Property
    void theOrderOfArrivalDoesNotChangeACleanMerge(
            @ForAll("texts") String base, @ForAll("places") List<Integer> one, @ForAll("places") List<Integer> other) {
        String first = typed(base, one, "un").text();
        String second = typed(base, other, "deux").text();
        BriefMerge forth = merged(base, first, second);
        BriefMerge back = merged(base, second, first);
        assertThat(forth.clashes().keySet()).isEqualTo(back.clashes().keySet());
        if (forth.clashes().isEmpty()) assertThat(forth.brief()).isEqualTo(back.brief());
    }

    @Property
    void aComparisonHoldsBothTextsWhole(@ForAll("texts") String before, @ForAll("texts") String after) {
        BriefComparison.PartDifference part = BriefComparison.of(problem(before), problem(after)).parts().stream()
                .filter(each -> each.part() == Part.PROBLEM)
                .findFirst()
                .orElseThrow();
        assertThat(text(part.before())).isEqualTo(problem(before).get(Part.PROBLEM));
        assertThat(text(part.after())).isEqualTo(problem(after).get(Part.PROBLEM));
        assertThat(part.changed()).isEqualTo(!before.equals(after));
        assertThat(unchanged(part.before()).replaceAll("\\s", ""))
                .isEqualTo(unchanged(part.after()).replaceAll("\\s", ""));
    }

    private static String text(List<BriefComparison.Piece> pieces) {
        return pieces.stream().map(BriefComparison.Piece::text).collect(Collectors.joining());
    }

    private static String unchanged(List<BriefComparison.Piece> pieces) {
        return pieces.stream()
                .filter(piece -> !piece.changed())
                .map(BriefComparison.Piece::text)
                .collect(Collectors.joining());
    }

    @Test
    void aRunOfNewWordsReadsAsOne() {
        BriefComparison.PartDifference part = BriefComparison.of(
                        problem("Un chat dort."), problem("Un grand chien gris dort."))
                .parts()
                .get(1);
        assertThat(part.after())
                .containsExactly(
                        new BriefComparison.Piece("Un", false),
                        new BriefComparison.Piece(" grand chien gris", true),
                        new BriefComparison.Piece(" dort.", false));
    }

    @Test
    void theLongestTextsWithNothingInCommonAreComparedInAMomentAndLittleMemory() {
        String one = IntStream.range(0, 2000).mapToObj(number -> "a" + number).collect(Collectors.joining("."));
        String other = IntStream.range(0, 2000).mapToObj(number -> "b" + number).collect(Collectors.joining(","));
        assertThat(BriefComparison.of(problem(one.substring(0, 8000)), problem(other.substring(0, 8000)))
                        .changed())
                .hasSize(1);
    }
}
