package org.terreau.incubator;

import java.util.Map;

/** The settings of each incubator's programme. */
public interface Programmes {

    /** The settings in use; the usual ones until somebody changed them. */
    Programme of(IncubatorId incubator);

    /** Those that somebody changed: the others are the usual ones. One statement. */
    Map<IncubatorId, Programme> changed();
}
