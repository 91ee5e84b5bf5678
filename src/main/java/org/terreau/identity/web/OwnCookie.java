package org.terreau.identity.web;

/**
 * The name of a cookie that no other host can set: browsers take {@code __Host-} from this host alone, on every path, and
 * under encryption.
 */
final class OwnCookie {

    private static final String PREFIX = "__Host-";

    private OwnCookie() {}

    /** @param baseUrl the address of the site: without encryption, browsers would refuse the longer name */
    static String named(String name, String baseUrl) {
        return encrypted(baseUrl) ? PREFIX + name : name;
    }

    static boolean encrypted(String baseUrl) {
        return baseUrl.startsWith("https:");
    }
}
