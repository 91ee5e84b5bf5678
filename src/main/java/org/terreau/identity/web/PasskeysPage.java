package org.terreau.identity.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.Passkeys;
import org.terreau.web.Form;

/**
 * Somebody's passkeys, and the form that makes one.
 *
 * @param proven they signed in a few minutes ago: a passkey may be made
 * @param before until when the first has to be made; null when it need not
 * @param next the page that was wanted; "" when none was
 * @param answers for others who lost theirs
 * @param elsewhere they are signed in on other devices too
 */
public record PasskeysPage(
        Form form,
        List<Passkeys.Line> lines,
        boolean proven,
        @Nullable Instant before,
        String next,
        boolean answers,
        boolean elsewhere) {

    public PasskeysPage {
        lines = List.copyOf(lines);
    }

    public boolean full() {
        return lines.size() >= Passkeys.MOST;
    }

    /** Where the proof is given, and from where one comes back here. */
    public String proof() {
        return "/connexion/preuve?suite=/mes-cles-d-acces";
    }
}
