package org.terreau.legal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A criterion of the general accessibility framework (RGAA 4.1.2), in our own short words, as Terreau was assessed on it.
 *
 * @param proofs tests, as {@code SomeTests#method}
 * @param reasons why it is not met, or does not apply
 */
public record Criterion(String number, State state, List<String> proofs, InBoth words, InBoth reasons) {

    public Criterion {
        proofs = List.copyOf(proofs);
        boolean mustProve = state == State.MET || state == State.NOT_APPLICABLE;
        if (mustProve == proofs.isEmpty())
            throw new IllegalArgumentException("Criterion " + number + " is " + state
                    + ": only what is proved is met or does not apply, not " + proofs);
    }

    /** What was found. Only what a test proves is met or does not apply. */
    public enum State {
        MET("C"),
        NOT_MET("NC"),
        NOT_APPLICABLE("NA"),
        NOT_ASSESSED("NE");

        private final String code;

        State(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        static State of(String code) {
            return Arrays.stream(values())
                    .filter(state -> state.code.equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No state " + code));
        }
    }

    /** The same in French and in English. */
    public record InBoth(String french, String english) {

        public String in(Locale locale) {
            return locale.getLanguage().equals("en") ? english : french;
        }
    }
}
