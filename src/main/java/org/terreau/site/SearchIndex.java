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
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
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

    private static final Analyzer FRENCH = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            TokenStream plain = new StopFilter(
                    new ElisionFilter(new LowerCaseFilter(words), FrenchAnalyzer.DEFAULT_ARTICLES),
                    FrenchAnalyzer.getDefaultStopSet());
            return new TokenStreamComponents(words, new FrenchLightStemFilter(new ASCIIFoldingFilter(plain)));
        }
    };

    private final List<SiteSearch.Hit> hits;
    private final IndexSearcher searcher;

    SearchIndex(List<SiteSearch.Hit> hits) {
        this.hits = List.copyOf(hits);
        try {
            ByteBuffersDirectory directory = new ByteBuffersDirectory();
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(FRENCH))) {
                for (int number = 0; number < hits.size(); number++) {
                    Document document = new Document();
                    SiteSearch.Hit hit = hits.get(number);
                    String text = hit.entry().text();
                    document.add(new StoredField(NUMBER, number));
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
            this.searcher = new IndexSearcher(DirectoryReader.open(directory));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The best first: those that hold every word; those that hold most of them when there is none. */
    List<SiteSearch.Hit> search(String typed) {
        try {
            List<String> words = words(typed);
            if (words.isEmpty() || hits.isEmpty()) return List.of();
            List<SiteSearch.Hit> found = found(query(words, BooleanClause.Occur.MUST));
            if (found.isEmpty() && words.size() > 1) found = found(query(words, BooleanClause.Occur.SHOULD));
            return found;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private List<SiteSearch.Hit> found(Query query) throws IOException {
        List<SiteSearch.Hit> found = new ArrayList<>();
        var stored = searcher.storedFields();
        for (ScoreDoc scored : searcher.search(query, MOST).scoreDocs) {
            var number = stored.document(scored.doc).getField(NUMBER).numericValue();
            found.add(hits.get(number.intValue()));
        }
        return found;
    }

    private static List<String> words(String typed) throws IOException {
        List<String> words = new ArrayList<>();
        try (TokenStream tokens = FRENCH.tokenStream(TEXT, typed.replace('\u2019', '\''))) {
            CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken() && words.size() < MOST_WORDS) words.add(word.toString());
            tokens.end();
        }
        return words;
    }

    private static Query query(List<String> words, BooleanClause.Occur occur) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        if (occur == BooleanClause.Occur.SHOULD) all.setMinimumNumberShouldMatch((words.size() + 1) / 2);
        for (int at = 0; at < words.size(); at++) all.add(word(words.get(at), at == words.size() - 1), occur);
        return all.build();
    }

    private static Query word(String word, boolean last) {
        List<Query> ways = new ArrayList<>();
        ways.add(new BoostQuery(new TermQuery(new Term(TITLE, word)), 4));
        ways.add(new BoostQuery(new TermQuery(new Term(TEXT, word)), 2));
        if (last && word.length() > 1) {
            ways.add(new BoostQuery(new PrefixQuery(new Term(TITLE, word)), 1.5f));
            ways.add(new PrefixQuery(new Term(TEXT, word)));
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
