package org.terreau.incubator;

/** The settings of each incubator's programme. */
public interface Programmes {

    /** The settings in use; the usual ones until somebody changed them. */
    Programme of(IncubatorId incubator);
}
