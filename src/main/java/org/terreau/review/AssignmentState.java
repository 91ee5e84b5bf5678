package org.terreau.review;

/** Where a review that was asked of somebody stands. */
public enum AssignmentState {
    ASKED("demandee"),
    ACCEPTED("acceptee"),
    DECLINED("refusee"),
    IN_CONFLICT("conflit"),
    DONE("rendue");

    private final String code;

    AssignmentState(String code) {
        this.code = code;
    }

    /** As written in message keys and the database. */
    public String code() {
        return code;
    }

    /** An opinion is still expected. */
    public boolean open() {
        return this == ASKED || this == ACCEPTED;
    }

    /** Counts among the reviewers of the subject. */
    public boolean counts() {
        return open() || this == DONE;
    }

    public static AssignmentState of(String code) {
        for (AssignmentState state : values()) if (state.code.equals(code)) return state;
        throw new IllegalArgumentException("No state is called " + code);
    }
}
