package org.terreau.similarity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.terreau.incubator.Themes;

/** The problems that people share, as the module that owns them tells them: only what everybody may read. */
public interface SimilarProblems {

    /** The published problems: their ids, each with a mark that changes when what is described of it does. */
    Map<String, String> marks();

    /** Those that exist among these. */
    List<Described> described(Collection<String> ids);

    /** Those that are still published among these, as they are now. */
    Map<String, Shown> shown(Collection<String> ids);

    /**
     * What a problem says.
     *
     * @param text what it says below its title
     * @param themes codes of {@link Themes}
     * @param departements codes of those where it is met
     */
    record Described(String id, String title, String text, List<String> themes, Set<String> departements) {

        public Described {
            themes = List.copyOf(themes);
            departements = Set.copyOf(departements);
        }
    }

    /**
     * A problem as it is now.
     *
     * @param path of its public page
     * @param collectivities that have it
     */
    record Shown(String path, int collectivities) {}
}
