package org.terreau.funding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where an order stands; {@link #TABLE} holds every move there is, each a dated act (FIELD 1.3, "Order"). */
public enum OrderState {
    NEED("besoin"),
    QUOTE_ASKED("devis-demande"),
    QUOTE_SIGNED("devis-signe"),
    /** Its amount is engaged (AE). */
    ISSUED("emis"),
    /** The holder has it: work may begin. */
    RECEIVED("recu"),
    RUNNING("en-cours"),
    /** Everything that was done is paid; what was not ordered in the end is free again. */
    SETTLED("solde"),
    CANCELLED("annule");

    /**
     * From a state to another.
     *
     * @param next the one that people do most: it comes first
     */
    public record Move(OrderState from, OrderState to, boolean next) {}

    /** Every move that there is. */
    public static final List<Move> TABLE = List.of(
            new Move(NEED, QUOTE_ASKED, true),
            new Move(NEED, CANCELLED, false),
            new Move(QUOTE_ASKED, QUOTE_SIGNED, true),
            new Move(QUOTE_ASKED, CANCELLED, false),
            new Move(QUOTE_SIGNED, ISSUED, true),
            new Move(QUOTE_SIGNED, CANCELLED, false),
            new Move(ISSUED, RECEIVED, true),
            new Move(ISSUED, CANCELLED, false),
            new Move(RECEIVED, RUNNING, true),
            new Move(RECEIVED, CANCELLED, false),
            new Move(RUNNING, SETTLED, true),
            new Move(RUNNING, CANCELLED, false));

    private final String code;

    OrderState(String code) {
        this.code = code;
    }

    /** As written in addresses, forms, message keys and the database. */
    public String code() {
        return code;
    }

    public static Optional<OrderState> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /** The one that a code stands for. */
    static OrderState coded(String code) {
        return of(code).orElseThrow(() -> new IllegalArgumentException("No state of an order is called " + code));
    }

    public boolean leadsTo(OrderState other) {
        return TABLE.stream().anyMatch(move -> move.from() == this && move.to() == other);
    }

    /** The states that may follow, the one that people choose most first. */
    public List<OrderState> following() {
        return TABLE.stream().filter(move -> move.from() == this).map(Move::to).toList();
    }

    /** The one that leads here, to which a correction goes back; empty for the first and for what is over by a refusal. */
    Optional<OrderState> before() {
        return TABLE.stream()
                .filter(move -> move.to() == this && move.next())
                .map(Move::from)
                .findFirst();
    }

    /** Its words and amounts may still be changed: nothing is engaged. */
    public boolean open() {
        return this == NEED || this == QUOTE_ASKED || this == QUOTE_SIGNED;
    }

    /** It engages money: what is cancelled never enters a total (FIELD 1.3, F17). */
    public boolean engages() {
        return this == ISSUED || this == RECEIVED || this == RUNNING || this == SETTLED;
    }

    public boolean over() {
        return this == SETTLED || this == CANCELLED;
    }
}
