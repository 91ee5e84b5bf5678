package org.terreau.brief;

import java.util.ArrayList;
import java.util.List;
import org.terreau.dossier.Brief;

/** Two states of a brief beside each other, part by part, with the words that were taken away and added. */
public record BriefComparison(List<PartDifference> parts) {

    /** A run of words, on one side. */
    public record Piece(String text, boolean changed) {}

    /** A part before and after. */
    public record PartDifference(Brief.Part part, List<Piece> before, List<Piece> after) {

        public PartDifference {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        public boolean changed() {
            return before.stream().anyMatch(Piece::changed) || after.stream().anyMatch(Piece::changed);
        }
    }

    public BriefComparison {
        parts = List.copyOf(parts);
    }

    public static BriefComparison of(Brief before, Brief after) {
        List<PartDifference> parts = new ArrayList<>();
        for (Brief.Part part : Brief.Part.values()) parts.add(compared(part, before.get(part), after.get(part)));
        return new BriefComparison(parts);
    }

    public List<PartDifference> changed() {
        return parts.stream().filter(PartDifference::changed).toList();
    }

    public List<PartDifference> unchanged() {
        return parts.stream().filter(part -> !part.changed()).toList();
    }

    private static PartDifference compared(Brief.Part part, String before, String after) {
        if (before.equals(after))
            return new PartDifference(part, List.of(new Piece(before, false)), List.of(new Piece(after, false)));
        if (!part.prose())
            return new PartDifference(part, List.of(new Piece(before, true)), List.of(new Piece(after, true)));
        List<String> from = Words.of(before);
        Side old = new Side();
        Side fresh = new Side();
        int at = 0;
        for (Words.Change change : Words.changes(from, Words.of(after))) {
            String between = Words.join(from.subList(at, change.start()));
            boolean bridge = at > 0 && between.isBlank() && !between.contains("\n");
            old.add(between, bridge && old.changing());
            fresh.add(between, bridge && fresh.changing());
            old.add(Words.join(from.subList(change.start(), change.end())), true);
            fresh.add(Words.join(change.replacement()), true);
            at = change.end();
        }
        String rest = Words.join(from.subList(at, from.size()));
        old.add(rest, false);
        fresh.add(rest, false);
        return new PartDifference(part, old.pieces, fresh.pieces);
    }

    /** The pieces of one side; neighbours of the same kind become one, so that a run of new words reads as one. */
    private static final class Side {

        private final List<Piece> pieces = new ArrayList<>();

        boolean changing() {
            return !pieces.isEmpty() && pieces.get(pieces.size() - 1).changed();
        }

        void add(String text, boolean changed) {
            if (text.isEmpty()) return;
            if (!pieces.isEmpty() && changing() == changed) {
                Piece last = pieces.remove(pieces.size() - 1);
                pieces.add(new Piece(last.text() + text, changed));
            } else pieces.add(new Piece(text, changed));
        }
    }
}
