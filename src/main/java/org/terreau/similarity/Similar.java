package org.terreau.similarity;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.web.context.WebApplicationContext;
import org.terreau.incubator.Themes;
import org.terreau.territory.Collectivities;
import org.terreau.web.PublicContent;

/**
 * The problems of the registry, the products and the decisions that are close to what somebody types. Held in memory, and brought up to
 * date by what changed since, as soon as {@link PublicContent} moves; the database has the last word on what is shown.
 */
@Service
public class Similar implements DisposableBean {

    private static final long OLDEST_MILLIS = 60_000;
    private static final float FAINTEST = 0.25f;

    /** The share of what a question tells below which its best answer is an accident: then nothing is shown. */
    private static final float CLOSE = 0.34f;

    /** The same for the answers beside a close one. */
    private static final float NOT_FAR = 0.2f;

    private static final int MOST_TERMS = 6;
    private static final int READ_AT_ONCE = 500;

    private final SimilarWords words = new SimilarWords();
    private final SimilarIndex index = new SimilarIndex(words);
    private final Map<String, String> held = new HashMap<>();
    private final ObjectProvider<SimilarProblems> problems;
    private final ObjectProvider<SimilarProducts> products;
    private final ObjectProvider<SimilarDecisions> decisions;
    private final Collectivities collectivities;
    private final PublicContent content;
    private final Clock clock;
    private volatile long version = -1;
    private volatile long at;
    private volatile CompletableFuture<Void> prepared = CompletableFuture.completedFuture(null);

    Similar(
            ObjectProvider<SimilarProblems> problems,
            ObjectProvider<SimilarProducts> products,
            ObjectProvider<SimilarDecisions> decisions,
            Collectivities collectivities,
            PublicContent content,
            Clock clock) {
        this.problems = problems;
        this.products = products;
        this.decisions = decisions;
        this.collectivities = collectivities;
        this.content = content;
        this.clock = clock;
    }

    /** At most `limit` problems, as many products and as many decisions. */
    public SimilarAnswer closest(SimilarQuery query, int limit) {
        if (words.stems(query.text()).isEmpty()) return SimilarAnswer.NOTHING;
        refresh();
        Set<String> places = departements(query);
        return index.search(snapshot -> {
            SimilarTerms terms = SimilarTerms.of(query.text(), words, snapshot);
            Asked asked = new Asked(snapshot, terms, query.themes(), places, limit);
            List<SimilarMatch> close =
                    problems(asked.closest(SimilarEntry.Kind.PROBLEM, query.problem()), query.themes(), places);
            return new SimilarAnswer(
                    close,
                    products(asked.closest(SimilarEntry.Kind.PRODUCT, query.product()), query.themes()),
                    decisions(asked.closest(SimilarEntry.Kind.DECISION, ""), close, limit));
        });
    }

    /** A question, put to the index as it is. */
    private final class Asked {

        private final SimilarIndex.Snapshot snapshot;
        private final SimilarTerms terms;
        private final List<String> themes;
        private final Set<String> places;
        private final int limit;

        Asked(SimilarIndex.Snapshot snapshot, SimilarTerms terms, List<String> themes, Set<String> places, int limit) {
            this.snapshot = snapshot;
            this.terms = terms;
            this.themes = themes;
            this.places = places;
            this.limit = limit;
        }

        List<Candidate> closest(SimilarEntry.Kind kind, String own) {
            return worthy(snapshot.closest(terms, kind, themes, places), own, terms, snapshot.enough(terms, kind))
                    .limit(limit)
                    .toList();
        }
    }

    /** What was found, with what it says of what was looked for. */
    private record Candidate(
            SimilarIndex.Found found,
            SimilarTerms sought,
            List<SimilarTerms.Hit> ofName,
            List<SimilarTerms.Hit> ofSummary,
            List<SimilarTerms.Hit> ofText) {

        long said() {
            return Stream.of(ofName, ofSummary, ofText)
                    .flatMap(List::stream)
                    .map(SimilarTerms.Hit::said)
                    .distinct()
                    .count();
        }

        /** How many things it says that not everybody does. */
        long telling() {
            return Stream.of(ofName, ofSummary, ofText)
                    .flatMap(List::stream)
                    .filter(sought::tells)
                    .map(SimilarTerms.Hit::said)
                    .distinct()
                    .count();
        }

        /** Whether it says at least this share of what was told. */
        boolean says(float share) {
            return found.score() >= sought.told() * share;
        }

        /** Each thing said that not everybody says, once, in the words in which it is said first. */
        List<String> terms() {
            Map<Integer, String> terms = new LinkedHashMap<>();
            written(terms, found.summary(), ofSummary);
            written(terms, found.name(), ofName);
            written(terms, found.text(), ofText);
            return terms.values().stream().distinct().limit(MOST_TERMS).toList();
        }

        private void written(Map<Integer, String> terms, String text, List<SimilarTerms.Hit> hits) {
            hits.stream().filter(sought::tells).forEach(hit -> terms.putIfAbsent(hit.said(), written(text, hit)));
        }

        private static String written(String text, SimilarTerms.Hit hit) {
            String written = text.substring(hit.start(), hit.end()).replaceAll("\\s+", " ");
            return written.equals(written.toUpperCase(java.util.Locale.FRENCH))
                    ? written
                    : written.toLowerCase(java.util.Locale.FRENCH);
        }
    }

