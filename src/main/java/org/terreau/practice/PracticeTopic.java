package org.terreau.practice;

import java.util.Optional;

/** What good practices are about. */
public enum PracticeTopic {
    ETHICS("ethique"),
    TRANSPARENCY("transparence"),
    ACCESSIBILITY("accessibilite"),
    SECURITY("securite"),
    PERSONAL_DATA("donnees"),
    TEAM("equipe");

    private final String code;

    PracticeTopic(String code) {
        this.code = code;
    }

    /** As written in forms, files and the database. */
    public String code() {
        return code;
    }

    public static Optional<PracticeTopic> of(String code) {
        for (PracticeTopic topic : values()) if (topic.code.equals(code)) return Optional.of(topic);
        return Optional.empty();
    }
}
