package org.terreau.outreach;

/** What the person who asks to be called back works for. */
public enum OrganisationKind {
    COLLECTIVITY("collectivite"),
    PUBLIC_ACTOR("acteur-public"),
    PARTNER("partenaire");

    private final String code;

    OrganisationKind(String code) {
        this.code = code;
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    public static OrganisationKind of(String code) {
        for (OrganisationKind kind : values()) if (kind.code.equals(code)) return kind;
        throw new IllegalArgumentException("No kind of organisation is called " + code);
    }
}
