package org.terreau.shared;

/** A number of something, as an address or a hidden field has it. */
public final class AddressNumber {

    private static final String NUMBER = "[1-9]\\d{0,15}";

    private AddressNumber() {}

    /**
     * @param what is numbered, for the journal of the program
     * @throws NotFound when it is not a number, or too large to be one of ours
     */
    public static long read(String written, String what) {
        if (!written.matches(NUMBER)) throw new NotFound(what, written);
        return Long.parseLong(written);
    }
}
