package org.terreau.team;

import java.util.Optional;

/** Why a mission ended. It is read by few ({@link Missions#readsWhatIsPrivate}). */
public enum LeavingReason {
    TERM("terme"),
    MONEY("refinancement-absent"),
    ELSEWHERE("autre-poste"),
    QUALITY("qualite"),
    STOPPED("arret-du-produit"),
    HIRED("internalisation");

    private final String code;

    LeavingReason(String code) {
        this.code = code;
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    public static Optional<LeavingReason> of(String code) {
        for (LeavingReason reason : values()) if (reason.code.equals(code)) return Optional.of(reason);
        return Optional.empty();
    }
}
