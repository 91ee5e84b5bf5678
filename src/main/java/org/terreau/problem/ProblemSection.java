package org.terreau.problem;

import java.util.Optional;

/** A part that another module adds to the public page of a problem. Add one as a bean; no form that writes in it. */
public interface ProblemSection {

    /** From top to bottom, after the registry's own parts. */
    int order();

    /** What to show for this problem; empty to show nothing. */
    Optional<Part> of(Problem problem);

    /**
     * A template and its page, both of the module that adds the part.
     *
     * @param template path under `src/main/jte` without its ending; takes `ui` and `page`
     */
    record Part(String template, Object page) {}
}
