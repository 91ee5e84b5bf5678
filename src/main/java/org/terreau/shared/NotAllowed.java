package org.terreau.shared;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The person is known (or known to be nobody) and has no right to what was asked. Shown as 403, or as a sign-in. */
public final class NotAllowed extends RuntimeException {

    private final @Nullable String key;

    public NotAllowed(String what) {
        this(what, null);
    }

    /** @param key of the sentence that tells the person why, in the message bundles; null for the usual one */
    public NotAllowed(String what, @Nullable String key) {
        super("Not allowed: " + what);
        this.key = key;
    }

    /** The key of the sentence that tells the person why, when there is one. */
    public Optional<String> key() {
        return Optional.ofNullable(key);
    }
}
