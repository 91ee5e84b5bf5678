package org.terreau.shared;

/** Terreau can't start: one sentence, for the person at the terminal, that says why and what to do. */
public final class Unusable extends RuntimeException {

    public Unusable(String sentence) {
        super(sentence);
    }
}
