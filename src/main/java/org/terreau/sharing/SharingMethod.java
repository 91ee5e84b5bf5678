package org.terreau.sharing;

import java.util.Arrays;
import java.util.Optional;

/** How a cost is shared. */
public enum SharingMethod {
    /** The same for each. */
    EQUAL("egal"),
    /** By inhabitant: the general costs of an open syndicat. */
    POPULATION("population"),
    /** A part that is the same for each, the rest by inhabitant or by unit. */
    FIXED_AND_VARIABLE("fixe-variable"),
    /**
     * By unit counted: dossiers, agents, acts.
     *
     * <p>Source: a unit cost times the units counted, between a group and its members (decree 2011-515, CGCT D5211-16).
     */
    UNITS("unites"),
    /** A tariff by stratum of population, brought to the cost. */
    STRATA("strates"),
    /** What is a member's own, and a percentage of the rest that the statutes set. */
    KEY("cle");

    private final String code;

    SharingMethod(String code) {
        this.code = code;
    }

    /** As written in addresses and files. */
    public String code() {
        return code;
    }

    public static Optional<SharingMethod> of(String code) {
        return Arrays.stream(values())
                .filter(method -> method.code.equals(code))
                .findFirst();
    }
}