    /**
     * Those that say enough of it, and not much less than the best beside the one being read; none when the best itself
     * says little of what was told.
     *
     * @param enough things that not everybody says
     */
    private Stream<Candidate> worthy(List<SimilarIndex.Found> all, String own, SimilarTerms terms, int enough) {
        List<SimilarIndex.Found> found =
                all.stream().filter(one -> !one.id().equals(own)).toList();
        float least = found.isEmpty() ? 0 : found.get(0).score() * FAINTEST;
        List<Candidate> telling = found.stream()
                .filter(one -> one.score() >= least)
                .map(one -> new Candidate(
                        one,
                        terms,
                        terms.hits(words.words(one.name())),
                        terms.hits(words.words(one.summary())),
                        terms.hits(words.words(one.text()))))
                .filter(candidate -> candidate.said() >= terms.enough() && candidate.telling() >= enough)
                .toList();
        boolean close = telling.stream().limit(1).anyMatch(candidate -> candidate.says(CLOSE));
        return telling.stream().filter(candidate -> close && candidate.says(NOT_FAR));
    }

    private List<SimilarMatch> problems(List<Candidate> candidates, List<String> themes, Set<String> places) {
        Map<String, SimilarProblems.Shown> shown = new HashMap<>();
        problems.forEach(known -> shown.putAll(known.shown(ids(candidates))));
        List<SimilarMatch> matches = new ArrayList<>();
        for (Candidate candidate : candidates) {
            SimilarIndex.Found found = candidate.found();
            SimilarProblems.Shown now = shown.get(found.id());
            if (now != null)
                matches.add(new SimilarMatch(
                        found.id(),
                        now.path(),
                        SimilarPassage.whole(found.summary(), candidate.ofSummary()),
                        SimilarPassage.best(found.text(), candidate.ofText()),
                        candidate.terms(),
                        found.themes().stream().filter(themes::contains).toList(),
                        found.departements().stream().anyMatch(places::contains),
                        SimilarMatch.Stage.NONE,
                        now.collectivities(),
                        null));
        }
        return matches;
    }

    private List<SimilarMatch> products(List<Candidate> candidates, List<String> themes) {
        Map<String, SimilarProducts.Shown> shown = new HashMap<>();
        products.forEach(known -> shown.putAll(known.shown(ids(candidates))));
        List<SimilarMatch> matches = new ArrayList<>();
        for (Candidate candidate : candidates) {
            SimilarIndex.Found found = candidate.found();
            SimilarProducts.Shown now = shown.get(found.id());
            boolean mission = candidate.ofText().isEmpty();
            if (now != null)
                matches.add(new SimilarMatch(
                        found.id(),
                        now.path(),
                        SimilarPassage.whole(found.name(), candidate.ofName()),
                        mission
                                ? SimilarPassage.whole(found.summary(), candidate.ofSummary())
                                : SimilarPassage.best(found.text(), candidate.ofText()),
                        candidate.terms(),
                        found.themes().stream().filter(themes::contains).toList(),
                        false,
                        now.stage(),
                        0,
                        now.ruling()));
        }
        return matches;
    }

    /** Those on what is about one of these problems, then those that say much of it themselves. */
    private List<SimilarMatch> decisions(List<Candidate> candidates, List<SimilarMatch> close, int limit) {
        Map<String, SimilarMatch> matches = new LinkedHashMap<>();
        List<String> ids = close.stream().map(SimilarMatch::id).toList();
        Map<String, List<SimilarDecisions.Described>> known = new HashMap<>();
        decisions.forEach(module -> known.putAll(module.on(ids)));
        for (SimilarMatch problem : close)
            for (SimilarDecisions.Described decision : known.getOrDefault(problem.id(), List.of()))
                matches.putIfAbsent(decision.id(), decision(decision, List.of(), problem.terms()));
        Map<String, SimilarDecisions.Described> written = new HashMap<>();
        decisions.forEach(module -> module.described(ids(candidates)).forEach(one -> written.put(one.id(), one)));
        for (Candidate candidate : candidates) {
            SimilarDecisions.Described decision = written.get(candidate.found().id());
            if (decision != null)
                matches.putIfAbsent(decision.id(), decision(decision, candidate.ofSummary(), candidate.terms()));
        }
        return matches.values().stream().limit(limit).toList();
    }

