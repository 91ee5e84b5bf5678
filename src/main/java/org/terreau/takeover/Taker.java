package org.terreau.takeover;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who offers to take a product over; name, address and message are empty once they are forgotten.
 *
 * @param shown they agreed that everybody reads the name of their organisation
 * @param published those who work on the product published that name
 * @param answer what was answered; null while they wait
 */
public record Taker(
        long id,
        Identity who,
        String message,
        Instant at,
        boolean shown,
        boolean published,
        @Nullable Answer answer) {

    /** Its organisation agreed to be named, and nobody published its name yet. */
    public boolean publishable() {
        return shown && !published && !who.forgotten() && (answer == null || answer.accepted());
    }

    public record Identity(String name, String email, String organisation, Locale language) {

        /** Nobody can be written to any more. */
        public boolean forgotten() {
            return email.isEmpty();
        }
    }

    public record Answer(boolean accepted, String reply, LocalDate on) {}
}
