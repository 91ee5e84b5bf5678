package org.terreau.similarity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.TruncateTokenFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;

/**
 * French as people write it: accents, plurals, elisions and empty words do not count, and expressions of the field stand
 * for one another as `synonymes.txt` says.
 */
final class SimilarWords {

    /** Longer stems tell "commune" from "communication"; shorter ones bring "gaspiller" nearer to "gaspillage". */
    private static final int STEM = 8;

    private static final String SYNONYMS = "synonymes.txt";
    private static final CharArraySet EMPTY_WORDS = emptyWords();

    private final Map<List<String>, List<List<String>>> synonyms = new HashMap<>();
    private final Set<String> shared = new HashSet<>();
    private int longestExpression = 1;

    /** A word that counts, where it stands in the text. The elided article before it is left out. */
    record Word(String stem, int start, int end) {}

    private final Analyzer analyzer = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            TokenStream plain = new ASCIIFoldingFilter(
                    new LowerCaseFilter(new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES)));
            return new TokenStreamComponents(
                    words,
                    new TruncateTokenFilter(new FrenchLightStemFilter(new StopFilter(plain, EMPTY_WORDS)), STEM));
        }
    };

    SimilarWords() {
        lines("mots-partages.txt").forEach(line -> shared.addAll(stems(line)));
        for (String line : lines(SYNONYMS)) {
            List<List<String>> group = new ArrayList<>();
            for (String expression : line.split(",")) {
                List<String> stems = stems(expression);
                if (!stems.isEmpty() && !group.contains(stems)) group.add(stems);
            }
            for (List<String> expression : group) {
                synonyms.put(expression, List.copyOf(group));
                longestExpression = Math.max(longestExpression, expression.size());
            }
        }
    }

    Analyzer analyzer() {
        return analyzer;
    }

    /** The lines of the list of synonyms, each a group. */
    static List<String> groups() {
        return lines(SYNONYMS);
    }

    /** The text as it is read and shown: accents composed, signs that nobody sees dropped, apostrophes alike. */
    static String clean(String written) {
        return Normalizer.normalize(written, Normalizer.Form.NFC)
                .replaceAll("[\\u200B-\\u200D\\u2060\\uFEFF\\u00AD]", "")
                .replace('\u02BC', '\u2019')
                .replace('\u2018', '\u2019');
    }

    List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("", text)) {
            CharTermAttribute stem = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken())
                words.add(new Word(
                        stem.toString(),
                        afterArticle(text, place.startOffset(), place.endOffset()),
                        place.endOffset()));
            stream.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return words;
    }

    private static int afterArticle(String text, int start, int end) {
        for (int at = start; at < end - 1; at++)
            if (text.charAt(at) == '\'' || text.charAt(at) == '\u2019')
                return FrenchAnalyzer.DEFAULT_ARTICLES.contains(text.substring(start, at)) ? at + 1 : start;
        return start;
    }

    List<String> stems(String text) {
        return words(text).stream().map(Word::stem).toList();
    }

    /** The expressions that stand for this one, itself included; empty when the list does not know it. */
    List<List<String>> synonyms(List<String> expression) {
        return synonyms.getOrDefault(expression, List.of());
    }

    /** Whether everybody says it, whatever the problem: `mots-partages.txt`. */
    boolean shared(String stem) {
        return shared.contains(stem);
    }

    int longestExpression() {
        return longestExpression;
    }

    private static CharArraySet emptyWords() {
        CharArraySet words = new CharArraySet(500, true);
        for (Object word : FrenchAnalyzer.getDefaultStopSet()) words.add(folded(new String((char[]) word)));
        for (String line : lines("mots-vides.txt")) for (String word : line.split(" ")) words.add(folded(word));
        return words;
    }

    private static String folded(String word) {
        char[] letters = new char[word.length() * 4];
        int length = ASCIIFoldingFilter.foldToASCII(word.toCharArray(), 0, letters, 0, word.length());
        return new String(letters, 0, length);
    }

    private static List<String> lines(String name) {
        try (InputStream file = Objects.requireNonNull(SimilarWords.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
