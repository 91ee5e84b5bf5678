package org.terreau.opendata;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** One kind of things that a catalogue describes: how to read, store and list them. */
interface Section<T> {

    Kind kind();

    /** What is known here. */
    Set<String> ids();

    /** Those of these ids that are known. */
    Map<String, T> find(Collection<String> ids);

    /** Everything, some at a time, in the order of the ids. */
    void each(Consumer<Map<String, T>> some);

    T read(String id, FrontMatter file) throws BadFile;

    FrontMatter facts(T thing);

    /** The file that this came from, as far as it is known, when the file itself was not kept. */
    FrontMatter unfiled(T thing);

    /**
     * The file with the fields that mean nothing here, as they are kept with the thing.
     *
     * @param imported the file as it came
     * @param now the same with the facts of today
     */
    default FrontMatter unknown(T thing, FrontMatter imported, FrontMatter now) {
        return now;
    }

    boolean same(T one, T other);

    /** Stores, in the caller's transaction; each with its front matter. */
    void store(Map<T, FrontMatter> things);

    /** What people should know about things that were stored. */
    default List<Remark> remarks(Collection<T> stored) {
        return List.of();
    }

    record Remark(String id, BadFile about) {}
}
