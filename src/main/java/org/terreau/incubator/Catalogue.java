package org.terreau.incubator;

/** Writes incubators and organisations as a catalogue publishes them. */
public interface Catalogue {

    /** What storing did. */
    enum Change {
        CREATED,
        CHANGED,
        UNCHANGED
    }

    /**
     * Stores an incubator, in the caller's transaction. Whether it is this site's host is left as it is.
     *
     * @param published its front matter as a JSON object, kept whole so that an export loses nothing
     */
    Change store(Incubator incubator, String published);

    /**
     * Stores an organisation, in the caller's transaction.
     *
     * @param published its front matter as a JSON object
     */
    Change store(Organisation organisation, String published);
}
