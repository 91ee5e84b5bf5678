package org.terreau.team;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.terreau.incubator.Programme;

/**
 * What an incubator asks of its teams.
 *
 * @param changed those that its lead changed
 * @param agentShare floor of the public agent's time from construction on, in percent of full time
 */
public record Norms(Map<Norm, BigDecimal> changed, int agentShare) {

    public static final Norms USUAL = new Norms(Map.of(), Programme.USUAL.agentShare());

    public Norms {
        changed = Map.copyOf(changed);
    }

    public BigDecimal of(Norm norm) {
        return changed.getOrDefault(norm, norm.usual());
    }

    int whole(Norm norm) {
        return of(norm).intValue();
    }

    /** Every figure. */
    public Map<Norm, BigDecimal> all() {
        Map<Norm, BigDecimal> all = new EnumMap<>(Norm.class);
        for (Norm norm : Norm.values()) all.put(norm, of(norm));
        return all;
    }
}
