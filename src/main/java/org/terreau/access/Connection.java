package org.terreau.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tool that tells its accounts by SCIM 2.0. Its token is told to nobody.
 *
 * @param real accounts may be closed there for good; otherwise what would be done is said and nothing more
 * @param state what came of the last reading
 * @param read when that was; null when there was none
 * @param listed accounts that it told then, those that are closed too
 */
public record Connection(
        long tool,
        String address,
        boolean real,
        ScimState state,
        @Nullable Instant read,
        int listed,
        long version) {

    /** Accounts that it told count. */
    public boolean works() {
        return state == ScimState.DONE;
    }

    /** Something has to be looked at. */
    public boolean fails() {
        return state != ScimState.DONE && state != ScimState.NEVER;
    }
}
