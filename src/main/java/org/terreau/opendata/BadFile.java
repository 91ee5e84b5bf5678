package org.terreau.opendata;

import java.util.List;

/** A file of a catalogue that can't be read as it should be: where, and why as a key of the message bundles. */
final class BadFile extends Exception {

    private static final int LONGEST = 100;

    private final String place;
    private final String key;
    private final List<Object> arguments;

    /**
     * @param place the field, such as "phases[1].start", or "ligne 4"
     * @param key of the reason, after "opendata.bad."
     */
    BadFile(String place, String key, Object... arguments) {
        super(place + ": " + key + " " + List.of(arguments));
        this.place = place;
        this.key = "opendata.bad." + key;
        this.arguments = List.of(arguments);
    }

    /** What was read, cut short when it is long: a reason stays a sentence. */
    static String brief(String read) {
        return read.length() <= LONGEST ? read : read.substring(0, LONGEST) + "…";
    }

    String place() {
        return place;
    }

    String key() {
        return key;
    }

    List<Object> arguments() {
        return arguments;
    }
}
