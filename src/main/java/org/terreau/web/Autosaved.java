package org.terreau.web;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * What a form that saves itself while one types is answered, the same for all of them: `frontend/terreau.js` reads it to
 * go on typing.
 *
 * @param version to give with the next save
 * @param textes fields in which the draft differs from what was sent, with the draft's text
 * @param conflits fields in which somebody else changed the same place
 * @param verrouillee the draft was submitted meanwhile
 */
public record Autosaved(long version, Map<String, String> textes, List<String> conflits, boolean verrouillee) {

    public Autosaved {
        textes = Map.copyOf(textes);
        conflits = List.copyOf(conflits);
    }

    /** Saved as it was sent. */
    public static ResponseEntity<Autosaved> whole(long version) {
        return ResponseEntity.ok(new Autosaved(version, Map.of(), List.of(), false));
    }

    /** Not saved over what is stored: the page says so and keeps what was typed. */
    public static ResponseEntity<Autosaved> conflict(Autosaved answer) {
        return ResponseEntity.status(HttpStatus.CONFLICT).body(answer);
    }
}
