package org.terreau.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** What somebody who came by a link has still to do, when one of their roles asks for a passkey. */
public enum SecondStep {
    /** Nothing: they are signed in. */
    NONE,
    /** They are signed in, and told to make a passkey in time. */
    INVITED,
    /** They make their first passkey before anything else: the time that they had is over. */
    MAKE,
    /** They use their passkey: a link alone does not open an account that has one. */
    USE;

    /** Of the session: what has still to be done, as a name of this enum; absent once it is done. */
    public static final String ATTRIBUTE = "terreau.step";

    /**
     * A role that asks for a passkey.
     *
     * @param since the later of the two: when it was given, when the rule was set
     * @param days to make the first passkey
     */
    record Asked(Instant since, int days) {

        Instant until() {
            return since.plus(Duration.ofDays(days));
        }
    }

    /** Nobody is signed in before it is done. */
    public boolean before() {
        return this == MAKE || this == USE;
    }

    /** @param asked one for each role that asks for a passkey */
    static SecondStep of(Collection<Asked> asked, boolean holdsOne, Instant now) {
        if (asked.isEmpty()) return NONE;
        if (holdsOne) return USE;
        return asked.stream().allMatch(one -> now.isBefore(one.until())) ? INVITED : MAKE;
    }
}
