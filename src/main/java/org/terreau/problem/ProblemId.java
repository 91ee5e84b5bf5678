package org.terreau.problem;

import java.util.Optional;
import org.terreau.shared.NotFound;

/** A problem's number. */
public record ProblemId(long value) {

    private static final String PAGES = "/problemes/";
    private static final String NUMBER = "[1-9]\\d{0,15}";

    public ProblemId {
        if (value <= 0) throw new IllegalArgumentException("A problem's number is positive, not " + value);
    }

    /** Reads the number as an address has it; NotFound when it is not one. */
    public static ProblemId parse(String written) {
        if (!written.matches(NUMBER)) throw new NotFound("problem", written);
        return new ProblemId(Long.parseLong(written));
    }

    /** That of the problem whose public page has this path. */
    static Optional<ProblemId> ofPath(String path) {
        String written = path.substring(Math.min(path.length(), PAGES.length()));
        return path.startsWith(PAGES) && written.matches(NUMBER) ? Optional.of(parse(written)) : Optional.empty();
    }

    /** Its public page. */
    public String path() {
        return PAGES + value;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
