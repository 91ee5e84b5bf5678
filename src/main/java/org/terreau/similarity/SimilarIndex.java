package org.terreau.similarity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Problems, products and decisions in memory, ranked by BM25 over what they say. `docs/similarity.md` tells what else was tried and
 * what each weight brings.
 */
final class SimilarIndex implements AutoCloseable {

    private static final String KEY = "key";
    private static final String KIND = "kind";
    private static final String ALL = "all";
    private static final String SUMMARY = "summary";
    private static final String NAME = "name";
    private static final Map<String, Float> FIELDS = Map.of(ALL, 1f, SUMMARY, 1f, NAME, 0.5f);

    private static final float SATURATION = 2;
    private static final float LENGTH = 0.75f;
    private static final float SAME_THEME = 0.15f;
    private static final float SAME_PLACE = 0.1f;
    private static final float TYPING_ERROR = 0.7f;
    private static final int SHORTEST_MISTYPED = 4;
    private static final int SHORTEST_BEGUN = 3;
    private static final int TWO_ERRORS = 8;
    private static final int NEAR_WORDS = 5;
    private static final int CANDIDATES = 40;
    private static final int GAP = 2;

    /** The rarity of a word that about one text in eight holds. */
    private static final double COMMON = 2;

    /** So many texts of a kind that a question has several that answer it. */
    private static final int FEW = 200;

    private static final double BUFFER_MEGABYTES = 8;
    private static final int MOST_CLAUSES = 1 << 14;

    static {
        IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
    }

    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Map<String, Tags> tags = new ConcurrentHashMap<>();

    private record Tags(List<String> themes, Collection<String> departements) {}

    /** What was found, the closest first. */
    record Found(
            String id,
            String name,
            String summary,
            String text,
            List<String> themes,
            Collection<String> departements,
            float score) {}

