package org.terreau.funding;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.terreau.shared.Plain;

/** What an amount says of value added tax. */
public enum Regime {
    TAXED("ttc", "TTC", "toutes taxes comprises"),
    UNTAXED("ht", "HT", "hors taxes", "hors taxe"),
    /** No value added tax: staff, grants, what one body of the State gives another. */
    EXEMPT("exo", "EXO", "exonere", "sans tva", "net de taxe"),
    /** The source does not say: never added to the others. */
    UNSAID("non-precise", "non précisée", "unspecified", "non precise", "inconnu", "");

    private final String code;
    private final String label;
    private final Set<String> words;

    Regime(String code, String label, String... words) {
        this.code = code;
        this.label = label;
        this.words = Set.of(words);
    }

    /** As written in addresses, message keys and the database. */
    public String code() {
        return code;
    }

    /** As files write it. */
    public String label() {
        return label;
    }

    public static Optional<Regime> of(String written) {
        String plain = Plain.text(written);
        return Arrays.stream(values())
                .filter(one -> plain.equals(Plain.text(one.code))
                        || plain.equals(Plain.text(one.label))
                        || one.words.contains(plain))
                .findFirst();
    }

    /** The one that a code stands for. */
    static Regime coded(String code) {
        return Arrays.stream(values())
                .filter(one -> one.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No regime is called " + code));
    }
}
