package org.terreau.dossier;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts of a dossier's story. Whoever knows some adds a bean; each one costs the page a fixed number of statements. */
public interface TimelineSource {

    /**
     * One fact.
     *
     * @param kind by which the timeline is filtered: the end of the message key `dossier.timeline.kind.…`
     * @param key of its sentence in the message bundles
     * @param arguments what the sentence names, ready to be shown
     * @param who did it, null when it is not said
     * @param path where it can be read, null when there is nothing more
     * @param internal told to the staff only
     */
    record Fact(
            Instant at,
            String kind,
            String key,
            List<Object> arguments,
            @Nullable String who,
            @Nullable String path,
            boolean internal) {

        public Fact {
            arguments = List.copyOf(arguments);
        }
    }

    /** What it knows of this dossier, internal facts included: the timeline leaves them out for the applicant. */
    List<Fact> facts(DossierRecord dossier);
}
