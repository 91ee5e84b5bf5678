package org.terreau.recruitment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where an application stands; {@link #TABLE} holds every move there is. Its author erases it from any of them. */
public enum ApplicationState {
    RECEIVED("recue"),
    /** Somebody marked it. */
    STUDIED("a-l-etude"),
    INTERVIEW("entretien"),
    /** The mission is proposed to them, who did not say yes yet. */
    PROPOSED("proposee"),
    CHOSEN("retenue"),
    DECLINED("non-retenue"),
    WITHDRAWN("retiree"),
    /** Sent after the closing: kept for its author, read by nobody else. */
    LATE("hors-delai");

    /** Whose move it is. */
    public enum Side {
        /** By the first marks that are given. */
        ASSESSOR,
        RECRUITER,
        CANDIDATE
    }

    /** From a state to another. */
    public record Move(ApplicationState from, ApplicationState to, Side side) {}

    /** Every move that there is. */
    public static final List<Move> TABLE = List.of(
            new Move(RECEIVED, STUDIED, Side.ASSESSOR),
            new Move(RECEIVED, INTERVIEW, Side.RECRUITER),
            new Move(RECEIVED, PROPOSED, Side.RECRUITER),
            new Move(RECEIVED, CHOSEN, Side.RECRUITER),
            new Move(RECEIVED, DECLINED, Side.RECRUITER),
            new Move(STUDIED, INTERVIEW, Side.RECRUITER),
            new Move(STUDIED, PROPOSED, Side.RECRUITER),
            new Move(STUDIED, CHOSEN, Side.RECRUITER),
            new Move(STUDIED, DECLINED, Side.RECRUITER),
            new Move(INTERVIEW, PROPOSED, Side.RECRUITER),
            new Move(INTERVIEW, CHOSEN, Side.RECRUITER),
            new Move(INTERVIEW, DECLINED, Side.RECRUITER),
            new Move(PROPOSED, CHOSEN, Side.RECRUITER),
            new Move(PROPOSED, DECLINED, Side.RECRUITER),
            new Move(RECEIVED, WITHDRAWN, Side.CANDIDATE),
            new Move(STUDIED, WITHDRAWN, Side.CANDIDATE),
            new Move(INTERVIEW, WITHDRAWN, Side.CANDIDATE),
            new Move(PROPOSED, WITHDRAWN, Side.CANDIDATE),
            new Move(CHOSEN, WITHDRAWN, Side.CANDIDATE));

    private final String code;

    ApplicationState(String code) {
        this.code = code;
    }

    /** As written in forms, files, message keys and the database. */
    public String code() {
        return code;
    }

    public static Optional<ApplicationState> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /** Where one of both sides may lead it. */
    public List<ApplicationState> moves(Side side) {
        return TABLE.stream()
                .filter(move -> move.from() == this && move.side() == side)
                .map(Move::to)
                .toList();
    }

    /** Its author waits for the last word. */
    public boolean waits() {
        return moves(Side.RECRUITER).contains(DECLINED);
    }

    /** Those who choose read it. */
    public boolean competes() {
        return waits() || this == CHOSEN || this == DECLINED;
    }
}
