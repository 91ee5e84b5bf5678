package org.terreau.recruitment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where an offer stands; {@link #TABLE} holds every move there is. */
public enum JobOfferState {
    DRAFT("brouillon"),
    PUBLISHED("publiee"),
    CLOSED("close"),
    FILLED("pourvue"),
    WITHDRAWN("retiree");

    /** What makes it move. */
    public enum Cause {
        /** Those who work on one of its products, or for the incubator. */
        TEAM,
        /** The moment of its closing. */
        CLOCK,
        /** Those who decide on applications, once everybody was answered. */
        EVERYBODY_ANSWERED,
        /** Those who decide: whoever waits is answered by that very move. */
        ANSWERS_EVERYBODY
    }

    /** From a state to another. */
    public record Move(JobOfferState from, JobOfferState to, Cause cause) {}

    /** Every move that there is. */
    public static final List<Move> TABLE = List.of(
            new Move(DRAFT, PUBLISHED, Cause.TEAM),
            new Move(DRAFT, WITHDRAWN, Cause.TEAM),
            new Move(PUBLISHED, CLOSED, Cause.CLOCK),
            new Move(PUBLISHED, WITHDRAWN, Cause.ANSWERS_EVERYBODY),
            new Move(CLOSED, FILLED, Cause.EVERYBODY_ANSWERED),
            new Move(CLOSED, WITHDRAWN, Cause.ANSWERS_EVERYBODY));

    private final String code;

    JobOfferState(String code) {
        this.code = code;
    }

    /** As written in addresses, files, message keys and the database. */
    public String code() {
        return code;
    }

    public static Optional<JobOfferState> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /** There is such a move. */
    public boolean leadsTo(JobOfferState other) {
        return TABLE.stream().anyMatch(move -> move.from() == this && move.to() == other);
    }

    /** Nothing follows. */
    public boolean over() {
        return TABLE.stream().noneMatch(move -> move.from() == this);
    }
}
