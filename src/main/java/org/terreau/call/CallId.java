package org.terreau.call;

import org.terreau.shared.NotFound;

/** A call's number. */
public record CallId(long value) {

    public CallId {
        if (value <= 0) throw new IllegalArgumentException("A call's number is positive, not " + value);
    }

    /** Reads the number as an address has it; NotFound when it is not one. */
    public static CallId parse(String written) {
        if (!written.matches("[1-9]\\d{0,15}")) throw new NotFound("call", written);
        return new CallId(Long.parseLong(written));
    }

    public String path() {
        return "/appels/" + value;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
