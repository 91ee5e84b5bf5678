package org.terreau.onboarding;

import org.terreau.shared.Plain;

/**
 * A word of a column that no list knows.
 *
 * @param column its code
 * @param word as it is written first
 */
public record Unknown(String column, Vocabulary words, String word) {

    /** Under which a form says what it means: the same whatever the case and the accents. */
    public String field() {
        return field(column, word);
    }

    static String field(String column, String word) {
        return "mot-" + column + "-" + Integer.toHexString(Plain.text(word).hashCode());
    }
}
