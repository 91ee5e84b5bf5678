package org.terreau.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.terreau.shared.Slice;
import org.terreau.web.PublicContent;
import org.terreau.web.SearchSource;
import org.terreau.web.Searched;
import org.terreau.web.SiteWords;

/**
 * Search across the site. The index is held in memory and made anew when something public changes: beside the requests, so
 * that none waits for it but the very first.
 */
@Service
public class SiteSearch implements SiteWords {

    /** How many a page shows. */
    public static final int PAGE = 20;

    /** It rests so many times as long as it took to make: writing all day long must not take a processor. */
    private static final int REST = 4;

    private static final Logger LOG = LoggerFactory.getLogger(SiteSearch.class);

    private final List<SearchSource> sources;
    private final PublicContent content;
    private final AtomicBoolean renewing = new AtomicBoolean();
    private volatile @Nullable Held held;

    SiteSearch(List<SearchSource> sources, PublicContent content) {
        this.sources = sources.stream()
                .sorted(Comparator.comparingInt(SearchSource::order))
                .toList();
        this.content = content;
    }

    /** @param rests the instant of {@link System#nanoTime} before which it is not made anew */
    private record Held(long version, SearchIndex index, long rests) {

        boolean behind(long version) {
            return this.version != version && System.nanoTime() - rests >= 0;
        }
    }

    /** What is looked for; empty texts for all. */
    public record Wanted(String text, String kind, String theme, String phase, String departement) {}

    /** Something found. */
    public record Hit(String kind, SearchSource.Entry entry) {}

    /**
     * What was found.
     *
     * @param kinds how many of each kind there would be, the other filters kept; likewise for the others
     */
    public record Found(
            Slice<Hit> hits,
            Map<String, Long> kinds,
            Map<String, Long> themes,
            Map<String, Long> phases,
            Map<String, Long> departements) {}

    /** The kinds of things that are searched, in order. */
    public List<String> kinds() {
        return sources.stream().map(SearchSource::kind).distinct().toList();
    }

    public Found find(Wanted wanted, int page) {
        List<Hit> all = new ArrayList<>();
        String text = Searched.of(wanted.text());
        if (!text.isBlank()) {
            all.addAll(index().search(text));
            for (SearchSource source : sources)
                for (SearchSource.Entry entry : source.closest(text)) all.add(new Hit(source.kind(), entry));
        }
        List<Hit> kept = all.stream().filter(hit -> fits(hit, wanted, "")).toList();
        int pages = Math.max(1, (kept.size() + PAGE - 1) / PAGE);
        int number = Math.max(1, Math.min(page, pages));
        int from = (number - 1) * PAGE;
        Map<String, Long> counted = count(all, wanted, "kind", hit -> List.of(hit.kind()));
        Map<String, Long> kinds = new LinkedHashMap<>();
        for (String kind : kinds()) if (counted.containsKey(kind)) kinds.put(kind, counted.get(kind));
        return new Found(
                new Slice<>(kept.subList(from, Math.min(from + PAGE, kept.size())), number, PAGE, kept.size()),
                kinds,
                byNumber(count(all, wanted, "theme", hit -> hit.entry().themes())),
                count(
                        all,
                        wanted,
                        "phase",
                        hit -> hit.entry().phase().isEmpty()
                                ? List.of()
                                : List.of(hit.entry().phase())),
                count(all, wanted, "departement", hit -> hit.entry().departements()));
    }

    @Override
    public List<String> paths(String kind, String typed) {
        return index().search(Searched.of(typed)).stream()
                .filter(hit -> hit.kind().equals(kind))
                .map(hit -> hit.entry().path())
                .toList();
    }

    private static boolean fits(Hit hit, Wanted wanted, String except) {
        Map<String, Boolean> met = Map.of(
                "kind", met(wanted.kind(), hit.kind()::equals),
                "theme", met(wanted.theme(), hit.entry().themes()::contains),
                "phase", met(wanted.phase(), hit.entry().phase()::equals),
                "departement", met(wanted.departement(), hit.entry().departements()::contains));
        return met.entrySet().stream().allMatch(one -> one.getKey().equals(except) || one.getValue());
    }

    private static boolean met(String wanted, Predicate<String> has) {
        return wanted.isEmpty() || has.test(wanted);
    }

    private static Map<String, Long> count(
            List<Hit> hits, Wanted wanted, String facet, Function<Hit, List<String>> codes) {
        Map<String, Long> counts = new java.util.TreeMap<>();
        for (Hit hit : hits)
            if (fits(hit, wanted, facet)) for (String code : codes.apply(hit)) counts.merge(code, 1L, Long::sum);
        return counts;
    }

    private static Map<String, Long> byNumber(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    private SearchIndex index() {
        long version = content.version();
        Held current = held;
        if (current == null) {
            synchronized (this) {
                current = held;
                if (current == null) {
                    current = read(version);
                    held = current;
                }
            }
            return current.index();
        }
        if (current.behind(version) && renewing.compareAndSet(false, true)) renewBeside(version);
        return current.index();
    }

    private void renewBeside(long version) {
        Thread beside = new Thread(() -> renew(version), "search-index");
        beside.setDaemon(true);
        beside.start();
    }

    private void renew(long version) {
        try {
            held = read(version);
        } catch (RuntimeException failure) {
            LOG.warn("The search index stays as it was", failure);
        } finally {
            renewing.set(false);
        }
    }

    private Held read(long version) {
        long begin = System.nanoTime();
        List<Hit> hits = new ArrayList<>();
        for (SearchSource source : sources)
            for (SearchSource.Entry entry : source.entries()) hits.add(new Hit(source.kind(), entry));
        SearchIndex index = new SearchIndex(hits);
        long end = System.nanoTime();
        return new Held(version, index, end + REST * (end - begin));
    }
}
