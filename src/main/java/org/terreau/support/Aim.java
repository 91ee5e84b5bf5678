package org.terreau.support;

import java.util.Arrays;
import java.util.Optional;

/** A thing that offers of a family aim at, and that the file of a product says whether it has. */
public enum Aim {
    STATISTICS(Family.IMPACT, "stats_url"),
    BUDGET(Family.FUNDING, "budget_url"),
    RISKS(Family.CONFORMITY, "analyse_risques_url");

    private final Family family;
    private final String address;

    Aim(Family family, String address) {
        this.family = family;
        this.address = address;
    }

    /** The name of its address in the catalogue of products. */
    String address() {
        return address;
    }

    /** As written in files and message keys. */
    public String code() {
        return family.code();
    }

    static Optional<Aim> of(Family family) {
        return Arrays.stream(values()).filter(one -> one.family == family).findFirst();
    }
}
