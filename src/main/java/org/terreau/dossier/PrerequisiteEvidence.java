package org.terreau.dossier;

import java.util.List;
import org.terreau.eligibility.Prerequisite;

/**
 * What was gathered on prerequisites, shown beside each where the staff judge it; told by the module that owns it. Beans
 * are shown in the order that Spring gives them.
 */
public interface PrerequisiteEvidence {

    /**
     * A template and its page, ready to be rendered. The template shows an h3 first.
     *
     * @param template path under `src/main/jte` without its ending
     */
    record Part(Prerequisite prerequisite, String template, Object page) {}

    /** What it knows for the staff of the dossier's incubator; nothing where there is nothing to show. */
    List<Part> of(DossierRecord dossier);
}
