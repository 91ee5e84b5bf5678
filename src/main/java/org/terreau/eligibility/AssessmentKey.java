package org.terreau.eligibility;

/** What a shared self-assessment's address ends with: drawn at random, so that it is read by those it was given to. */
public record AssessmentKey(String value) {

    public AssessmentKey {
        if (!valid(value)) throw new IllegalArgumentException("Not a key: " + value);
    }

    public static boolean valid(String written) {
        return written.matches("[A-Za-z0-9_-]{16,40}");
    }

    @Override
    public String toString() {
        return value;
    }
}
