package org.terreau.territory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds collectivities by what is typed. First those of a name that has every typed word (the last one may be
 * unfinished), then, when they are few, those whose spelling is near. Each legal person is found once, under its best
 * name.
 */
final class PlaceIndex {

    private static final int NEAR = 300;
    private static final int[] NONE = {};
    private static final Map<String, CollectivityKind> KIND_WORDS = Map.ofEntries(
            Map.entry("mairie", CollectivityKind.COMMUNE),
            Map.entry("commune", CollectivityKind.COMMUNE),
            Map.entry("ville", CollectivityKind.COMMUNE),
            Map.entry("departement", CollectivityKind.DEPARTEMENT),
            Map.entry("departemental", CollectivityKind.DEPARTEMENT),
            Map.entry("region", CollectivityKind.REGION),
            Map.entry("regional", CollectivityKind.REGION),
            Map.entry("metropole", CollectivityKind.EPCI),
            Map.entry("agglomeration", CollectivityKind.EPCI),
            Map.entry("agglo", CollectivityKind.EPCI),
            Map.entry("communaute", CollectivityKind.EPCI),
            Map.entry("interco", CollectivityKind.EPCI));
    private static final Set<String> LINKING =
            Set.of("de", "du", "d", "des", "la", "le", "les", "l", "conseil", "communes");

    /** What a name of a part, or an entry that is another one's, weighs less: namesakes of today come first. */
    private static final double PART = 1.5;

    private final List<PlaceName> places;
    private final String[] names;
    private final double[] sizes;
    private final NavigableMap<String, int[]> byWord = new TreeMap<>();
    private final NavigableMap<String, int[]> byPostalCode = new TreeMap<>();
    private final Map<String, int[]> byTrigram = new HashMap<>();
    private final Map<String, int[]> byCode = new HashMap<>();

    PlaceIndex(List<PlaceName> places) {
        this.places = List.copyOf(places);
        this.names = new String[places.size()];
        this.sizes = new double[places.size()];
        Map<String, Postings> words = new HashMap<>();
        Map<String, Postings> postalCodes = new HashMap<>();
        Map<String, Postings> trigrams = new HashMap<>();
        Map<String, Postings> codes = new HashMap<>();
        for (int place = 0; place < places.size(); place++) {
            PlaceName collectivity = places.get(place);
            String plain = Spelling.plain(collectivity.written());
            names[place] = collectivity.kind() == CollectivityKind.EPCI ? Spelling.withoutForm(plain) : plain;
            sizes[place] = size(collectivity.person()) - (collectivity.part() ? PART : 0);
            for (String word : Spelling.words(plain)) add(words, word, place);
            for (String code : collectivity.postalCodes()) add(postalCodes, code, place);
            for (String gram : Spelling.trigrams(names[place])) add(trigrams, gram, place);
            for (String code : collectivity.codes()) add(codes, code, place);
        }
        words.forEach((word, postings) -> byWord.put(word, postings.packed()));
        postalCodes.forEach((code, postings) -> byPostalCode.put(code, postings.packed()));
        codes.forEach((code, postings) -> byCode.put(code, postings.packed()));
        trigrams.forEach((gram, postings) -> byTrigram.put(gram, postings.packed()));
    }

    private static void add(Map<String, Postings> index, String key, int place) {
        index.computeIfAbsent(key, none -> new Postings()).add(place);
    }

    private static double size(Collectivity collectivity) {
        double inhabitants = collectivity.population() == null ? 1 : collectivity.population();
        return switch (collectivity.id().kind()) {
            case COMMUNE -> Math.log10(1 + inhabitants);
            case EPCI -> Math.log10(1 + inhabitants) - 1.5;
            case DEPARTEMENT, REGION, SYNDICAT -> 4.5;
        };
    }

    private static final class Postings {
        private int[] places = new int[4];
        private int count;

        void add(int place) {
            if (count > 0 && places[count - 1] == place) return;
            if (count == places.length) places = Arrays.copyOf(places, count * 2);
            places[count++] = place;
        }

        int[] packed() {
            return Arrays.copyOf(places, count);
        }
    }

    List<Collectivities.Match> search(String typed, @Nullable CollectivityKind kind, int limit) {
        List<String> words = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        CollectivityKind wanted = null;
        List<String> plain = Spelling.words(Spelling.plain(typed));
        for (String word : plain) {
            CollectivityKind named = KIND_WORDS.get(word);
            if (named != null && plain.size() > 1) wanted = named;
            if (word.chars().anyMatch(Character::isDigit)) numbers.add(word);
            else words.add(word);
        }
        Map<Integer, Double> scores = new LinkedHashMap<>();
        Query query = new Query(words, numbers, kind, wanted);
        exact(query, scores);
        if (wanted != null) exact(query.withoutKindWords(), scores);
        if (scores.size() < limit) near(query, scores);
        Map<CollectivityId, Collectivities.Match> best = new LinkedHashMap<>();
        scores.entrySet().stream()
                .sorted(Comparator.<Map.Entry<Integer, Double>>comparingDouble(found -> -found.getValue())
                        .thenComparing(found -> names[found.getKey()])
                        .thenComparing(
                                found -> places.get(found.getKey()).entry().id().code()))
                .map(found -> match(places.get(found.getKey()), kind))
                .forEach(match -> best.putIfAbsent(match.place().id(), match));
        return best.values().stream().limit(limit).toList();
    }