    SimilarIndex(SimilarWords words) {
        BM25Similarity bm25 = new BM25Similarity(SATURATION, LENGTH);
        try {
            writer = new IndexWriter(
                    new ByteBuffersDirectory(),
                    new IndexWriterConfig(words.analyzer())
                            .setSimilarity(bm25)
                            .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                            .setMergeScheduler(new SerialMergeScheduler()));
            searchers = new SearcherManager(writer, new org.apache.lucene.search.SearcherFactory() {
                @Override
                public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
                    IndexSearcher searcher = new IndexSearcher(reader);
                    searcher.setSimilarity(bm25);
                    return searcher;
                }
            });
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Adds these or replaces them, forgets those, and shows the result to the next search. */
    void change(Collection<SimilarEntry> put, Collection<String> forgottenKeys) {
        try {
            for (SimilarEntry entry : put) {
                tags.put(entry.key(), new Tags(entry.themes(), entry.departements()));
                writer.updateDocument(new Term(KEY, entry.key()), document(entry));
            }
            for (String key : forgottenKeys) {
                tags.remove(key);
                writer.deleteDocuments(new Term(KEY, key));
            }
            searchers.maybeRefreshBlocking();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Document document(SimilarEntry entry) {
        String name = SimilarWords.clean(entry.name());
        String summary = SimilarWords.clean(entry.summary());
        String text = SimilarWords.clean(entry.text());
        Document document = new Document();
        document.add(new StringField(KEY, entry.key(), Field.Store.YES));
        document.add(new StringField(KIND, entry.kind().name(), Field.Store.NO));
        document.add(new TextField(NAME, name, Field.Store.YES));
        document.add(new TextField(SUMMARY, summary, Field.Store.YES));
        document.add(new TextField(ALL, name + " . " + summary + " . " + text, Field.Store.NO));
        document.add(new StoredField("text", text));
        return document;
    }

    /** Runs something on the index as it is, from its words to what is found with them. */
    <T> T search(Search<T> search) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return search.in(new Snapshot(searcher));
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    interface Search<T> {
        T in(Snapshot snapshot);
    }

    /** The index as it was when the search began. */
    final class Snapshot implements SimilarVocabulary {

        private final IndexSearcher searcher;

        private Snapshot(IndexSearcher searcher) {
            this.searcher = searcher;
        }

        /** The closest of one kind. */
        List<Found> closest(
                SimilarTerms terms, SimilarEntry.Kind kind, Collection<String> themes, Collection<String> places) {
            if (terms.said().isEmpty()) return List.of();
            Query query = new BooleanQuery.Builder()
                    .add(new TermQuery(new Term(KIND, kind.name())), BooleanClause.Occur.FILTER)
                    .add(query(terms), BooleanClause.Occur.MUST)
                    .build();
            try {
                List<Found> found = new ArrayList<>();
                StoredFields stored = searcher.storedFields();
                for (ScoreDoc at : searcher.search(query, CANDIDATES).scoreDocs) {
                    Document document = stored.document(at.doc);
                    String key = document.get(KEY);
                    Tags of = tags.get(key);
                    if (of == null) continue;
                    float theme = of.themes().stream().anyMatch(themes::contains) ? SAME_THEME : 0;
                    float place = of.departements().stream().anyMatch(places::contains) ? SAME_PLACE : 0;
                    found.add(new Found(
                            key.substring(kind.name().length() + 1),
                            document.get(NAME),
                            document.get(SUMMARY),
                            document.get("text"),
                            of.themes(),
                            of.departements(),
                            at.score * (1 + theme + place)));
                }
                found.sort(Comparator.comparing(Found::score).reversed());
                return found;
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        /**
         * How many things that not everybody says a text of this kind must say to be worth showing: one; among few texts two,
         * or the only one that any of them says, since nothing better pushes aside there what shares one word.
         */
        int enough(SimilarTerms terms, SimilarEntry.Kind kind) {
            TermQuery ofKind = new TermQuery(new Term(KIND, kind.name()));
            if (count(ofKind) >= FEW) return 1;
            long known = terms.said().stream()
                    .filter(said -> !said.shared())
                    .filter(said -> count(new BooleanQuery.Builder()
                                    .add(ofKind, BooleanClause.Occur.FILTER)
                                    .add(anyOf(said), BooleanClause.Occur.FILTER)
                                    .build())
                            > 0)
                    .limit(2)
                    .count();
            return Math.max(1, (int) known);
        }

        private int count(Query query) {
            try {
                return searcher.count(query);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        @Override
        public Map<String, Float> near(String stem, boolean unfinished) {
            try {
                Terms known = MultiTerms.getTerms(searcher.getIndexReader(), ALL);
                if (known == null || searcher.getIndexReader().docFreq(new Term(ALL, stem)) > 0) return Map.of();
                Map<String, Float> near = new LinkedHashMap<>();
                if (stem.length() >= SHORTEST_MISTYPED && stem.chars().allMatch(Character::isLetter)) {
                    FuzzyQuery fuzzy = new FuzzyQuery(new Term(ALL, stem), stem.length() >= TWO_ERRORS ? 2 : 1, 1);
                    add(fuzzy.getAutomata().getTermsEnum(known), near);
                }
                if (unfinished && stem.length() >= SHORTEST_BEGUN) mostMet(begunBy(stem, known.iterator()), near);
                return near;
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        /** How many texts hold each word of this beginning. */
        private static Map<String, Integer> begunBy(String stem, TermsEnum words) throws IOException {
            Map<String, Integer> met = new HashMap<>();
            if (words.seekCeil(new BytesRef(stem)) == TermsEnum.SeekStatus.END) return met;
            for (BytesRef term = words.term(); term != null; term = words.next()) {
                String word = term.utf8ToString();
                if (!word.startsWith(stem)) break;
                met.put(word, words.docFreq());
            }
            return met;
        }

        @Override
        public float rarity(String stem) {
            try {
                IndexReader reader = searcher.getIndexReader();
                double holding = reader.docFreq(new Term(ALL, stem)) + 0.5;
                double rarity = Math.log(1 + (reader.numDocs() - holding + 1) / holding);
                return (float) Math.max(0, rarity - COMMON);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        private static void add(TermsEnum terms, Map<String, Float> near) throws IOException {
            Map<String, Integer> met = new HashMap<>();
            for (BytesRef term = terms.next(); term != null; term = terms.next())
                met.put(term.utf8ToString(), terms.docFreq());
            mostMet(met, near);
        }

        private static void mostMet(Map<String, Integer> met, Map<String, Float> near) {
            met.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(NEAR_WORDS)
                    .forEach(word -> near.putIfAbsent(word.getKey(), TYPING_ERROR));
        }
    }

    private static Query query(SimilarTerms terms) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (SimilarTerms.Said said : terms.said())
            FIELDS.forEach((field, weight) -> {
                List<Query> expressions = new ArrayList<>();
                said.expressions()
                        .forEach((expression, share) -> expressions.add(
                                new BoostQuery(expression(field, expression), weight * share * said.times())));
                all.add(new DisjunctionMaxQuery(expressions, 0), BooleanClause.Occur.SHOULD);
            });
        return all.build();
    }

    private static Query anyOf(SimilarTerms.Said said) {
        return new DisjunctionMaxQuery(
                said.expressions().keySet().stream()
                        .map(stems -> expression(ALL, stems))
                        .toList(),
                0);
    }

    private static Query expression(String field, List<String> stems) {
        return stems.size() == 1
                ? new TermQuery(new Term(field, stems.get(0)))
                : new PhraseQuery(GAP, field, stems.toArray(new String[0]));
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
