package org.terreau.funding;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.terreau.shared.Plain;

/**
 * How a thing of a referential is written.
 *
 * @param code in addresses, message keys and the database
 * @param label in files, as the referential calls it
 * @param words others that people use for it, in plain text
 */
record Term(String code, String label, Set<String> words) {

    Term(String code, String label, String... words) {
        this(code, label, Set.of(words));
    }

    Term {
        words = Set.copyOf(words);
    }

    private boolean names(String plain) {
        return plain.equals(Plain.text(code)) || plain.equals(Plain.text(label));
    }

    /** The one that has this label or code, in any case and with or without accents. */
    static <E> Optional<E> named(E[] all, Function<E, Term> term, String written) {
        String plain = Plain.text(written);
        return Arrays.stream(all).filter(one -> term.apply(one).names(plain)).findFirst();
    }

    /** The same, or the one for which this is a word. */
    static <E> Optional<E> said(E[] all, Function<E, Term> term, String written) {
        String plain = Plain.text(written);
        return named(all, term, written)
                .or(() -> Arrays.stream(all)
                        .filter(one -> term.apply(one).words.contains(plain))
                        .findFirst());
    }

    /** The one that a code stands for; a code that nothing has is a fault of ours. */
    static <E> E coded(E[] all, Function<E, Term> term, String code) {
        return Arrays.stream(all)
                .filter(one -> term.apply(one).code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nothing is called " + code));
    }
}
