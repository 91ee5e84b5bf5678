package org.terreau.problem;

import java.util.Map;
import java.util.Set;

/** How far a declaration went. Only confirmed ones count. */
public enum DeclarationState {
    /** The link of the e-mail has not been followed yet. */
    AWAITING_ADDRESS("adresse"),
    /** The address is proved; somebody must say that the person speaks for the collectivity. */
    AWAITING_REFERENT("referent"),
    CONFIRMED("confirmee"),
    REFUSED("refusee"),
    WITHDRAWN("retiree"),
    /** Nobody followed the link, or nobody answered, in time. */
    EXPIRED("perimee");

    private static final Map<DeclarationState, Set<DeclarationState>> NEXT = Map.of(
            AWAITING_ADDRESS, Set.of(AWAITING_REFERENT, CONFIRMED, WITHDRAWN, EXPIRED),
            AWAITING_REFERENT, Set.of(CONFIRMED, REFUSED, WITHDRAWN, EXPIRED),
            // Again when who let it count is undone.
            CONFIRMED, Set.of(WITHDRAWN, AWAITING_REFERENT),
            REFUSED, Set.of(),
            WITHDRAWN, Set.of(),
            EXPIRED, Set.of());

    private final String code;

    DeclarationState(String code) {
        this.code = code;
    }

    /** As written in addresses, message keys and the database. */
    public String code() {
        return code;
    }

    public boolean mayBecome(DeclarationState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    /** Confirmed, or on its way to be. */
    public boolean inEffect() {
        return mayBecome(WITHDRAWN);
    }

    public static DeclarationState of(String code) {
        for (DeclarationState state : values()) if (state.code.equals(code)) return state;
        throw new IllegalArgumentException("No state is called " + code);
    }
}
