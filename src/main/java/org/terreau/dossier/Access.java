package org.terreau.dossier;

/** What somebody may do with a dossier. */
public enum Access {
    /** Does not even learn that it exists. */
    NONE(false, false),
    /**
     * Works for the incubator, and declared a conflict of interest on the dossier: reads what somebody invited to read it
     * does, and does nothing.
     */
    SET_ASIDE(false, false),
    /** Invited to read and to comment. */
    READER(false, false),
    /** Invited to write beside the applicant. */
    WRITER(true, false),
    APPLICANT(true, true),
    /** Works for the incubator. */
    STAFF(true, true);

    private final boolean writes;
    private final boolean invites;

    Access(boolean writes, boolean invites) {
        this.writes = writes;
        this.invites = invites;
    }

    /** Works for the incubator, and on this dossier. */
    public boolean staff() {
        return this == STAFF;
    }

    /** May do something on the dossier: write to its people, comment, add a document or a task. */
    public boolean acts() {
        return this != NONE && this != SET_ASIDE;
    }

    /** May write the brief, submit it, and settle comments. */
    public boolean writes() {
        return writes;
    }

    /** May invite people to the dossier, take their access away, and ask for a review. */
    public boolean invites() {
        return invites;
    }
}
