package org.terreau.roadmap;

import java.util.Optional;

/** Where an outcome is on a roadmap. There are no dates: only an order, and a reason when the answer is no. */
public enum RoadmapState {
    NOW("maintenant"),
    NEXT("ensuite"),
    PERHAPS("peut-etre"),
    AGAINST("ecarte");

    private final String code;

    RoadmapState(String code) {
        this.code = code;
    }

    /** As written in forms, files and the database. */
    public String code() {
        return code;
    }

    static Optional<RoadmapState> of(String code) {
        for (RoadmapState state : values()) if (state.code.equals(code)) return Optional.of(state);
        return Optional.empty();
    }
}
