package org.terreau.investigation;

/** What one does in the field to check what one believes. */
public enum FieldKind {
    INTERVIEW("entretien"),
    OBSERVATION("observation"),
    TEST("essai"),
    WORKSHOP("atelier");

    private final String code;

    FieldKind(String code) {
        this.code = code;
    }

    /** As written in addresses, message keys and the database. */
    public String code() {
        return code;
    }

    public static FieldKind of(String code) {
        for (FieldKind kind : values()) if (kind.code.equals(code)) return kind;
        throw new IllegalArgumentException("No field work is called " + code);
    }
}
