package org.terreau.brief;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.dossier.Brief;

/**
 * Two people's changes to the same brief, brought together part by part against what both had read. Different parts
 * never clash; in the same part, changes at different places are both kept, and changes at the same place are shown to
 * the one who comes second.
 *
 * @param brief both people's changes wherever they don't clash, and theirs where they do
 * @param clashes where the second has to choose
 */
record BriefMerge(Brief brief, Map<Brief.Part, Saved.Clash> clashes) {

    BriefMerge {
        clashes = Map.copyOf(clashes);
    }

    /**
     * Brings both together.
     *
     * @param base what both had read; null when it is not kept any more: then whatever differs clashes
     */
    static BriefMerge of(@Nullable Brief base, Brief mine, Brief theirs) {
        Map<Brief.Part, String> merged = new EnumMap<>(Brief.Part.class);
        Map<Brief.Part, Saved.Clash> clashes = new EnumMap<>(Brief.Part.class);
        for (Brief.Part part : Brief.Part.values()) {
            String typed = mine.get(part);
            String saved = theirs.get(part);
            String read = base == null ? null : base.get(part);
            if (typed.equals(saved) || typed.equals(read)) merged.put(part, saved);
            else if (saved.equals(read)) merged.put(part, typed);
            else {
                Text both = part.prose() && read != null ? text(read, typed, saved) : side(part, typed, saved);
                boolean kept = both.clean() && both.words().length() <= part.longest();
                merged.put(part, kept ? both.words() : saved);
                if (!kept) clashes.put(part, new Saved.Clash(typed, saved, both.words()));
            }
        }
        return new BriefMerge(new Brief(merged), clashes);
    }

    /** A merged text; clean when no place was changed by both. */
    record Text(String words, boolean clean) {}

    /** What can't be mixed word by word is proposed one after the other; one value can only be chosen. */
    private static Text side(Brief.Part part, String mine, String theirs) {
        return new Text(part == Brief.Part.TERRITORY ? mine : joined(theirs, mine), false);
    }

    static Text text(String base, String mine, String theirs) {
        List<String> read = Words.of(base);
        List<Words.Change> ours = Words.changes(read, Words.of(mine));
        List<Words.Change> others = Words.changes(read, Words.of(theirs));
        StringBuilder merged = new StringBuilder();
        boolean clean = true;
        int at = 0;
        int our = 0;
        int other = 0;
        while (our < ours.size() || other < others.size()) {
            int start = Math.min(start(ours, our), start(others, other));
            int end = start;
            int ourEnd = our;
            int otherEnd = other;
            boolean grew = true;
            while (grew) {
                grew = false;
                if (ourEnd < ours.size() && ours.get(ourEnd).touches(start, end)) {
                    end = Math.max(end, ours.get(ourEnd++).end());
                    grew = true;
                }
                if (otherEnd < others.size() && others.get(otherEnd).touches(start, end)) {
                    end = Math.max(end, others.get(otherEnd++).end());
                    grew = true;
                }
            }
            merged.append(Words.join(read.subList(at, start)));
            String oursHere = applied(read, ours.subList(our, ourEnd), start, end);
            String theirsHere = applied(read, others.subList(other, otherEnd), start, end);
            if (otherEnd == other || oursHere.equals(theirsHere)) merged.append(oursHere);
            else if (ourEnd == our) merged.append(theirsHere);
            else {
                clean = false;
                merged.append(joined(theirsHere, oursHere));
            }
            at = end;
            our = ourEnd;
            other = otherEnd;
        }
        merged.append(Words.join(read.subList(at, read.size())));
        return new Text(merged.toString(), clean);
    }

    private static int start(List<Words.Change> changes, int next) {
        return next < changes.size() ? changes.get(next).start() : Integer.MAX_VALUE;
    }

    private static String applied(List<String> read, List<Words.Change> changes, int start, int end) {
        List<String> words = new ArrayList<>();
        int at = start;
        for (Words.Change change : changes) {
            words.addAll(read.subList(at, change.start()));
            words.addAll(change.replacement());
            at = change.end();
        }
        words.addAll(read.subList(at, end));
        return Words.join(words);
    }

    /** One after the other, with a space where two words would touch. */
    private static String joined(String first, String second) {
        boolean apart = first.isEmpty()
                || second.isEmpty()
                || Character.isWhitespace(first.charAt(first.length() - 1))
                || Character.isWhitespace(second.charAt(0));
        return apart ? first + second : first + " " + second;
    }
}
