package org.terreau.support;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where a request stands; {@link #TABLE} holds every move there is. */
public enum SupportState {
    ASKED("demandee"),
    SCOPED("cadree"),
    PLANNED("planifiee"),
    RUNNING("en-cours"),
    DELIVERED("livree"),
    RATED("evaluee"),
    REFUSED("refusee"),
    WITHDRAWN("annulee");

    /** Whose move it is. */
    public enum Side {
        /** Those who work for the incubator. */
        INCUBATOR,
        /** Those who asked; the incubator may do it for them. */
        ASKER,
        /** What the team says of it, by the form that asks for it. */
        RATING
    }

    /** From a state to another. */
    public record Move(SupportState from, SupportState to, Side side) {}

    /** Every move that there is. */
    public static final List<Move> TABLE = List.of(
            new Move(ASKED, SCOPED, Side.INCUBATOR),
            new Move(ASKED, REFUSED, Side.INCUBATOR),
            new Move(ASKED, WITHDRAWN, Side.ASKER),
            new Move(SCOPED, PLANNED, Side.INCUBATOR),
            new Move(SCOPED, REFUSED, Side.INCUBATOR),
            new Move(SCOPED, WITHDRAWN, Side.ASKER),
            new Move(PLANNED, RUNNING, Side.INCUBATOR),
            new Move(PLANNED, WITHDRAWN, Side.ASKER),
            new Move(RUNNING, DELIVERED, Side.INCUBATOR),
            new Move(RUNNING, WITHDRAWN, Side.ASKER),
            new Move(DELIVERED, RATED, Side.RATING));

    private final String code;

    SupportState(String code) {
        this.code = code;
    }

    /** As written in addresses, forms, message keys and the database. */
    public String code() {
        return code;
    }

    public static Optional<SupportState> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /** The move to another state, when there is one. */
    public Optional<Move> to(SupportState other) {
        return TABLE.stream()
                .filter(move -> move.from() == this && move.to() == other)
                .findFirst();
    }

    /** Somebody still has something to do before help is given. */
    public boolean open() {
        return TABLE.stream().anyMatch(move -> move.from() == this && move.side() == Side.INCUBATOR);
    }

    /** Help has not begun. */
    public boolean waits() {
        return open() && this != RUNNING;
    }
}
