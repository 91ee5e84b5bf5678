package org.terreau.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/**
 * An index of what is found across the site, in French: accents, elisions and plurals are forgiven, and errors in words of
 * four letters and more. A word whose writing is the right one comes before those that resemble it.
 */
final class SearchIndex {

    private static final String NUMBER = "number";
    private static final String TITLE = "title";
    private static final String TEXT = "text";
    private static final int MOST = 2000;
    private static final int MOST_WORDS = 12;
    private static final int ONE_ERROR_FROM = 4;
    private static final int TWO_ERRORS_FROM = 8;
    private static final int LONGEST_TEXT = 5000;

    /** What a word that is begun is worth: more than a rare word that resembles it. */
    private static final float BEGUN_IN_TITLE = 5;

    private static final float BEGUN_IN_TEXT = 2.5f;

    private static final Analyzer FRENCH = analyzer(true);

    /** The same words with their endings: what a word that is begun may become. */
    private static final Analyzer AS_TYPED = analyzer(false);

    private static Analyzer analyzer(boolean stemmed) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer words = new StandardTokenizer();
                TokenStream plain = new ASCIIFoldingFilter(new StopFilter(
                        new ElisionFilter(new LowerCaseFilter(words), FrenchAnalyzer.DEFAULT_ARTICLES),
                        FrenchAnalyzer.getDefaultStopSet()));
                return new TokenStreamComponents(words, stemmed ? new FrenchLightStemFilter(plain) : plain);
            }
        };
    }

    private final List<SiteSearch.Hit> hits;
    private final IndexSearcher searcher;

    /** The place in `hits` of each document of the index, which may keep them in another order. */
    private final int[] places;

    SearchIndex(List<SiteSearch.Hit> hits) {
        this.hits = List.copyOf(hits);
        try {
            ByteBuffersDirectory directory = new ByteBuffersDirectory();
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(FRENCH))) {
                for (int number = 0; number < hits.size(); number++) {
                    Document document = new Document();
                    SiteSearch.Hit hit = hits.get(number);
                    String text = hit.entry().text();
                    document.add(new NumericDocValuesField(NUMBER, number));
                    document.add(new TextField(TITLE, hit.entry().title(), Field.Store.NO));
                    document.add(new TextField(
                            TEXT,
                            (text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text) + " "
                                    + String.join(" ", hit.entry().themes()),
                            Field.Store.NO));
                    writer.addDocument(document);
                }
                writer.forceMerge(1);
            }
            DirectoryReader reader = DirectoryReader.open(directory);
            this.searcher = new IndexSearcher(reader);
            this.places = new int[reader.maxDoc()];
            NumericDocValues numbers = MultiDocValues.getNumericValues(reader, NUMBER);
            for (int document = 0; numbers != null && document < places.length; document++)
                if (numbers.advanceExact(document)) places[document] = (int) numbers.longValue();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The best first: those that hold every word; those that hold most of them when there is none. */
    List<SiteSearch.Hit> search(String typed) {
        try {
            List<String> words = words(FRENCH, typed);
            if (words.isEmpty() || hits.isEmpty()) return List.of();
            List<String> asTyped = words(AS_TYPED, typed);
            String begun = asTyped.get(asTyped.size() - 1);
            List<SiteSearch.Hit> found = found(query(words, begun, BooleanClause.Occur.MUST));
            if (found.isEmpty() && words.size() > 1) found = found(query(words, begun, BooleanClause.Occur.SHOULD));
            return found;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private List<SiteSearch.Hit> found(Query query) throws IOException {
        List<SiteSearch.Hit> found = new ArrayList<>();
        for (ScoreDoc scored : searcher.search(query, MOST).scoreDocs) found.add(hits.get(places[scored.doc]));
        return found;
    }

    private static List<String> words(Analyzer analyzer, String typed) throws IOException {
        List<String> words = new ArrayList<>();
        try (TokenStream tokens = analyzer.tokenStream(TEXT, typed.replace('\u2019', '\''))) {
            CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken() && words.size() < MOST_WORDS) words.add(word.toString());
            tokens.end();
        }
        return words;
    }

    private static Query query(List<String> words, String begun, BooleanClause.Occur occur) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        if (occur == BooleanClause.Occur.SHOULD) all.setMinimumNumberShouldMatch((words.size() + 1) / 2);
        for (int at = 0; at < words.size(); at++)
            all.add(word(words.get(at), at == words.size() - 1 ? begun : ""), occur);
        return all.build();
    }

    /** @param begun the word as far as it is typed, when more of it may come; "" otherwise */
    private static Query word(String word, String begun) {
        List<Query> ways = new ArrayList<>();
        ways.add(new BoostQuery(new TermQuery(new Term(TITLE, word)), 4));
        ways.add(new BoostQuery(new TermQuery(new Term(TEXT, word)), 2));
        if (begun.length() > 1) {
            ways.add(new BoostQuery(new PrefixQuery(new Term(TITLE, begun)), BEGUN_IN_TITLE));
            ways.add(new BoostQuery(new PrefixQuery(new Term(TEXT, begun)), BEGUN_IN_TEXT));
        }
        Query near = near(TITLE, word);
        if (near != null) ways.add(new BoostQuery(near, 0.4f));
        near = near(TEXT, word);
        if (near != null) ways.add(new BoostQuery(near, 0.2f));
        return new DisjunctionMaxQuery(ways, 0.1f);
    }

    private static @Nullable Query near(String field, String word) {
        if (word.length() < ONE_ERROR_FROM) return null;
        return new FuzzyQuery(new Term(field, word), word.length() >= TWO_ERRORS_FROM ? 2 : 1, 1, 30, true);
    }
}
