package org.terreau.committee.web;

import java.util.List;

/**
 * How much of what is written stands on the first page of a pack: less where it would not hold on one sheet.
 *
 * @param promises how many
 * @param mission signs
 * @param wording signs of a promise, and of the name of a figure
 * @param cell signs of its threshold and of its result
 * @param learnt signs
 */
public record Room(int promises, int mission, int wording, int cell, int learnt) {

    /** On the screen, and on paper for most packs. */
    static final Room WIDE = new Room(6, Integer.MAX_VALUE, 140, 100, 600);

    private static final Room NARROW = new Room(5, 300, 90, 60, 300);

    /** Whatever is written, it holds. */
    static final Room TIGHTEST = new Room(4, 150, 60, 40, 120);

    /** The widest first. */
    static final List<Room> ALL = List.of(WIDE, NARROW, TIGHTEST);

    /** What was learnt keeps its paragraphs and lists. */
    public boolean paragraphs() {
        return equals(WIDE);
    }
}
