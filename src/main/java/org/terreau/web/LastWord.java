package org.terreau.web;

/**
 * What is stopped once and taken when the person says so: a problem whose key ends with ".once" comes with a box beside its
 * field, whose words are at the key followed by "-box".
 */
public final class LastWord {

    private static final String ONCE = ".once";
    private static final String BOX = "-box";

    private LastWord() {}

    /** The name of the box beside a field. */
    public static String box(String field) {
        return "confirme-" + field;
    }

    public static boolean said(Form form, String field) {
        return form.ticked(box(field));
    }

    /** The key of the words of the box; "" when nothing is asked about the field. */
    public static String asked(Form form, String field) {
        return form.problemsOf(field).stream()
                .map(problem -> problem.key())
                .filter(key -> key.endsWith(ONCE))
                .findFirst()
                .map(key -> key + BOX)
                .orElse("");
    }
}
