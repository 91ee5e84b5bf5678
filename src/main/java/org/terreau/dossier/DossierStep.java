package org.terreau.dossier;

/** The columns of the board: a dossier's state, in which what is submitted is told apart by where its review stands. */
public enum DossierStep {
    WRITING("brouillon", 60, true),
    SUBMITTED("soumis", 10, true),
    UNDER_REVIEW("relecture", 21, true),
    TO_DECIDE("decision", 21, true),
    INVESTIGATING("investigation", 90, true),
    BUILDING("construction", 365, true),
    PROVISIONAL("provisoire", 60, true),
    FOLLOWED("suivi", 0, false),
    STOPPED("arrete", 0, false),
    REDIRECTED("reoriente", 0, false),
    WITHDRAWN("retire", 0, false),
    ARCHIVED("archive", 0, false);

    private final String code;
    private final int ageing;
    private final boolean active;

    DossierStep(String code, int ageing, boolean active) {
        this.code = code;
        this.ageing = ageing;
        this.active = active;
    }

    /** As written in addresses, message keys and the database. */
    public String code() {
        return code;
    }

    /** From how many days on a dossier has been here for long; 0 where it may stay for ever. */
    public int ageing() {
        return ageing;
    }

    /** Something is expected of somebody. */
    public boolean active() {
        return active;
    }

    public boolean ageing(long days) {
        return active && days >= ageing;
    }

    /** Twice what is usual. */
    public boolean late(long days) {
        return active && days >= 2L * ageing;
    }

    public static DossierStep of(String code) {
        for (DossierStep step : values()) if (step.code.equals(code)) return step;
        throw new IllegalArgumentException("No step is called " + code);
    }

    /**
     * Where a dossier of this state is.
     *
     * @param reviewers who were asked and count
     * @param done of them whose opinions are all given
     */
    static DossierStep of(DossierState state, int reviewers, int done) {
        return switch (state) {
            case DRAFT -> WRITING;
            case SUBMITTED -> reviewers == 0 ? SUBMITTED : done < reviewers ? UNDER_REVIEW : TO_DECIDE;
            case INVESTIGATING -> INVESTIGATING;
            case BUILDING -> BUILDING;
            case PROVISIONAL -> PROVISIONAL;
            case FOLLOWED -> FOLLOWED;
            case STOPPED -> STOPPED;
            case REDIRECTED -> REDIRECTED;
            case WITHDRAWN -> WITHDRAWN;
            case ARCHIVED -> ARCHIVED;
        };
    }
}
