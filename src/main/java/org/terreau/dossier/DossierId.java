package org.terreau.dossier;

import org.terreau.shared.NotFound;

/** A dossier's number. */
public record DossierId(long value) {

    /** The kind under which a dossier is reviewed. */
    public static final String REVIEWED_AS = "dossier";

    public DossierId {
        if (value <= 0) throw new IllegalArgumentException("A dossier's number is positive, not " + value);
    }

    /** Reads the number as an address has it; NotFound when it is not one. */
    public static DossierId parse(String written) {
        if (!written.matches("[1-9]\\d{0,15}")) throw new NotFound("dossier", written);
        return new DossierId(Long.parseLong(written));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
