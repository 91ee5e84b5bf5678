package org.terreau.outreach;

import java.util.Random;

/** A call-back request's reference, as the person reads it on the telephone: "T-4F7K2Q". */
public record RequestReference(String value) {

    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    public RequestReference {
        if (!value.matches("T-[2-9A-HJ-NP-Z]{6}")) throw new IllegalArgumentException("Not a reference: " + value);
    }

    static RequestReference drawn(Random random) {
        StringBuilder drawn = new StringBuilder("T-");
        for (int letter = 0; letter < 6; letter++) drawn.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        return new RequestReference(drawn.toString());
    }

    /** Where the staff read it. */
    public String path() {
        return "/demandes/" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
