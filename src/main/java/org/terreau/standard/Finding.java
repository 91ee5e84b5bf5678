package org.terreau.standard;

/**
 * What one run found for a check.
 *
 * @param value what was measured, or why nothing was: a number, a day, a status; "" without one
 * @param where address of what was read, "" when nothing was
 * @param sentence as found on the site, {@link #LONGEST} signs at most
 */
public record Finding(CheckOutcome outcome, String value, String where, String sentence) {

    public static final int LONGEST = 200;
    private static final int ADDRESS = 1000;
    private static final int VALUE = 100;

    public Finding {
        value = cut(value, VALUE);
        where = cut(where, ADDRESS);
        sentence = cut(sentence, LONGEST);
    }

    static Finding of(CheckOutcome outcome, Object value, Object where, String sentence) {
        return new Finding(outcome, String.valueOf(value), String.valueOf(where), sentence);
    }

    /** Signs that nothing can keep become spaces, as do line breaks; what is too long ends with an ellipsis. */
    static String cut(String text, int longest) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ").strip();
        return line.length() <= longest ? line : line.substring(0, longest - 1) + "…";
    }
}
