package org.terreau.team;

import java.util.function.UnaryOperator;

/** What is typed of a mission: each may be empty. The names of the fields are those of the form. */
public record TypedMission(
        String trade,
        String specialty,
        String status,
        String employer,
        String since,
        String until,
        String rhythm,
        String paidBy) {

    public static final String TRADE = "metier";
    public static final String SPECIALTY = "specialite";
    public static final String STATUS = "statut";
    public static final String EMPLOYER = "employeur";
    public static final String SINCE = "debut";
    public static final String UNTIL = "fin";
    public static final String PAID_BY = "paie";

    /** Of a vacant one alone. */
    public static final String CRITICALITY = "criticite";

    /** @param field gives what was typed into a field */
    public static TypedMission of(UnaryOperator<String> field) {
        return new TypedMission(
                field.apply(TRADE),
                field.apply(SPECIALTY),
                field.apply(STATUS),
                field.apply(EMPLOYER),
                field.apply(SINCE),
                field.apply(UNTIL),
                field.apply(Rhythm.FIELD),
                field.apply(PAID_BY));
    }

    /** A trade and how much time, from today on: what is known of whoever just joins. */
    public static TypedMission simple(Trade trade, String rhythm) {
        return new TypedMission(trade.code(), "", "", "", "", "", rhythm, "");
    }
}
