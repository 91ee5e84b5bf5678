package org.terreau.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String baseUrl;

    SignInLinks(JdbcClient jdbc, Clock clock, @Value("${terreau.base-url}") String baseUrl) {
        this.jdbc = jdbc;
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
        jdbc.sql("""
                        insert into sign_in_link (digest, account_id, created_at, expires_at, continue_to)
                        values (:digest, :account, :now, :expires, :continueTo)
                        """)
                .param("digest", token.digest())
                .param("account", account.value())
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(now.plus(validity)))
                .param("continueTo", continueTo == null ? null : ownPath(continueTo))
                .update();
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
        return jdbc.sql("""
                        update sign_in_link set used_at = :now
                        where digest = :digest and used_at is null and expires_at > :now
                        returning account_id, expires_at, continue_to
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("digest", new SecretToken(token).digest())
                .query((row, ignored) -> new Used(
                        new AccountId(row.getLong("account_id")),
                        row.getTimestamp("expires_at").toInstant(),
                        row.getString("continue_to")))
                .optional();
    }

    /** Where a link that was used leads. */
    Optional<String> continueTo(String token) {
        return jdbc.sql("select continue_to from sign_in_link where digest = :digest and continue_to is not null")
                .param("digest", new SecretToken(token).digest())
                .query(String.class)
                .optional();
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
