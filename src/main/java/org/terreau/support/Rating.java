package org.terreau.support;

import org.jspecify.annotations.Nullable;
import org.terreau.shared.Objections;
import org.terreau.shared.Refused;

/**
 * What a team says of the help that it got.
 *
 * @param useful from 0 to 10; null when it was not said
 * @param clear from 0 to 10; asked at delivery alone
 * @param timely from 0 to 10; asked at delivery alone
 * @param sentence what they add; empty for nothing
 * @param quotable everybody may read that sentence
 */
public record Rating(
        @Nullable Integer useful,
        @Nullable Integer clear,
        @Nullable Integer timely,
        String sentence,
        boolean quotable) {

    public static final int MOST = 10;

    /** Longest sentence, in characters. */
    public static final int TEXT = 500;

    /** @throws Refused naming each field that is wrong */
    void check(RatingRound round) {
        Objections objections = new Objections();
        mark(objections, "utile", useful);
        if (round == RatingRound.DELIVERY) {
            mark(objections, "clair", clear);
            mark(objections, "a-temps", timely);
        }
        objections.when(sentence.length() > TEXT, "commentaire", "support.text.long", TEXT);
        objections.raise();
    }

    private static void mark(Objections objections, String field, @Nullable Integer mark) {
        objections.when(mark == null || mark < 0 || mark > MOST, field, "support.rate.mark", MOST);
    }
}