    /** Who asks for entries of one kind gets that entry; who does not, the legal person. */
    private static Collectivities.Match match(PlaceName name, @Nullable CollectivityKind kind) {
        Collectivity place = kind == null ? name.person() : name.entry();
        boolean other = !Spelling.plain(name.written()).equals(Spelling.plain(place.name()));
        return new Collectivities.Match(place, other ? name.written() : "", other && name.part());
    }

    private record Query(
            List<String> words,
            List<String> numbers,
            @Nullable CollectivityKind only,
            @Nullable CollectivityKind wanted) {

        String text() {
            return String.join(" ", words);
        }

        /** What may be misspelt: all of it, but the words that say a kind. */
        String name() {
            return Spelling.withoutForm(
                    wanted == null ? text() : withoutKindWords().text());
        }

        Query withoutKindWords() {
            List<String> rest = words.stream()
                    .filter(word -> !KIND_WORDS.containsKey(word) && !LINKING.contains(word))
                    .toList();
            return new Query(rest, numbers, only, wanted);
        }
    }

    private boolean fits(int place, Query query) {
        return query.only() == null || places.get(place).kind() == query.only();
    }

    private double base(int place, Query query) {
        return sizes[place] + (places.get(place).kind() == query.wanted() ? 6 : 0);
    }

    /** Names that have every word and every number that is typed. */
    private void exact(Query query, Map<Integer, Double> scores) {
        BitSet found = having(query);
        for (int place = found.nextSetBit(0); place >= 0; place = found.nextSetBit(place + 1))
            if (fits(place, query)) scores.merge(place, exactScore(place, query) + 20, Math::max);
    }

    private BitSet having(Query query) {
        BitSet found = query.words().isEmpty() ? null : having(query.words());
        for (String number : query.numbers()) {
            BitSet having = numbered(number, found);
            if (found != null) having.and(found);
            found = having;
        }
        return found == null ? new BitSet() : found;
    }

    /** Of the last word, the beginning is enough. */
    private BitSet having(List<String> words) {
        int last = words.size() - 1;
        BitSet found = having(byWord, words.get(last), true);
        for (String word : words.subList(0, last)) found.and(having(byWord, word, false));
        return found;
    }

    /** The nearer the whole name is to what is typed, the better. */
    private double exactScore(int place, Query query) {
        String text = query.text();
        double score = base(place, query);
        if (text.isEmpty()) return score + byItsOwnCode(place, query);
        if (names[place].equals(text)) score += 20;
        else if (names[place].startsWith(text)) score += 6;
        return score - 0.02 * Math.abs(names[place].length() - text.length());
    }

    /** "29" is the Finistère before the communes whose postal code begins so, and before a région. */
    private double byItsOwnCode(int place, Query query) {
        PlaceName name = places.get(place);
        if (name.kind() == CollectivityKind.COMMUNE
                || query.numbers().stream().noneMatch(number -> name.codes().contains(number.toUpperCase(Locale.ROOT))))
            return 0;
        return name.kind() == CollectivityKind.REGION ? 6 : 7;
    }

    private static BitSet having(NavigableMap<String, int[]> index, String start, boolean unfinished) {
        BitSet set = new BitSet();
        if (unfinished)
            index.subMap(start, true, start + Character.MAX_VALUE, false)
                    .values()
                    .forEach(places -> mark(set, places));
        else {
            int[] places = index.get(start);
            if (places != null) mark(set, places);
        }
        return set;
    }

    private static void mark(BitSet set, int[] places) {
        for (int place : places) set.set(place);
    }

    /** A postal code or its beginning, an official code, or, beside a name, a département's number. */
    private BitSet numbered(String number, @Nullable BitSet among) {
        BitSet set = having(byPostalCode, number, true);
        String code = number.toUpperCase(Locale.ROOT);
        mark(set, byCode.getOrDefault(code, NONE));
        if (among == null) return set;
        BitSet ranked = having(byWord, number, false);
        ranked.and(among);
        set.or(ranked);
        for (int place = among.nextSetBit(0); place >= 0; place = among.nextSetBit(place + 1))
            if (code.equals(places.get(place).departement())) set.set(place);
        return set;
    }

    /** Names that share runs of letters with what is typed, and are a few letters away. */
    private void near(Query query, Map<Integer, Double> scores) {
        String text = query.name();
        if (text.length() < 4) return;
        BitSet within = all();
        for (String number : query.numbers()) within = numbered(number, all());
        RunsInCommon runs = runsInCommon(text);
        int allowed = Spelling.mistakes(text);
        int least = Math.max(1, Math.min(runs.most() - 3, text.length() - 3 * allowed - 1));
        int examined = 0;
        for (int enough = runs.most(); enough >= least && examined < NEAR; enough--) {
            for (int place = within.nextSetBit(0); place >= 0; place = within.nextSetBit(place + 1)) {
                if (runs.count()[place] != enough || scores.containsKey(place) || !fits(place, query)) continue;
                examined++;
                int distance = Spelling.distance(text, names[place], allowed);
                int whole = Math.abs(names[place].length() - text.length());
                if (distance <= allowed) scores.put(place, base(place, query) - 4 * distance - 0.1 * whole);
            }
        }
    }

    /** How many runs of letters each name shares with a text, and how many the one that shares most. */
    private record RunsInCommon(byte[] count, int most) {}

    private RunsInCommon runsInCommon(String text) {
        byte[] count = new byte[places.size()];
        int most = 0;
        for (String gram : Spelling.trigrams(text))
            for (int place : byTrigram.getOrDefault(gram, NONE))
                if (count[place] < 100) most = Math.max(most, ++count[place]);
        return new RunsInCommon(count, most);
    }

    private BitSet all() {
        BitSet all = new BitSet();
        all.set(0, places.size());
        return all;
    }
}
