package org.terreau.dossier;

import java.util.Map;
import java.util.Set;
import org.terreau.review.Outcome;

/** Where a dossier stands. */
public enum DossierState {
    DRAFT("brouillon"),
    SUBMITTED("soumis"),
    INVESTIGATING("investigation"),
    BUILDING("construction"),
    PROVISIONAL("provisoire"),
    STOPPED("arrete"),
    WITHDRAWN("retire"),
    ARCHIVED("archive");

    /**
     * From where to where a dossier may go. Once submitted, the brief is locked until the staff give it back. Before any
     * committee granted something, a dossier may be withdrawn or archived; from there it only goes back to where it was.
     * After that, a committee alone stops it.
     */
    private static final Map<DossierState, Set<DossierState>> NEXT = Map.of(
            DRAFT, Set.of(SUBMITTED, WITHDRAWN, ARCHIVED),
            SUBMITTED, Set.of(DRAFT, INVESTIGATING, BUILDING, PROVISIONAL, STOPPED, WITHDRAWN, ARCHIVED),
            PROVISIONAL, Set.of(INVESTIGATING, BUILDING, PROVISIONAL, STOPPED),
            INVESTIGATING, Set.of(BUILDING, PROVISIONAL, STOPPED),
            BUILDING, Set.of(BUILDING, PROVISIONAL, STOPPED),
            STOPPED, Set.of(),
            WITHDRAWN, Set.of(DRAFT, SUBMITTED, ARCHIVED),
            ARCHIVED, Set.of(DRAFT, SUBMITTED, WITHDRAWN));

    /** Where the staff may reopen the brief without the dossier going back: what was decided on stays. */
    private static final Set<DossierState> REWRITABLE = Set.of(INVESTIGATING, BUILDING, PROVISIONAL);

    private final String code;

    DossierState(String code) {
        this.code = code;
    }

    /** As written in addresses, message keys and the database. */
    public String code() {
        return code;
    }

    public boolean mayBecome(DossierState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    /** The brief may be reopened while the dossier stays here. */
    public boolean rewritable() {
        return REWRITABLE.contains(this);
    }

    /** The staff may let the brief be written again: by giving the dossier back, or beside what was decided. */
    public boolean reopenable() {
        return this == SUBMITTED || rewritable();
    }

    /** A committee may decide on it. */
    public boolean decidable() {
        return this != DRAFT && this != STOPPED && !asleep();
    }

    /** Withdrawn or archived: it may be reopened to where it was. */
    public boolean asleep() {
        return this == WITHDRAWN || this == ARCHIVED;
    }

    public static DossierState of(String code) {
        for (DossierState state : values()) if (state.code.equals(code)) return state;
        throw new IllegalArgumentException("No state is called " + code);
    }

    /** Where a decision leads. */
    public static DossierState after(Outcome outcome) {
        return switch (outcome) {
            case INVESTIGATE -> INVESTIGATING;
            case BUILD -> BUILDING;
            case PROVISIONAL -> PROVISIONAL;
            case STOP -> STOPPED;
        };
    }
}
