package org.terreau.similarity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The part of a text that says most of what was looked for, cut between words, what is said marked. */
final class SimilarPassage {

    private static final int LENGTH = 240;
    private static final int BEFORE = 60;

    private SimilarPassage() {}

    /** The whole text. */
    static List<SimilarMatch.Piece> whole(String text, List<SimilarTerms.Hit> hits) {
        return pieces(text, hits, 0, text.length());
    }

    /** The best part of it. */
    static List<SimilarMatch.Piece> best(String text, List<SimilarTerms.Hit> hits) {
        if (text.length() <= LENGTH) return whole(text, hits);
        int best = 0;
        int most = -1;
        for (int first = 0; first < hits.size(); first++) {
            int start = startBefore(text, hits.get(first).start());
            Set<Integer> said = new HashSet<>();
            for (int at = first; at < hits.size() && hits.get(at).end() <= start + LENGTH; at++)
                said.add(hits.get(at).said());
            if (said.size() > most) {
                most = said.size();
                best = start;
            }
        }
        int end = endBefore(text, best + LENGTH);
        List<SimilarMatch.Piece> pieces = new ArrayList<>();
        if (best > 0) pieces.add(new SimilarMatch.Piece("… ", false));
        pieces.addAll(pieces(text, hits, best, end));
        if (end < text.length()) pieces.add(new SimilarMatch.Piece(" …", false));
        return pieces;
    }

    /** The beginning of the sentence when it is near, of a word otherwise. */
    private static int startBefore(String text, int at) {
        int earliest = Math.max(0, at - BEFORE);
        for (int start = at; start > earliest; start--)
            if (Character.isWhitespace(text.charAt(start - 1))
                    && start > 1
                    && ".!?:\n".indexOf(text.charAt(start - 2)) >= 0) return start;
        int start = earliest;
        if (start == 0) return 0;
        while (start < at && !Character.isWhitespace(text.charAt(start - 1))) start++;
        return start;
    }

    private static int endBefore(String text, int at) {
        if (at >= text.length()) return text.length();
        int end = at;
        while (end > at - BEFORE && !Character.isWhitespace(text.charAt(end))) end--;
        return Character.isWhitespace(text.charAt(end)) ? end : at;
    }

    private static List<SimilarMatch.Piece> pieces(String text, List<SimilarTerms.Hit> hits, int start, int end) {
        List<SimilarMatch.Piece> pieces = new ArrayList<>();
        int at = start;
        for (SimilarTerms.Hit hit : hits) {
            if (hit.start() < at || hit.end() > end) continue;
            if (hit.start() > at) pieces.add(new SimilarMatch.Piece(text.substring(at, hit.start()), false));
            pieces.add(new SimilarMatch.Piece(text.substring(hit.start(), hit.end()), true));
            at = hit.end();
        }
        if (at < end) pieces.add(new SimilarMatch.Piece(text.substring(at, end), false));
        return pieces;
    }
}
