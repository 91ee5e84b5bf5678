package org.terreau.impact;

import java.util.Optional;

/** The impact matrix of the incubators: what an indicator speaks of. */
public enum Cell {
    USABLE("utilisable"),
    USED("utilise"),
    USEFUL("utile"),
    IMPACTFUL("impactant"),
    EFFICIENT("efficient");

    private final String code;

    Cell(String code) {
        this.code = code;
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    public static Optional<Cell> of(String code) {
        for (Cell cell : values()) if (cell.code.equals(code)) return Optional.of(cell);
        return Optional.empty();
    }
}
