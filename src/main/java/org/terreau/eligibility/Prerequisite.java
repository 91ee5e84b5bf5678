package org.terreau.eligibility;

/**
 * The six prerequisites of the offer, in its order: what an applicant is asked and what a reviewer judges.
 *
 * <p>Source: the incubator's offer to public actors.
 */
public enum Prerequisite {
    /** A precise problem shared by several collectivities. */
    SHARED_PROBLEM("probleme-partage"),
    /** An intuition of a solution, ready to be questioned in the field. */
    OPEN_SOLUTION("intuition-de-solution"),
    /** Scope adjusted by increments rather than a date moved. */
    INCREMENTAL_APPROACH("demarche-incrementale"),
    /** Impact evaluated all along. */
    IMPACT("impact"),
    /** A dedicated budget and the will to refinance. */
    BUDGET("budget"),
    /** A dedicated, autonomous team. */
    TEAM("equipe");

    private final String code;

    Prerequisite(String code) {
        this.code = code;
    }

    /** As written in addresses, forms, message keys and the database. */
    public String code() {
        return code;
    }

    public static Prerequisite of(String code) {
        for (Prerequisite prerequisite : values()) if (prerequisite.code.equals(code)) return prerequisite;
        throw new IllegalArgumentException("No prerequisite is called " + code);
    }
}
