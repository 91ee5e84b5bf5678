package org.terreau.source;

import java.util.List;

/** A source gives nothing that can be read. */
final class Unreadable extends Exception {

    private static final int CUT = 200;

    private final String key;
    private final List<String> arguments;
    private final boolean passing;

    private Unreadable(String key, boolean passing, String... arguments) {
        super(key + " " + List.of(arguments));
        this.key = key;
        this.passing = passing;
        this.arguments = List.of(arguments).stream()
                .map(text -> text.length() > CUT ? text.substring(0, CUT) + "…" : text)
                .toList();
    }

    static Unreadable of(String key, String... arguments) {
        return new Unreadable(key, false, arguments);
    }

    /** What may well be over soon. */
    static Unreadable passing(String key, String... arguments) {
        return new Unreadable(key, true, arguments);
    }

    /** Of the sentence in the message bundles. */
    String key() {
        return key;
    }

    List<String> arguments() {
        return arguments;
    }

    boolean passing() {
        return passing;
    }
}
