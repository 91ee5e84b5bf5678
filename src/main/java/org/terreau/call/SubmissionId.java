package org.terreau.call;

import org.terreau.shared.NotFound;

/** A submission's number. */
public record SubmissionId(long value) {

    public SubmissionId {
        if (value <= 0) throw new IllegalArgumentException("A submission's number is positive, not " + value);
    }

    /** Reads the number as an address has it; NotFound when it is not one. */
    public static SubmissionId parse(String written) {
        if (!written.matches("[1-9]\\d{0,15}")) throw new NotFound("submission", written);
        return new SubmissionId(Long.parseLong(written));
    }

    public String path() {
        return "/candidatures/" + value;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
