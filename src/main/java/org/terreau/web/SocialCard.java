package org.terreau.web;

/**
 * What others show of a page when somebody sends its address.
 *
 * @param description empty for what the site says of itself
 * @param picture path of the picture
 */
public record SocialCard(String description, String picture) {

    /** In points. */
    public static final int WIDTH = 1200;

    public static final int HEIGHT = 630;

    private static final String FILE = "/carte.png";

    /** That of every page that has none of its own. */
    public static final SocialCard SITE = new SocialCard("", FILE);

    /** The picture of the page of this path. */
    public static String path(String page) {
        return page + FILE;
    }
}
