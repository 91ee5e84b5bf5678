package org.terreau.standard;

import java.net.URI;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one polite run has read of a site: the checks know nothing else.
 *
 * @param site the address that was declared
 * @param home null when it could not be read
 * @param trouble why it could not: "" or the code of a failure, or an HTTP status
 * @param plain what http answers where the site is read by https; null when nobody answers
 * @param cookies of the first answer, before anybody agreed to anything, each as it was set
 * @param browsed what a browser showed of the first page
 */
record Reading(
        URI site,
        @Nullable SitePage home,
        String trouble,
        @Nullable Plain plain,
        @Nullable Encryption encryption,
        List<String> cookies,
        Map<Target, Sought> sought,
        List<Link> links,
        Browsed browsed,
        LocalDate today) {

    Reading {
        cookies = List.copyOf(cookies);
        sought = sought.isEmpty() ? Map.of() : new EnumMap<>(sought);
        links = List.copyOf(links);
    }

    /** What was read without a browser. */
    Reading(
            URI site,
            @Nullable SitePage home,
            String trouble,
            @Nullable Plain plain,
            @Nullable Encryption encryption,
            List<String> cookies,
            Map<Target, Sought> sought,
            List<Link> links,
            LocalDate today) {
        this(site, home, trouble, plain, encryption, cookies, sought, links, Browsed.OFF, today);
    }

    /** The same as a browser showed it. */
    Reading seen(Browsed shown) {
        return new Reading(site, home, trouble, plain, encryption, cookies, sought, links, shown, today);
    }

    /** The same address, of which nothing that was read is the site's. */
    Reading without(String why) {
        return new Reading(site, null, why, null, null, List.of(), Map.of(), List.of(), today);
    }

    /** What the site calls itself; empty without a page that says it. */
    Optional<LostName.Face> face() {
        SitePage page = home;
        if (page == null || !page.html() || page.needsBrowser()) return Optional.empty();
        return Optional.of(new LostName.Face(
                page.document().title(), page.document().select("html").attr("lang")));
    }

    /** What the address without encryption answers. @param location where it sends, "" nowhere */
    record Plain(URI address, int status, String location) {}

    /**
     * What the server's certificate says.
     *
     * @param until the last day of the first that ends, intermediates included
     * @param trusted the platform believes it
     */
    record Encryption(String protocol, LocalDate until, int certificates, boolean trusted) {}

    /** Something beside the first page. */
    enum Target {
        ACCESSIBILITY,
        PLAN,
        LEGAL,
        PRIVACY,
        STATS,
        BUDGET,
        SECURITY_TXT,
        ROBOTS,
        SITEMAP,
        API_STATS
    }

    /**
     * What was found of it.
     *
     * @param words of the link that leads there, "" when it has a known address
     * @param address that was asked
     * @param page null when it could not be read
     * @param trouble why it could not
     * @param on the page that the link stands on; null when it has a known address
     */
    record Sought(
            String words,
            URI address,
            @Nullable SitePage page,
            String trouble,
            @Nullable URI on) {

        /** At an address that is known to all. */
        Sought(String words, URI address, @Nullable SitePage page, String trouble) {
            this(words, address, page, trouble, null);
        }
    }

    /** A link of the site that was followed. @param status 0 when nobody answered */
    record Link(URI address, String words, int status) {}

    Optional<Sought> about(Target target) {
        return Optional.ofNullable(sought.get(target));
    }
}
