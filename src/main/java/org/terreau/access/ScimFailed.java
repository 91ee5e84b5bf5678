package org.terreau.access;

/** A tool gave no answer that counts. */
final class ScimFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final ScimState state;
    private final int status;

    ScimFailed(ScimState state) {
        this(state, 0);
    }

    /** @param status of HTTP; 0 when there was none */
    ScimFailed(ScimState state, int status) {
        super(state.code(), null, false, false);
        this.state = state;
        this.status = status;
    }

    ScimState state() {
        return state;
    }

    int status() {
        return status;
    }
}
