package org.terreau.today;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody works on or follows, a line each, as the page "Aujourd'hui" lists it. A module adds one as a bean. */
public interface OwnSource {

    /** Its name is the message `today.own.<code>`. */
    String code();

    int order();

    /** Of the whole list. */
    String path();

    /** At most {@link Reader#most()} lines, and how many there are; the same statements however many they are. */
    Owned owned(Reader reader);

    record Owned(List<Thing> things, long total) {

        public Owned {
            things = List.copyOf(things);
        }
    }

    /**
     * A product, a dossier.
     *
     * @param state where it stands, in a word or two; null when nobody says
     */
    record Thing(String name, String path, @Nullable String state, List<Side> sides) {

        public Thing {
            sides = List.copyOf(sides);
        }
    }

    /**
     * What is said of it.
     *
     * @param title of what is spoken of; empty when the text says it
     * @param pressing somebody has to act
     */
    record Side(String title, String text, boolean pressing) {}
}
