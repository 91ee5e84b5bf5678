package org.terreau.legal.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.terreau.legal.Particular;
import org.terreau.legal.SiteParticulars;
import org.terreau.web.Brand;
import org.terreau.web.OpenTo;

/**
 * Whom to tell of a weakness of the site.
 *
 * <p>Source: RFC 9116.
 */
@RestController
@OpenTo(OpenTo.Audience.EVERYONE)
class SecurityTxtController {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final Duration TRUE_FOR = Duration.ofDays(180);
    private static final Duration KEPT = Duration.ofHours(1);

    private final SiteParticulars particulars;
    private final Brand brand;
    private final Clock clock;
    private final String baseUrl;

    SecurityTxtController(
            SiteParticulars particulars, Brand brand, Clock clock, @Value("${terreau.base-url}") String baseUrl) {
        this.particulars = particulars;
        this.brand = brand;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    @GetMapping("/.well-known/security.txt")
    ResponseEntity<String> read() {
        String text = """
                Contact: mailto:%s
                Expires: %s
                Preferred-Languages: fr, en
                Canonical: %s/.well-known/security.txt
                """.formatted(
                        particulars.read().of(Particular.SECURITY).orElse(brand.contact()),
                        clock.instant().truncatedTo(ChronoUnit.DAYS).plus(TRUE_FOR),
                        baseUrl);
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .body(text);
    }
}
