package org.terreau.decision;

import org.terreau.incubator.IncubatorId;

/**
 * What is decided on, told by the module that owns it.
 *
 * @param title as the register calls it
 * @param path of its page on this site
 */
public record DecisionSubject(Key key, IncubatorId incubator, String title, String path) {

    /**
     * @param kind of subject, such as "dossier"
     * @param id of the subject in its module
     */
    public record Key(String kind, String id) {

        public Key {
            if (kind.isBlank() || id.isBlank()) throw new IllegalArgumentException("A subject has a kind and an id");
        }

        @Override
        public String toString() {
            return kind + ":" + id;
        }
    }
}
