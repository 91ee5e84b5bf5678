package org.terreau.site;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.springframework.web.util.HtmlUtils;
import org.terreau.web.PublicAddresses;

/**
 * The addresses of the site as engines read them: one file, or an index of several when there are too many for one.
 *
 * <p>Source: sitemaps.org, protocol 0.9.
 *
 * @param baseUrl without a slash at its end
 */
public record Sitemap(String baseUrl, List<PublicAddresses.Address> addresses) {

    /** Addresses of a file, at most. */
    public static final int MOST = 50_000;

    private static final String START = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String SCHEMA = " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";

    public Sitemap {
        addresses = List.copyOf(addresses);
    }

    public int files() {
        return Math.max(1, (addresses.size() + MOST - 1) / MOST);
    }

    /** What stands at the root: the only file, or the index of all. */
    public void writeRoot(Writer out) throws IOException {
        if (files() == 1) {
            write(1, out);
            return;
        }
        out.write(START + "<sitemapindex" + SCHEMA);
        for (int number = 1; number <= files(); number++)
            out.write("<sitemap><loc>" + escaped(baseUrl + path(number)) + "</loc></sitemap>\n");
        out.write("</sitemapindex>\n");
    }

    /** One of the files, from 1. */
    public void write(int number, Writer out) throws IOException {
        out.write(START + "<urlset" + SCHEMA);
        int from = (number - 1) * MOST;
        for (PublicAddresses.Address address : addresses.subList(from, Math.min(from + MOST, addresses.size())))
            out.write("<url><loc>" + escaped(baseUrl + address.path()) + "</loc>" + changed(address) + "</url>\n");
        out.write("</urlset>\n");
    }

    public static String path(int number) {
        return "/sitemap-" + number + ".xml";
    }

    private static String changed(PublicAddresses.Address address) {
        return address.changed() == null ? "" : "<lastmod>" + address.changed() + "</lastmod>";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
