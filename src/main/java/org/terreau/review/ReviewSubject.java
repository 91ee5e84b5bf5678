package org.terreau.review;

import org.terreau.decision.DecisionSubject;
import org.terreau.incubator.IncubatorId;

/**
 * What is reviewed, told by the module that owns it.
 *
 * @param kind of subject, such as "dossier"
 * @param id of the subject in its module
 * @param path of its page on this site
 */
public record ReviewSubject(String kind, String id, IncubatorId incubator, String title, String path) {

    public ReviewSubject {
        if (kind.isBlank() || id.isBlank()) throw new IllegalArgumentException("A subject has a kind and an id");
    }

    /** Under which committees decide on it. */
    public DecisionSubject.Key key() {
        return new DecisionSubject.Key(kind, id);
    }
}
