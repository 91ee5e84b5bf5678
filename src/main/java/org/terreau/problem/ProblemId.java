package org.terreau.problem;

import org.terreau.shared.NotFound;

/** A problem's number. */
public record ProblemId(long value) {

    public ProblemId {
        if (value <= 0) throw new IllegalArgumentException("A problem's number is positive, not " + value);
    }

    /** Reads the number as an address has it; NotFound when it is not one. */
    public static ProblemId parse(String written) {
        if (!written.matches("[1-9]\\d{0,15}")) throw new NotFound("problem", written);
        return new ProblemId(Long.parseLong(written));
    }

    /** Its public page. */
    public String path() {
        return "/problemes/" + value;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
