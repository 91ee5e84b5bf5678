package org.terreau.decision;

import java.util.Arrays;
import java.util.Optional;

/** What a committee may decide. */
public enum Outcome {
    INVESTIGATE("investiguer", Funding.GRANTED),
    BUILD("construire", Funding.GRANTED),
    /** Another period, as it is. */
    CONTINUE("continuer", Funding.TOLD),
    /** Another period, to deploy more widely. */
    ACCELERATE("accelerer", Funding.TOLD),
    /** A month or two, pending named evidence. */
    PROVISIONAL("provisoire", Funding.GRANTED),
    /** It goes on for good: made durable, then operated. */
    SUSTAIN("perenniser", Funding.TOLD),
    /** Another administration takes it over. */
    TRANSFER("transferer", Funding.NONE),
    STOP("arreter", Funding.NONE),
    /** Not here, or not yet: where to go, and what would change the answer. */
    REDIRECT("reorienter", Funding.NONE);

    /** Whether money comes with it. */
    private enum Funding {
        /** More than nothing. */
        GRANTED,
        /** An amount, which may be nothing. */
        TOLD,
        NONE
    }

    private final String code;
    private final Funding funding;

    Outcome(String code, Funding funding) {
        this.code = code;
        this.funding = funding;
    }

    /** As written in forms, message keys and the database. */
    public String code() {
        return code;
    }

    /** Comes with an amount and a day until which it lasts. */
    public boolean funds() {
        return funding != Funding.NONE;
    }

    /** The amount may be nothing: others pay. */
    public boolean mayCostNothing() {
        return funding == Funding.TOLD;
    }

    /** Nothing goes on here. */
    public boolean ends() {
        return this == STOP || this == REDIRECT;
    }

    public static Outcome of(String code) {
        return named(code).orElseThrow(() -> new IllegalArgumentException("No outcome is called " + code));
    }

    public static Optional<Outcome> named(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
