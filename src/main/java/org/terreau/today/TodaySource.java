package org.terreau.today;

import java.util.List;
import java.util.function.Function;
import org.terreau.identity.Actor;
import org.terreau.shared.Slice;

/**
 * Something that may wait for people. A module tells its own by declaring a bean: the page "Aujourd'hui" and the letter of
 * Mondays both read it. One or few statements, however much waits.
 */
public interface TodaySource {

    /** As written in addresses; its name is the message `today.source.<code>`. */
    String code();

    /** Where it stands among the others, from the first. */
    int order();

    /** Whether something of it may wait for this person. No statement. */
    boolean concerns(Actor actor);

    /** What waits, the most pressing first: at most {@link Reader#most()} lines, and how many there are. */
    Waiting waiting(Reader reader);

    /** Of the whole list. */
    String path();

    /** @param total lines in all, those that are left out too */
    record Waiting(List<Awaited> lines, long total) {

        public static final Waiting NOTHING = new Waiting(List.of(), 0);

        /** It could never wait for this person: it is not named among what was looked at. */
        public static final Waiting NOT_THEIRS = new Waiting(List.of(), -1);

        public Waiting {
            lines = List.copyOf(lines);
        }

        boolean theirs() {
            return total >= 0;
        }

        /** The rows of the first page of a list, each as a line. */
        public static <T> Waiting of(Slice<T> rows, Function<T, Awaited> line) {
            return new Waiting(rows.items().stream().map(line).toList(), rows.total());
        }

        /** The first of these. */
        public static Waiting first(List<Awaited> all, int most) {
            return new Waiting(all.subList(0, Math.min(most, all.size())), all.size());
        }
    }
}
