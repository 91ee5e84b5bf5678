package org.terreau.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarWordsTests {

    private static final SimilarWords WORDS = new SimilarWords();

    private static final SimilarVocabulary NO_VOCABULARY = new SimilarVocabulary() {
        @Override
        public Map<String, Float> near(String stem, boolean unfinished) {
            return Map.of();
        }

        @Override
        public float rarity(String stem) {
            return 1;
        }
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "école | ecole",
                "ÉCOLES | école",
                "cantines scolaires | cantine scolaire",
                "l’eau | eau",
                "l'eau | eau",
                "lʼeau | eau",
                "d’eau | eau",
                "qu’une démarche | démarche",
                "jusqu'à l'école | ecole",
                "les collectivités territoriales | collectivité territoriale",
                "nationaux | national",
                "œuvre | oeuvre"
            })
    void accentsPluralsAndElisionsDoNotCount(String one, String other) {
        assertThat(WORDS.stems(SimilarWords.clean(one))).isEqualTo(WORDS.stems(other));
    }

    @Test
    void decomposedAccentsAndSignsThatNobodySeesDoNotCount() {
        assertThat(WORDS.stems(SimilarWords.clean("e\u0301co\u200Ble"))).isEqualTo(WORDS.stems("école"));
    }

    @Test
    void emptyWordsSayNothing() {
        assertThat(WORDS.stems("Je ne sait pas comment on fait, c'est très compliqué avec ça"))
                .isEqualTo(WORDS.stems("compliqué"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "la mairie | commune",
                "cantine | restauration scolaire",
                "EPCI | communauté de communes",
                "agglo | intercommunalité",
                "PMI | protection maternelle et infantile",
                "CCAS | centre communal d’action sociale",
                "démarche | formalités",
                "nounou | assistante maternelle",
                "RSA | revenu de solidarité active"
            })
    void expressionsOfTheFieldStandForOneAnother(String one, String other) {
        assertThat(WORDS.synonyms(WORDS.stems(one))).contains(WORDS.stems(other));
        assertThat(WORDS.synonyms(WORDS.stems(other))).contains(WORDS.stems(one));
    }

    @Test
    void theListSaysEachExpressionOnceAndNothingAlone() {
        List<String> seen = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (String line : SimilarWords.groups()) {
            Set<List<String>> group = java.util.Arrays.stream(line.split(","))
                    .map(String::strip)
                    .map(WORDS::stems)
                    .filter(stems -> !stems.isEmpty())
                    .collect(Collectors.toSet());
            if (group.size() < 2) wrong.add("alone: " + line);
            for (List<String> expression : group) {
                String written = String.join(" ", expression);
                if (seen.contains(written)) wrong.add("twice: " + written + " in " + line);
                seen.add(written);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aMarkCoversWholeWordsWithoutTheirArticle() {
        SimilarTerms terms = SimilarTerms.of("restauration scolaire et eau", WORDS, NO_VOCABULARY);
        String text = "À la cantine, l’eau manque ; la Restauration  scolaire aussi.";
        assertThat(terms.hits(WORDS.words(text)).stream().map(hit -> text.substring(hit.start(), hit.end())))
                .containsExactly("cantine", "eau", "Restauration", "scolaire");
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> word = Arbitraries.of(
                "cantine",
                "l’école",
                "d'eau",
                "restauration scolaire",
                "<b>",
                "&amp;",
                "\"",
                "é",
                "🙂",
                "qu’un",
                "communauté de communes",
                "mairies",
                "\n",
                "aujourd’hui",
                "-",
                "a_b",
                "…",
                "12",
                "anticonstitutionnellement");
        return word.list().ofMaxSize(120).map(words -> String.join(" ", words));
    }

    @Property(tries = 300)
    void anExtractIsAPartOfTheTextAndItsMarksNeverCutAWord(
            @ForAll("texts") String text, @ForAll("texts") String query) {
        SimilarTerms terms = SimilarTerms.of(query, WORDS, NO_VOCABULARY);
        List<SimilarMatch.Piece> pieces = SimilarPassage.best(text, terms.hits(WORDS.words(text)));
        String shown = SimilarMatch.plain(pieces);
        String kept = shown.replaceAll("^… ", "").replaceAll(" …$", "");
        assertThat(text).contains(kept);
        assertThat(shown.length()).isLessThanOrEqualTo(250);
        StringBuilder before = new StringBuilder();
        for (SimilarMatch.Piece piece : pieces) {
            if (piece.marked()) {
                assertThat(inWord(before.toString(), piece.text())).isFalse();
                assertThat(piece.text()).isNotBlank();
            } else if (before.length() > 0)
                assertThat(inWord(before.toString(), piece.text())).isFalse();
            before.append(piece.text());
        }
    }

    private static boolean inWord(String before, String after) {
        return !before.isEmpty()
                && !after.isEmpty()
                && Character.isLetterOrDigit(before.charAt(before.length() - 1))
                && Character.isLetterOrDigit(after.charAt(0));
    }
}
