package org.terreau.shared;

/** The person is known (or known to be nobody) and has no right to what was asked. Shown as 403, or as a sign-in. */
public final class NotAllowed extends RuntimeException {

    public NotAllowed(String what) {
        super("Not allowed: " + what);
    }
}
