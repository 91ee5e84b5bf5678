package org.terreau.investigation;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the field says of a hypothesis so far. */
public enum HypothesisState {
    OPEN("ouverte", null),
    SUPPORTED("etayee", Stance.SUPPORTS),
    CONTRADICTED("contredite", Stance.CONTRADICTS),
    DROPPED("abandonnee", null);

    /** From where to where a hypothesis may go. A dropped one is opened again before it is judged. */
    private static final Map<HypothesisState, Set<HypothesisState>> NEXT = Map.of(
            OPEN, Set.of(SUPPORTED, CONTRADICTED, DROPPED),
            SUPPORTED, Set.of(OPEN, CONTRADICTED, DROPPED),
            CONTRADICTED, Set.of(OPEN, SUPPORTED, DROPPED),
            DROPPED, Set.of(OPEN));

    private final String code;
    private final @Nullable Stance rests;

    HypothesisState(String code, @Nullable Stance rests) {
        this.code = code;
        this.rests = rests;
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    /** What at least one piece of evidence must say for this state; null when any evidence will do. */
    public @Nullable Stance restsOn() {
        return rests;
    }

    public boolean mayBecome(HypothesisState next) {
        return next().contains(next);
    }

    public Set<HypothesisState> next() {
        return NEXT.getOrDefault(this, Set.of());
    }

    public static HypothesisState of(String code) {
        for (HypothesisState state : values()) if (state.code.equals(code)) return state;
        throw new IllegalArgumentException("No hypothesis is " + code);
    }
}