    private static SimilarMatch decision(
            SimilarDecisions.Described decision, List<SimilarTerms.Hit> ofTitle, List<String> terms) {
        return new SimilarMatch(
                decision.id(),
                decision.ruling().path(),
                SimilarPassage.whole(decision.title(), ofTitle),
                List.of(),
                terms,
                List.of(),
                false,
                SimilarMatch.Stage.NONE,
                0,
                decision.ruling());
    }

    private static List<String> ids(List<Candidate> candidates) {
        return candidates.stream().map(candidate -> candidate.found().id()).toList();
    }

    private Set<String> departements(SimilarQuery query) {
        return query.territory() == null ? Set.of() : Set.copyOf(collectivities.departementsOf(query.territory()));
    }

    /** Reads everything once the program is ready, beside the first visits: the first who types finds it there. */
    @EventListener
    void prepare(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebApplicationContext)
            prepared = CompletableFuture.runAsync(this::refresh);
    }

    /** A change is read before the answer; what nobody told is looked for now and then, and makes nobody wait. */
    private void refresh() {
        long now = content.version();
        if (now != version) refresh(now);
        else if (clock.millis() - at >= OLDEST_MILLIS && prepared.isDone())
            prepared = CompletableFuture.runAsync(() -> refresh(now));
    }

    private synchronized void refresh(long now) {
        if (now == version && clock.millis() - at < OLDEST_MILLIS) return;
        Map<String, String> current = new HashMap<>();
        problems.forEach(known ->
                known.marks().forEach((id, mark) -> current.put(key(SimilarEntry.Kind.PROBLEM, id), mark)));
        products.forEach(known ->
                known.marks().forEach((id, mark) -> current.put(key(SimilarEntry.Kind.PRODUCT, id), mark)));
        decisions.forEach(known ->
                known.marks().forEach((id, mark) -> current.put(key(SimilarEntry.Kind.DECISION, id), mark)));
        Set<String> gone = new LinkedHashSet<>(held.keySet());
        gone.removeAll(current.keySet());
        index.change(List.of(), gone);
        held.keySet().removeAll(gone);
        List<String> changed = current.keySet().stream()
                .filter(key -> !Objects.equals(current.get(key), held.get(key)))
                .sorted()
                .toList();
        for (int from = 0; from < changed.size(); from += READ_AT_ONCE) {
            List<String> some = changed.subList(from, Math.min(from + READ_AT_ONCE, changed.size()));
            index.change(read(some), List.of());
            some.forEach(key -> held.put(key, current.getOrDefault(key, "")));
        }
        at = clock.millis();
        version = now;
    }

    private List<SimilarEntry> read(Collection<String> keys) {
        List<SimilarEntry> entries = new ArrayList<>();
        List<String> written = ids(SimilarEntry.Kind.PROBLEM, keys);
        problems.forEach(known -> known.described(written)
                .forEach(problem -> entries.add(new SimilarEntry(
                        SimilarEntry.Kind.PROBLEM,
                        problem.id(),
                        "",
                        problem.title(),
                        problem.text(),
                        problem.themes(),
                        problem.departements()))));
        List<String> ids = ids(SimilarEntry.Kind.PRODUCT, keys);
        products.forEach(known -> known.described(ids)
                .forEach(product -> entries.add(new SimilarEntry(
                        SimilarEntry.Kind.PRODUCT,
                        product.id(),
                        product.name(),
                        product.mission(),
                        product.body(),
                        product.themes().stream()
                                .flatMap(theme -> Themes.of(theme).stream())
                                .toList(),
                        Set.of()))));
        List<String> decided = ids(SimilarEntry.Kind.DECISION, keys);
        decisions.forEach(known -> known.described(decided)
                .forEach(decision -> entries.add(new SimilarEntry(
                        SimilarEntry.Kind.DECISION,
                        decision.id(),
                        "",
                        decision.title(),
                        decision.ruling().reason() + "\n" + decision.ruling().returnIf(),
                        List.of(),
                        Set.of()))));
        return entries;
    }

    private static String key(SimilarEntry.Kind kind, String id) {
        return kind + " " + id;
    }

    private static List<String> ids(SimilarEntry.Kind kind, Collection<String> keys) {
        return keys.stream()
                .filter(key -> key.startsWith(kind + " "))
                .map(key -> key.substring(kind.name().length() + 1))
                .toList();
    }

    @Override
    public void destroy() {
        prepared.cancel(false);
        synchronized (this) {
            index.close();
        }
    }
}
