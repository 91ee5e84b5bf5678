package org.terreau.web;

import java.util.List;
import org.terreau.shared.Words;

/**
 * What who runs the site has to know of a module: page {@code /administration/etat}. A module tells its own by declaring a
 * bean; one or few statements.
 */
public interface OperatingFacts {

    /** Where they stand on the page, from the first. */
    int order();

    List<OperatingFact> facts(Words words);
}
