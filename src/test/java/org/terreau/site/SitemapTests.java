package org.terreau.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.terreau.web.PublicAddresses;

class SitemapTests {

    private static Sitemap of(int addresses) {
        return new Sitemap(
                "https://terreau.test",
                IntStream.rangeClosed(1, addresses)
                        .mapToObj(number -> new PublicAddresses.Address("/problemes/" + number, null))
                        .toList());
    }

    private static String root(Sitemap sitemap) throws IOException {
        StringWriter out = new StringWriter();
        sitemap.writeRoot(out);
        return out.toString();
    }

    @Test
    void anAddressIsWholeEscapedAndSaysWhenItChanged() throws IOException {
        Sitemap sitemap = new Sitemap(
                "https://terreau.test",
                List.of(new PublicAddresses.Address("/produits/a&b", LocalDate.of(2026, 11, 29))));
        assertThat(root(sitemap))
                .contains("<url><loc>https://terreau.test/produits/a&amp;b</loc><lastmod>2026-11-29</lastmod></url>");
    }

    @Test
    void oneFileHoldsFiftyThousandAddresses() throws IOException {
        Sitemap sitemap = of(Sitemap.MOST);
        assertThat(sitemap.files()).isEqualTo(1);
        assertThat(root(sitemap)).contains("<urlset", "/problemes/50000<").doesNotContain("<sitemapindex");
    }

    @Test
    void moreAreSplitInFilesThatAnIndexNames() throws IOException {
        Sitemap sitemap = of(2 * Sitemap.MOST + 1);
        assertThat(sitemap.files()).isEqualTo(3);
        assertThat(root(sitemap))
                .contains("<sitemapindex", "<loc>https://terreau.test/sitemap-3.xml</loc>")
                .doesNotContain("<url>", "sitemap-4");
        StringWriter last = new StringWriter();
        sitemap.write(3, last);
        assertThat(last.toString()).contains("/problemes/100001<").doesNotContain("/problemes/100000<");
    }
}
