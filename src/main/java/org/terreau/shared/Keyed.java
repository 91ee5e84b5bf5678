package org.terreau.shared;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** A value beside what it is sorted by, so that a key that costs something is computed once and not at each comparison. */
public record Keyed<T>(String key, T value) {

    /** In the order of their keys; those of one key stay in the order in which they came. */
    public static <T> List<T> sorted(Collection<? extends T> values, Function<? super T, String> key) {
        return values.stream()
                .map(value -> new Keyed<T>(key.apply(value), value))
                .sorted(Comparator.comparing(Keyed::key))
                .map(Keyed::value)
                .toList();
    }
}
