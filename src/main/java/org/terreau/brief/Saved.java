package org.terreau.brief;

import java.util.Map;
import org.terreau.dossier.Brief;

/**
 * What became of a text that was sent.
 *
 * @param version of the draft from now on
 * @param brief the draft from now on, with what others wrote meanwhile
 * @param clashes parts in which somebody else changed the same place: what was typed there is kept aside, not saved
 * @param locked the brief was submitted meanwhile: all that was typed is kept aside
 */
public record Saved(long version, Brief brief, Map<Brief.Part, Clash> clashes, boolean locked) {

    /**
     * A part that two people changed at the same place.
     *
     * @param mine what was sent
     * @param theirs what was saved meanwhile
     * @param proposal both texts in one, no word of either left out
     */
    public record Clash(String mine, String theirs, String proposal) {}

    public Saved {
        clashes = Map.copyOf(clashes);
    }

    public boolean whole() {
        return clashes.isEmpty() && !locked;
    }
}
