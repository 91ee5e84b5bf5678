package org.terreau.web;

import java.util.Optional;
import java.util.Set;

/** The person at the other end, as much as a page needs to know; the identity module implements it. */
public interface Viewer {

    /** Somebody without an account, or not signed in. */
    Viewer NOBODY = new Viewer() {};

    default boolean signedIn() {
        return false;
    }

    /** A program with a key for writing: not somebody signed in. */
    default boolean keyHolder() {
        return false;
    }

    /** Works for at least one incubator (staff, coach, lead) or administers the installation. */
    default boolean staff() {
        return false;
    }

    /** The ids of the incubators for which one works; empty when it is for all of them. */
    default Optional<Set<String>> incubators() {
        return Optional.of(Set.of());
    }

    default boolean administrator() {
        return false;
    }

    default Optional<String> displayName() {
        return Optional.empty();
    }
}
