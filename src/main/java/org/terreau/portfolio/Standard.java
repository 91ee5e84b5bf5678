package org.terreau.portfolio;

import java.time.LocalDate;
import java.util.List;

/** What a digital public service owes whatever it does; accessibility has its own field in the catalogue. */
public enum Standard {
    SECURITY("securite", "non-evaluee", "analysee", "homologuee"),
    DESIGN_SYSTEM("design", "non", "partiel", "complet", "sans-objet"),
    SOURCE_CODE("code", "ferme", "partiel", "ouvert");

    private final String code;
    private final List<String> statuses;

    Standard(String code, String... statuses) {
        this.code = code;
        this.statuses = List.of(statuses);
    }

    public String code() {
        return code;
    }

    /** From the least to the most. */
    public List<String> statuses() {
        return statuses;
    }

    static Standard of(String code) {
        for (Standard standard : values()) if (standard.code.equals(code)) return standard;
        throw new IllegalArgumentException("Not a standard: " + code);
    }

    /**
     * Where a product is with a standard.
     *
     * @param link to what proves it; may be empty
     */
    public record Status(Standard standard, String status, String link, LocalDate checkedOn) {}
}
