package org.terreau.follow;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** Where modules say what happened. */
public interface Newsroom {

    /**
     * Writes a news in the caller's transaction.
     *
     * @param kind of event; its sentence is the message `follow.news.<kind>`, given the title
     * @param title of the thing it happened to, as everybody may read it
     * @param path of its page
     * @param topics whose followers are told
     */
    void tell(String kind, String title, String path, Set<Topic> topics);

    /**
     * Those who followed a topic follow another one instead, in the caller's transaction.
     *
     * @return the followers who followed the first one and not the second: what {@link #moveBack} needs
     */
    Set<Long> move(Topic from, Topic to);

    /** Undoes a move: these followers follow the first topic again, and the second one no more. */
    void moveBack(Topic from, Topic to, Set<Long> moved);

    /** Who follows each topic of a kind, as followers' numbers: for exports that name nobody. */
    SortedMap<String, List<Long>> followers(String kind);
}
