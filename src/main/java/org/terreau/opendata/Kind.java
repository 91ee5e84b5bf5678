package org.terreau.opendata;

/** The folders of a catalogue, in the order in which they are stored. */
enum Kind {
    ORGANISATIONS("organisations"),
    INCUBATORS("incubators"),
    PRODUCTS("startups");

    private final String folder;

    Kind(String folder) {
        this.folder = folder;
    }

    String folder() {
        return folder;
    }
}
