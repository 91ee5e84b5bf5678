package org.terreau.funding;

import java.util.Arrays;
import java.util.Optional;

/** How far what was delivered is: each state is reached by one dated act from the one before (FIELD 1.3, "Delivery"). */
public enum DeliveryState {
    PREPARED("prepare"),
    SIGNED("signe"),
    SENT("transmis"),
    INVOICED("facture"),
    PAID("paye"),
    /** Taken back with a reason: it never enters a total. */
    WITHDRAWN("retire");

    private final String code;

    DeliveryState(String code) {
        this.code = code;
    }

    /** As written in addresses, forms, message keys and the database. */
    public String code() {
        return code;
    }

    public static Optional<DeliveryState> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /** The one that a code stands for. */
    static DeliveryState coded(String code) {
        return of(code).orElseThrow(() -> new IllegalArgumentException("No state of a delivery is called " + code));
    }

    /** The state that follows; empty when nothing does. */
    public Optional<DeliveryState> next() {
        return this == PAID || this == WITHDRAWN ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
    }

    /** The one to which a correction goes back; empty where it takes the whole delivery back. */
    Optional<DeliveryState> before() {
        return this == PREPARED || this == WITHDRAWN ? Optional.empty() : Optional.of(values()[ordinal() - 1]);
    }

    /** Somebody signed that the service was done. */
    public boolean done() {
        return this != PREPARED && this != WITHDRAWN;
    }
}
