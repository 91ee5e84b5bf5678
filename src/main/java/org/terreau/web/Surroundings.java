package org.terreau.web;

import java.util.List;
import java.util.Optional;
import org.terreau.shared.Words;

/** Where the pages of one thing stand among the others. A module adds one as a bean for the things that it owns. */
public interface Surroundings {

    /** Of the page at this path, for this reader; empty when it is about nothing of the module's. */
    Optional<Place> at(String path, Viewer viewer, Words words);

    /**
     * Where a page stands.
     *
     * @param about the name of what it is about, as everybody may read it
     * @param above the pages above it, from the most general
     * @param beside the pages between which one goes to and fro while one works on it; empty for who does not
     */
    record Place(String about, List<Step> above, List<Tab> beside) {

        public Place {
            above = List.copyOf(above);
            beside = List.copyOf(beside);
        }
    }

    /** A page above another. */
    record Step(String text, String path) {}

    /** A page beside another. */
    record Tab(String text, String path, boolean current) {}
}
