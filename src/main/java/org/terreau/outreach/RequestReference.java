package org.terreau.outreach;

/** A call-back request's reference, as the person reads it on the telephone: "T-4F7K2Q". */
public record RequestReference(String value) {

    public RequestReference {
        if (!value.matches("T-[2-9A-HJ-NP-Z]{6}")) throw new IllegalArgumentException("Not a reference: " + value);
    }

    @Override
    public String toString() {
        return value;
    }
}
