package org.terreau.portfolio;

/** What an amount of money that something cost is read from, from what is surest (FIELD 1.3, F12). */
public enum MoneyBasis {
    /** Payment credits (CP) of a year that happened. */
    PAID("cp"),
    /** Commitment credits (AE) of a year that happened. */
    ORDERED("ae"),
    /** What was granted, spread over its days: no expense that anybody saw. */
    GRANTED("enveloppe");

    private final String code;

    MoneyBasis(String code) {
        this.code = code;
    }

    /** As written in message keys and files. */
    public String code() {
        return code;
    }
}
