package org.terreau.brief;

import java.util.Set;
import org.terreau.dossier.Brief;

/**
 * A brief as somebody sends it.
 *
 * @param version the version of the draft that they had read
 * @param sheet the page on which they type: what it could not save is replaced when it saves again
 * @param putBack kept texts that they put back into the form: forgotten once saved
 */
public record Writing(Brief brief, long version, String sheet, Set<Long> putBack) {

    public Writing {
        putBack = Set.copyOf(putBack);
    }

    public static Writing of(Brief brief, long version) {
        return new Writing(brief, version, "", Set.of());
    }
}
