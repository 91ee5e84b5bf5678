package org.terreau.web;

import java.util.List;

/**
 * The search of the whole site, for a list that has a search of its own: what one finds with some words, the other finds
 * too.
 */
public interface SiteWords {

    /** Paths of what these words find among the things of a {@link SearchSource#kind()}, the best first. */
    List<String> paths(String kind, String typed);
}
