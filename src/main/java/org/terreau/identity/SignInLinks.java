package org.terreau.identity;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.UriComponentsBuilder;
import org.terreau.shared.SecretToken;

/**
 * Links that sign their holder in once, for who asked for one; and links of letters, which lead to a page and sign nobody
 * in. The address holds a random token; the database holds its digest only, so that a stolen backup opens no session.
 */
@Component
public class SignInLinks {

    /** For a link asked at the sign-in page. */
    public static final Duration SHORT = Duration.ofMinutes(30);

    /** For how long the link of a letter says to whom the letter was written. */
    private static final Duration KNOWN = Duration.ofDays(30);

    private final JdbcSignInLinks stored;
    private final Clock clock;
    private final String baseUrl;

    SignInLinks(JdbcSignInLinks stored, Clock clock, @Value("${terreau.base-url}") String baseUrl) {
        this.stored = stored;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    /**
     * The address of a page of this site, for a letter to somebody who has an account. It signs nobody in: whoever is not
     * signed in asks for a link, finds their address written already, and is brought to the page.
     */
    @Transactional
    public String leadingTo(AccountId account, String path) {
        SecretToken token = SecretToken.draw();
        Instant now = clock.instant();
        stored.introduce(account, token, now, now.plus(KNOWN));
        return UriComponentsBuilder.fromUriString(baseUrl)
                .path("/connexion")
                .queryParam("suite", ownPath(path))
                .queryParam("pour", token.value())
                .toUriString();
    }

    /** To whom the letter was written that holds this link; empty when it is unknown or old. */
    @Transactional(readOnly = true)
    Optional<AccountId> introduced(String token) {
        return stored.introduced(new SecretToken(token), clock.instant());
    }

    /**
     * Makes a link that signs in without having been asked for at the sign-in page: for whoever holds the machine, by a
     * command, and for the demonstration. A letter has {@link #leadingTo}.
     *
     * @param continueTo the page to open once signed in, a path of this site; null for the person's home
     * @return the whole address, to be sent by e-mail and kept nowhere else
     */
    @Transactional
    public String issue(AccountId account, Duration validity, @Nullable String continueTo) {
        return issue(account, validity, continueTo, false);
    }

    /** A link that the person asked for: it lives {@link #SHORT}, and ends when one asked for later is used. */
    @Transactional
    String issueAsked(AccountId account, @Nullable String continueTo) {
        return issue(account, SHORT, continueTo, true);
    }

    private String issue(AccountId account, Duration validity, @Nullable String continueTo, boolean asked) {
        SecretToken token = SecretToken.draw();
        Instant now = clock.instant();
        stored.insert(account, token, now, now.plus(validity), continueTo == null ? null : ownPath(continueTo), asked);
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

    @Configuration
    static class Cleaning {

        /** How long a link that nobody can use any more still says where it led. */
        private static final Duration KEPT = Duration.ofDays(30);

        @Bean
        RecurringTask<Void> forgetSignInLinks(JdbcSignInLinks links, Clock clock) {
            return Tasks.recurring("identity-sign-in-links", FixedDelay.ofHours(6))
                    .execute((instance, context) ->
                            links.forgetOver(clock.instant().minus(KEPT)));
        }
    }
}
