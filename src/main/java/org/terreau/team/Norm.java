package org.terreau.team;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A figure that an incubator asks of its teams: the usual one until its lead changes it. Where it comes from is the message
 * `team.norm.<code>.source`. The floor of the public agent's time from construction on is the programme's own.
 */
public enum Norm {
    AGENT_INVESTIGATING("agent-investigation", "2", "0.25", "5"),
    DEVELOPERS("developpeurs", "1", "0", "5"),
    DEPLOYERS("deploiement", "1", "0", "5"),
    INTERNAL("internes", "40", "0", "100"),
    COACH_DAYS("coach-duree", "730", "30", "2000"),
    COACH_PACE("coach-rythme", "1", "0.25", "5"),
    COACH_PRODUCTS("coach-produits", "4", "1", "20"),
    COACH_INVESTIGATION("coach-investigation", "20", "1", "200"),
    COACH_CONSTRUCTION("coach-construction", "40", "1", "200"),
    COACH_CONSTRUCTION_AFTER("coach-construction-apres", "25", "1", "200"),
    COACH_ACCELERATION("coach-acceleration", "25", "1", "200"),
    COACH_CONSOLIDATION("coach-consolidation", "15", "1", "200"),
    COACH_INSTEAD("coach-a-la-place", "10", "1", "60"),
    LOAD("charge", "5", "1", "7"),
    FAR("fin-lointaine", "400", "30", "2000"),
    ALONE("developpeur-seul", "90", "1", "365"),
    ABSENT("agent-absent", "30", "1", "365");

    private final String code;
    private final BigDecimal usual;
    private final BigDecimal least;
    private final BigDecimal most;

    Norm(String code, String usual, String least, String most) {
        this.code = code;
        this.usual = new BigDecimal(usual);
        this.least = new BigDecimal(least);
        this.most = new BigDecimal(most);
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    public BigDecimal usual() {
        return usual;
    }

    public BigDecimal least() {
        return least;
    }

    public BigDecimal most() {
        return most;
    }

    public static Optional<Norm> of(String code) {
        for (Norm norm : values()) if (norm.code.equals(code)) return Optional.of(norm);
        return Optional.empty();
    }
}
