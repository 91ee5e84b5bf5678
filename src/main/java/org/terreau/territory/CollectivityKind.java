package org.terreau.territory;

/** The levels of the official geographic code, and the syndicats, which it does not list. */
public enum CollectivityKind {
    COMMUNE("commune"),
    EPCI("epci"),
    DEPARTEMENT("departement"),
    REGION("region"),
    SYNDICAT("syndicat");

    private final String code;

    CollectivityKind(String code) {
        this.code = code;
    }

    /** As written in addresses and in the database. */
    public String code() {
        return code;
    }

    public static CollectivityKind of(String code) {
        for (CollectivityKind kind : values()) if (kind.code.equals(code)) return kind;
        throw new IllegalArgumentException("No kind of collectivity is called " + code);
    }
}
