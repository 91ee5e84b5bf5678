package org.terreau.shared;

/** A program called without a valid key. Shown as 401. */
public final class NotIdentified extends RuntimeException {

    public NotIdentified(String what) {
        super("Not identified: " + what);
    }
}
