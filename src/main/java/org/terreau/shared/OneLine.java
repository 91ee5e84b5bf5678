package org.terreau.shared;

/** What is typed on one line, such as a name or a title. */
public final class OneLine {

    private OneLine() {}

    /** No longer than that, and without a line break. */
    public static boolean fits(String text, int longest) {
        return text.length() <= longest && text.lines().limit(2).count() < 2;
    }
}
