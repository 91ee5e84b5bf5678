package org.terreau.web;

import java.util.List;

/**
 * Public things that the search of the whole site finds. A module adds one as a bean; what it gives must be what everybody
 * may read.
 */
public interface SearchSource {

    /** Its name is the message `search.kind.<kind>`, in the plural. */
    String kind();

    /** Where it stands among the kinds, from the first. */
    int order();

    /** Everything to find, held in an index until something public changes. */
    default List<Entry> entries() {
        return List.of();
    }

    /** For a source that has an index of its own: what resembles most what is typed, the best first. */
    default List<Entry> closest(String typed) {
        return List.of();
    }

    /**
     * Something to find.
     *
     * @param text what it is about: searched, and shown when it is short
     * @param path of its page
     * @param themes in words
     * @param phase code of the phase in effect; empty when it has none
     * @param departements codes
     */
    record Entry(String title, String text, String path, List<String> themes, String phase, List<String> departements) {

        public Entry {
            themes = List.copyOf(themes);
            departements = List.copyOf(departements);
        }
    }
}
