package org.terreau.impact;

import java.util.Optional;

/** Where in its growth a service is read: acquisition, activation, retention, recommendation, impact. */
public enum Stage {
    ACQUISITION("acquisition"),
    ACTIVATION("activation"),
    RETENTION("retention"),
    RECOMMENDATION("recommandation"),
    IMPACT("impact");

    private final String code;

    Stage(String code) {
        this.code = code;
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    public static Optional<Stage> of(String code) {
        for (Stage stage : values()) if (stage.code.equals(code)) return Optional.of(stage);
        return Optional.empty();
    }
}
