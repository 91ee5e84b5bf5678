package org.terreau.follow;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** Tells what the topics of a kind are. A module whose things may be followed adds one as a bean. */
public interface Followable {

    /**
     * A topic in words.
     *
     * @param typed whether the name is a sentence that somebody wrote
     */
    record Described(String name, String path, boolean typed) {}

    /** The kind of topics it knows. */
    String kind();

    /** Those that exist and that everybody may read, among these ids. */
    Map<String, Described> describe(Collection<String> ids, Locale language);
}
