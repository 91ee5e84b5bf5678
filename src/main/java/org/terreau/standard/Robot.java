package org.terreau.standard;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.terreau.document.PdfText;
import org.terreau.web.OutwardCalls;

/**
 * Reads sites politely (FIELD 5.4): one request after the other, a second apart, sixty a run, ten seconds and two megabytes
 * each; what robots.txt closes is left but for the declared pages, and a site that asks for rest is left at once. What a
 * browser needs to show the first page is asked for the same way, among the sixty.
 */
@Component
class Robot {

    /** The name that robots.txt calls it by. */
    static final String NAME = "terreau-qualite";

    private static final Duration EACH = Duration.ofSeconds(10);
    private static final int LARGEST = 2 << 20;

    private final OutwardCalls calls;
    private final Pace pace;
    private final Browsing browser;
    private final PdfText documents;
    private final Clock clock;
    private final Map<String, String> headers;

    Robot(
            OutwardCalls calls,
            Pace pace,
            Browsing browser,
            PdfText documents,
            Clock clock,
            @Value("${terreau.base-url}") String site,
            @Value("${terreau.standards.contact}") String contact) {
        this.calls = calls;
        this.pace = pace;
        this.browser = browser;
        this.documents = documents;
        this.clock = clock;
        this.headers = Map.of(
                "User-Agent",
                NAME + "/1.0 (+" + site + "; " + contact + ")",
                "Accept",
                "text/html,application/xhtml+xml,*/*;q=0.8",
                "Accept-Language",
                "fr");
    }

    /**
     * What one run read.
     *
     * @param requests how many were made
     * @param rest until when the site asked not to be read; the epoch when it did not
     */
    record Visited(Reading reading, int requests, Instant rest) {}

    Visited visit(SiteAddress site) throws InterruptedException {
        return new Visit(this, site).read();
    }

    OutwardCalls.Page ask(URI address) throws OutwardCalls.Failed {
        return calls.page(address, headers, LARGEST, EACH);
    }

    Clock clock() {
        return clock;
    }

    Pace pace() {
        return pace;
    }

    Browsing browser() {
        return browser;
    }

    PdfText documents() {
        return documents;
    }
}
