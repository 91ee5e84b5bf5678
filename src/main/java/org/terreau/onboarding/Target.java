package org.terreau.onboarding;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;

/**
 * What becomes of the lines of a kind of table: one bean a kind. It reads and writes through the door of the module whose
 * things they are.
 *
 * @param <T> what one line says
 */
interface Target<T> {

    /** What its tables look like. */
    Shape shape();

    /**
     * What the tables of a kind look like.
     *
     * @param namesPeople what a line is called tells who somebody is: the report does not keep it
     */
    record Shape(SheetKind kind, boolean namesPeople, List<Column> columns) {

        public Shape {
            columns = List.copyOf(columns);
        }
    }

    /** Reads the lines of one table, after what they refer to was fetched once. */
    Reader<T> reader(IncubatorId incubator);

    /** Reads a line; what is wrong with it is told to its cells. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Cells cells);
    }

    /** What a line says, which is written only once nothing was wrong with it. */
    static <P> P taken(String name, @Nullable P said) {
        if (said == null) throw new IllegalStateException("The line of " + name + " was refused");
        return said;
    }

    /** By which the same line is recognised within a table. */
    String key(T line);

    /** How a preview calls it. */
    String label(T line);

    /** Which of these are here already: their keys, each with the address of what is there. In a few statements. */
    Map<String, String> known(IncubatorId incubator, List<T> lines);

    /**
     * What was made.
     *
     * @param thing by which it is taken back
     * @param path its address
     */
    record Made(String thing, String path) {}

    /** Makes what these lines say, in the caller's transaction and in a bounded number of statements; one a line. */
    List<Made> make(IncubatorId incubator, List<T> lines, Actor actor);

    /** The subject under which the journal tells what is done to a thing. */
    String subject(String thing);

    /** Takes back those of these things that nobody changed, and tells which. */
    Set<String> withdraw(Collection<String> things);
}
