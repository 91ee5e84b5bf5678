package org.terreau.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.UriComponentsBuilder;
import org.terreau.shared.SecretToken;

/**
 * Links that sign their holder in once. The address holds a random token; the database holds its digest only, so that
 * a stolen backup opens no session.
 */
@Component
public class SignInLinks {

    /** For a link asked at the sign-in page. */
    static final Duration SHORT = Duration.ofMinutes(30);

    /** For a link inside an invitation. */
    public static final Duration INVITATION = Duration.ofDays(7);

    private final JdbcSignInLinks stored;
    private final Clock clock;
    private final String baseUrl;

    SignInLinks(JdbcSignInLinks stored, Clock clock, @Value("${terreau.base-url}") String baseUrl) {
        this.stored = stored;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    /**
     * Makes a link for this account.
     *
     * @param continueTo the page to open once signed in, a path of this site; null for the person's home
     * @return the whole address, to be sent by e-mail and kept nowhere else
     */
    @Transactional
    public String issue(AccountId account, Duration validity, @Nullable String continueTo) {
        SecretToken token = SecretToken.draw();
        Instant now = clock.instant();
        stored.insert(account, token, now, now.plus(validity), continueTo == null ? null : ownPath(continueTo));
        return UriComponentsBuilder.fromUriString(baseUrl)
                .path("/connexion/jeton")
                .queryParam("token", token.value())
                .toUriString();
    }

    /** A link used now for the first time. */
    record Used(
            AccountId account, Instant expiresAt, @Nullable String continueTo) {}

    /** Uses the link; empty when it is unknown, expired or used before. */
    @Transactional
    Optional<Used> use(String token) {
        return stored.use(new SecretToken(token), clock.instant());
    }

    /** How many links this account was sent since. */
    long sentSince(AccountId account, Instant since) {
        return stored.sentSince(account, since);
    }

    /** Where a link that was used leads. */
    Optional<String> continueTo(String token) {
        return stored.continueTo(new SecretToken(token));
    }

    /** A path of this site, or its home: never another site's address. */
    public static String ownPath(String path) {
        boolean ours = path.startsWith("/")
                && !path.startsWith("//")
                && !path.startsWith("/\\")
                && path.length() <= 500
                && path.chars().noneMatch(character -> character < ' ');
        return ours ? path : "/";
    }
}
