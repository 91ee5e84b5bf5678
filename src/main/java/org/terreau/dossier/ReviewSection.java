package org.terreau.dossier;

import java.util.Optional;

/** A part of the page on which the staff review a dossier, told by the module that owns it. */
public interface ReviewSection {

    /**
     * A template and its page, ready to be rendered. The template shows an h2 first.
     *
     * @param template path under `src/main/jte` without its ending
     */
    record Part(String template, Object page) {}

    /** The part for the staff of the dossier's incubator, empty when there is nothing to show. */
    Optional<Part> of(DossierRecord dossier);
}
