package org.terreau.web;

import java.util.function.Predicate;

/**
 * A line of the main menu. A module adds one by declaring a bean.
 *
 * @param group under which it is found
 * @param order within the group
 * @param key of its text in the message bundles
 * @param path where it leads; the entry is the current one on this path and below
 * @param shownTo who sees it
 */
public record NavigationEntry(Group group, int order, String key, String path, Predicate<Viewer> shownTo) {

    /** From left to right: what everybody reads, what waits for the person, what the incubator works with. */
    public enum Group {
        SITE,
        MINE,
        INCUBATOR
    }

    public static NavigationEntry forEveryone(int order, String key, String path) {
        return new NavigationEntry(Group.SITE, order, key, path, viewer -> true);
    }

    public static NavigationEntry forSignedIn(int order, String key, String path) {
        return new NavigationEntry(Group.MINE, order, key, path, Viewer::signedIn);
    }

    public static NavigationEntry forStaff(int order, String key, String path) {
        return new NavigationEntry(
                Group.INCUBATOR, order, key, path, viewer -> viewer.staff() || viewer.administrator());
    }

    boolean currentAt(String requestPath) {
        return requestPath.equals(path) || requestPath.startsWith(path + "/");
    }
}
