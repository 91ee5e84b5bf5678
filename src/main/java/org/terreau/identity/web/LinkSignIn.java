package org.terreau.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.ott.GenerateOneTimeTokenRequest;
import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationToken;
import org.springframework.security.authentication.ott.OneTimeTokenService;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.ott.OneTimeTokenGenerationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.terreau.identity.AccountId;
import org.terreau.identity.Passkeys;
import org.terreau.identity.SecondStep;
import org.terreau.identity.SignIn;
import org.terreau.shared.EmailAddress;

/** Joins Spring Security's one-time tokens to our sign-in links. */
@Component
class LinkSignIn
        implements OneTimeTokenService,
                OneTimeTokenGenerationSuccessHandler,
                AuthenticationSuccessHandler,
                AuthenticationFailureHandler {

    /** Longer than it takes to write a link and its letter. */
    static final Duration SAME_FOR_ALL = Duration.ofMillis(300);

    private final SignIn signIn;
    private final Passkeys passkeys;
    private final WaysIn ways;

    LinkSignIn(SignIn signIn, Passkeys passkeys, WaysIn ways) {
        this.signIn = signIn;
        this.passkeys = passkeys;
        this.ways = ways;
    }

    /** What Spring Security carries about: for a link asked, the address; for one used, the account's id. */
    private record Carried(String getTokenValue, String getUsername, Instant getExpiresAt) implements OneTimeToken {}

    /** What is not an address goes on to the form, which says so. */
    @Nullable
    GenerateOneTimeTokenRequest asked(HttpServletRequest request) {
        String address = request.getParameter("username");
        return address != null && EmailAddress.valid(address) ? new GenerateOneTimeTokenRequest(address) : null;
    }

    @Override
    public OneTimeToken generate(GenerateOneTimeTokenRequest request) {
        return new Carried("", request.getUsername(), Instant.EPOCH);
    }

    /** As long for an address that has an account as for one that has none. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, OneTimeToken asked) {
        long began = System.nanoTime();
        if (!ways.links()) {
            seeOther(response, "/connexion");
            return;
        }
        Duration wait = signIn.mustWait(asked.getUsername(), request.getRemoteAddr());
        if (wait.isZero()) signIn.sendLink(asked.getUsername(), request.getParameter("suite"));
        LockSupport.parkNanos(SAME_FOR_ALL.toNanos() - (System.nanoTime() - began));
        seeOther(
                response,
                wait.isZero()
                        ? "/connexion/envoyee"
                        : SignInPage.Failure.TOO_MANY.path() + "="
                                + wait.plusSeconds(59).toMinutes());
    }

    @Override
    public @Nullable OneTimeToken consume(OneTimeTokenAuthenticationToken presented) {
        String token = presented.getTokenValue();
        if (token == null) return null;
        return signIn.use(token)
                .map(used -> new Carried(token, used.account().toString(), used.expiresAt()))
                .orElse(null);
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication who) {
        Optional<String> next =
                Optional.ofNullable(request.getParameter("token")).flatMap(signIn::continueTo);
        SignedInPeople.keep(request);
        SecondStep step = passkeys.after(new AccountId(Long.parseLong(who.getName())));
        String wanted = PendingSignIn.begin(request, step, next.orElse("/"));
        seeOther(
                response,
                step == SecondStep.INVITED
                        ? UriComponentsBuilder.fromPath(PasskeysController.PATH)
                                .queryParam("suite", wanted)
                                .toUriString()
                        : wanted);
    }

    /** Whoever comes with a link that is no longer good gets a sentence, and nothing is opened for them. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
        signIn.refused("link", request.getRemoteAddr());
        seeOther(response, SignInPage.Failure.LINK.path());
    }

    private static void seeOther(HttpServletResponse response, String path) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", path);
    }
}
