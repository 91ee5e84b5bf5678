package org.terreau.launch;

/** Terreau can't start: one sentence, for the person at the terminal, that says why and what to do. */
final class Unusable extends Exception {

    Unusable(String sentence) {
        super(sentence);
    }
}
