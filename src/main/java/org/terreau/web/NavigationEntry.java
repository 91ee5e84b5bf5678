package org.terreau.web;

import java.util.function.Predicate;

/**
 * A line of the main menu. A module adds one by declaring a bean.
 *
 * @param order from left to right
 * @param key of its text in the message bundles
 * @param path where it leads; the entry is the current one on this path and below
 * @param shownTo who sees it
 */
public record NavigationEntry(int order, String key, String path, Predicate<Viewer> shownTo) {

    public static NavigationEntry forEveryone(int order, String key, String path) {
        return new NavigationEntry(order, key, path, viewer -> true);
    }

    public static NavigationEntry forSignedIn(int order, String key, String path) {
        return new NavigationEntry(order, key, path, Viewer::signedIn);
    }

    public static NavigationEntry forStaff(int order, String key, String path) {
        return new NavigationEntry(order, key, path, viewer -> viewer.staff() || viewer.administrator());
    }

    boolean currentAt(String requestPath) {
        return requestPath.equals(path) || requestPath.startsWith(path + "/");
    }
}
