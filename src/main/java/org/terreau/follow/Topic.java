package org.terreau.follow;

import java.util.Optional;

/**
 * Something that may be followed: a problem, a theme, a call.
 *
 * @param kind of topic, told by the module that owns it ("probleme", "theme"…)
 * @param id of the topic in its module
 */
public record Topic(String kind, String id) {

    public Topic {
        if (!kind.matches("[a-z-]{1,30}")) throw new IllegalArgumentException("Not a kind of topic: " + kind);
        if (id.isBlank() || id.length() > 100) throw new IllegalArgumentException("Not a topic's id: " + id);
    }

    /** Reads the written form, such as "probleme:12"; empty when it is not one. */
    public static Optional<Topic> parse(String written) {
        int colon = written.indexOf(':');
        if (colon < 0) return Optional.empty();
        try {
            return Optional.of(new Topic(written.substring(0, colon), written.substring(colon + 1)));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return kind + ":" + id;
    }
}
