package org.terreau.team;

import java.util.List;
import java.util.Optional;

/** The trades of the field. A product starts with the first three. */
public enum Trade {
    INTRAPRENEUR("intraprenariat"),
    DEVELOPMENT("developpement"),
    COACHING("coaching"),
    DEPLOYMENT("deploiement"),
    DESIGN("design"),
    PRODUCT("produit"),
    DATA("data"),
    SUPPORT("support"),
    LAW("droit"),
    FACILITATION("animation"),
    OTHER("autre");

    /** Those that every product starts with. */
    public static final List<Trade> STARTING = List.of(INTRAPRENEUR, DEVELOPMENT, COACHING);

    private final String code;

    Trade(String code) {
        this.code = code;
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    /** The field by which the shared catalogue knows it (INTEROP, members); what it does not know is "Autre". */
    public String inTheCatalogue() {
        return switch (this) {
            case INTRAPRENEUR -> "Intraprenariat";
            case DEVELOPMENT -> "Développement";
            case COACHING -> "Coaching";
            case DEPLOYMENT -> "Déploiement";
            case DESIGN -> "Design";
            case PRODUCT -> "Produit";
            case DATA -> "Data";
            case SUPPORT -> "Support";
            case FACILITATION -> "Animation";
            case LAW, OTHER -> "Autre";
        };
    }

    public static Optional<Trade> of(String code) {
        for (Trade trade : values()) if (trade.code.equals(code)) return Optional.of(trade);
        return Optional.empty();
    }
}
