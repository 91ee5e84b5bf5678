package org.terreau.dossier;

import java.util.Map;
import java.util.Set;
import org.terreau.decision.Outcome;
import org.terreau.decision.Stage;

/** Where a dossier stands. */
public enum DossierState {
    DRAFT("brouillon"),
    SUBMITTED("soumis"),
    INVESTIGATING("investigation"),
    BUILDING("construction"),
    PROVISIONAL("provisoire"),
    /** What was built goes on: its product tells where it is. */
    FOLLOWED("suivi"),
    STOPPED("arrete"),
    /** Not here, or not yet: its applicant was told where to go, and what would change the answer. */
    REDIRECTED("reoriente"),
    WITHDRAWN("retire"),
    ARCHIVED("archive");

    /**
     * From where to where a dossier may go. Once submitted, the brief is locked until the staff give it back. Before any
     * committee granted something, a dossier may be withdrawn or archived; from there it only goes back to where it was.
     * After that, a committee alone stops it.
     */
    private static final Map<DossierState, Set<DossierState>> NEXT = Map.ofEntries(
            Map.entry(DRAFT, Set.of(SUBMITTED, WITHDRAWN, ARCHIVED)),
            Map.entry(
                    SUBMITTED,
                    Set.of(DRAFT, INVESTIGATING, BUILDING, PROVISIONAL, STOPPED, REDIRECTED, WITHDRAWN, ARCHIVED)),
            Map.entry(PROVISIONAL, Set.of(INVESTIGATING, BUILDING, FOLLOWED, PROVISIONAL, STOPPED, REDIRECTED)),
            Map.entry(INVESTIGATING, Set.of(BUILDING, PROVISIONAL, STOPPED, REDIRECTED)),
            Map.entry(BUILDING, Set.of(FOLLOWED, PROVISIONAL, STOPPED)),
            Map.entry(FOLLOWED, Set.of(FOLLOWED, PROVISIONAL, STOPPED)),
            Map.entry(STOPPED, Set.of()),
            Map.entry(REDIRECTED, Set.of()),
            Map.entry(WITHDRAWN, Set.of(DRAFT, SUBMITTED, ARCHIVED)),
            Map.entry(ARCHIVED, Set.of(DRAFT, SUBMITTED, WITHDRAWN)));

    /** Where the staff may reopen the brief without the dossier going back: what was decided on stays. */
    private static final Set<DossierState> REWRITABLE = Set.of(INVESTIGATING, BUILDING, PROVISIONAL, FOLLOWED);

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

    /** Where it stands for a committee, as long as no product was born of it. */
    Stage stage() {
        return switch (this) {
            case DRAFT, WITHDRAWN, ARCHIVED -> Stage.WRITING;
            case SUBMITTED, PROVISIONAL -> Stage.SUBMITTED;
            case INVESTIGATING -> Stage.INVESTIGATION;
            case BUILDING, FOLLOWED -> Stage.CONSTRUCTION;
            case STOPPED, REDIRECTED -> Stage.ENDED;
        };
    }

    /** Nothing is done with it any more, by a decision or without one. */
    public boolean ended() {
        return this == STOPPED || this == REDIRECTED || asleep();
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
            case CONTINUE, ACCELERATE, SUSTAIN, TRANSFER -> FOLLOWED;
            case STOP -> STOPPED;
            case REDIRECT -> REDIRECTED;
        };
    }
}
