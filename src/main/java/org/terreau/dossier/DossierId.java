package org.terreau.dossier;

/** A dossier's number. */
public record DossierId(long value) {

    /** The kind under which a dossier is reviewed. */
    public static final String REVIEWED_AS = "dossier";

    public DossierId {
        if (value <= 0) throw new IllegalArgumentException("A dossier's number is positive, not " + value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
