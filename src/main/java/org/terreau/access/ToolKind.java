package org.terreau.access;

import java.util.Optional;

/** What a tool is for (FIELD 4.2), and how many days after the last day an account there is closed (FIELD 4.3). */
public enum ToolKind {
    MAIL("messagerie", 1),
    CHAT("discussion", 3),
    CODE("code", 1),
    HOSTING("hebergement", 1),
    DOMAIN("domaine", 1),
    ERRORS("erreurs", 1),
    AUDIENCE("audience", 3),
    MONITORING("supervision", 3),
    LETTERS("envois", 3),
    FORMS("formulaires", 3),
    SUPPORT("assistance", 3),
    DESIGN("design", 3),
    DOCUMENTATION("documentation", 3),
    DATA("donnees", 3),
    SECRETS("secrets", 1),
    OFFERS("offres", 3),
    PLACE("lieu", 0);

    private final String code;
    private final int closedAfter;

    ToolKind(String code, int closedAfter) {
        this.code = code;
        this.closedAfter = closedAfter;
    }

    /** As written in forms, message keys, files and the database. */
    public String code() {
        return code;
    }

    /** Days after the last day. */
    public int closedAfter() {
        return closedAfter;
    }

    public static Optional<ToolKind> of(String code) {
        for (ToolKind one : values()) if (one.code.equals(code)) return Optional.of(one);
        return Optional.empty();
    }
}
