package org.terreau.team;

import java.util.Optional;

/** What binds somebody to their mission. */
public enum MissionStatus {
    TENURED("agent-titulaire", Side.ADMINISTRATION),
    CONTRACTED("agent-contractuel", Side.ADMINISTRATION),
    CASUAL("vacataire", Side.ADMINISTRATION),
    TRAINEE("stage", Side.ADMINISTRATION),
    INDEPENDENT("independant", Side.MARKET),
    STAFF_OF_HOLDER("salarie-du-titulaire", Side.MARKET),
    UMBRELLA("portage", Side.MARKET),
    VOLUNTEER("benevole", Side.NONE);

    /** Who pays, as a rule. */
    private enum Side {
        ADMINISTRATION,
        MARKET,
        NONE
    }

    private final String code;
    private final Side side;

    MissionStatus(String code, Side side) {
        this.code = code;
        this.side = side;
    }

    /** As written in forms, message keys, files and the database. */
    public String code() {
        return code;
    }

    public static Optional<MissionStatus> of(String code) {
        for (MissionStatus status : values()) if (status.code.equals(code)) return Optional.of(status);
        return Optional.empty();
    }

    /** A public agent, whose hierarchy signs a letter of mission. */
    public boolean agent() {
        return this == TENURED || this == CONTRACTED || this == CASUAL;
    }

    /** Works for the administration: counts as inside. */
    public boolean internal() {
        return side == Side.ADMINISTRATION;
    }

    /** Paid through a market, by the money of the product. */
    public boolean market() {
        return side == Side.MARKET;
    }
}
