package org.terreau.decision;

import static org.terreau.decision.Outcome.ACCELERATE;
import static org.terreau.decision.Outcome.BUILD;
import static org.terreau.decision.Outcome.CONTINUE;
import static org.terreau.decision.Outcome.INVESTIGATE;
import static org.terreau.decision.Outcome.PROVISIONAL;
import static org.terreau.decision.Outcome.REDIRECT;
import static org.terreau.decision.Outcome.STOP;
import static org.terreau.decision.Outcome.SUSTAIN;
import static org.terreau.decision.Outcome.TRANSFER;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Where what is decided on stands, and the outcomes that a committee may choose from there: the one table of them. */
public enum Stage {
    /** A dossier is being written, was withdrawn or put away: nothing is asked of a committee. */
    WRITING("ecriture"),
    /** A dossier that waits for its first decision, or was given time to bring evidence. */
    SUBMITTED("soumis", INVESTIGATE, BUILD, PROVISIONAL, REDIRECT, STOP),
    INVESTIGATION("investigation", BUILD, PROVISIONAL, REDIRECT, STOP),
    CONSTRUCTION("construction", CONTINUE, ACCELERATE, PROVISIONAL, SUSTAIN, TRANSFER, STOP),
    ACCELERATION("acceleration", CONTINUE, PROVISIONAL, SUSTAIN, TRANSFER, STOP),
    CONSOLIDATION("consolidation", CONTINUE, ACCELERATE, PROVISIONAL, SUSTAIN, TRANSFER, STOP),
    OPERATED("opere", CONTINUE, PROVISIONAL, TRANSFER, STOP),
    /** Of a product that came without a phase: its first decision here gives it one. */
    UNKNOWN("sans-phase", INVESTIGATE, BUILD, REDIRECT, STOP),
    /** It stopped, was handed over, or goes on in another. */
    ENDED("termine");

    private final String code;
    private final Set<Outcome> allowed;

    Stage(String code, Outcome... allowed) {
        this.code = code;
        Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        Collections.addAll(outcomes, allowed);
        this.allowed = Collections.unmodifiableSet(outcomes);
    }

    /** As written in message keys and the database. */
    public String code() {
        return code;
    }

    /** What a committee may decide from here, in the order in which forms propose it; empty when it decides nothing. */
    public Set<Outcome> allowed() {
        return allowed;
    }

    public boolean allows(Outcome outcome) {
        return allowed.contains(outcome);
    }

    /** A committee may decide on it. */
    public boolean decidable() {
        return !allowed.isEmpty();
    }
}
