package org.terreau.funding;

import java.util.Optional;

/** What an amount says of value added tax. */
public enum Regime {
    TAXED("ttc", "TTC", "toutes taxes comprises"),
    UNTAXED("ht", "HT", "hors taxes", "hors taxe"),
    /** No value added tax: staff, grants, what one body of the State gives another. */
    EXEMPT("exo", "EXO", "exonere", "sans tva", "net de taxe"),
    /** The source does not say: never added to the others. */
    UNSAID("non-precise", "non précisée", "unspecified", "non precise", "inconnu", "");

    private final Term term;

    Regime(String code, String label, String... words) {
        this.term = new Term(code, label, words);
    }

    /** As written in addresses, message keys and the database. */
    public String code() {
        return term.code();
    }

    /** As files write it. */
    public String label() {
        return term.label();
    }

    public static Optional<Regime> of(String written) {
        return Term.said(values(), one -> one.term, written);
    }

    /** The one that a code stands for. */
    static Regime coded(String code) {
        return Term.coded(values(), one -> one.term, code);
    }
}
