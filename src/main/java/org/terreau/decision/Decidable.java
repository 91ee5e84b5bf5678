package org.terreau.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A subject as it stands today.
 *
 * @param origins under which earlier decisions on the same life were taken: the dossier that a product was born of
 * @param since when it has waited for a decision: the day of its submission, or of its last decision; null when nobody knows
 * @param pub everybody may read the subject's own page
 */
public record Decidable(
        DecisionSubject subject,
        Stage stage,
        List<DecisionSubject.Key> origins,
        @Nullable LocalDate since,
        boolean pub) {

    public Decidable {
        origins = List.copyOf(origins);
    }

    /** Its id under a kind, when this life has one. */
    public Optional<String> id(String kind) {
        return keys().filter(key -> key.kind().equals(kind))
                .map(DecisionSubject.Key::id)
                .findFirst();
    }

    /** Itself, then what it was born of. */
    public Stream<DecisionSubject.Key> keys() {
        return Stream.concat(Stream.of(subject.key()), origins.stream());
    }
}
