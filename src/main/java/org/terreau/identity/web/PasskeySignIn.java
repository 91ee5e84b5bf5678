package org.terreau.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.terreau.identity.AccountId;
import org.terreau.identity.Passkeys;
import org.terreau.identity.SignIn;
import org.terreau.identity.SignInLinks;
import org.terreau.identity.UsedPasskey;

/** Signing in with a passkey: the form that the browser filled is read before any route, as those of links are. */
final class PasskeySignIn extends AbstractAuthenticationProcessingFilter {

    static final String PATH = "/connexion/cle";

    private final Passkeys passkeys;

    PasskeySignIn(Passkeys passkeys, SignIn signIn) {
        super(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, PATH));
        this.passkeys = passkeys;
        setAuthenticationSuccessHandler((request, response, who) -> {
            SignedInPeople.keep(request);
            seeOther(response, PendingSignIn.done(request, SignInLinks.ownPath(field(request, "suite"))));
        });
        setAuthenticationFailureHandler((request, response, failure) -> {
            signIn.refused("passkey", request.getRemoteAddr());
            seeOther(response, SignInPage.Failure.PASSKEY.path());
        });
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response)
            throws AuthenticationException {
        AccountId account = passkeys.signIn(new UsedPasskey(
                        field(request, "defi"),
                        field(request, "cle"),
                        field(request, "client"),
                        field(request, "appareil"),
                        field(request, "signature"),
                        field(request, "titulaire")))
                .orElseThrow(() -> new BadCredentialsException("A passkey that is not good"));
        SignedInPeople.SignedIn person = new SignedInPeople.SignedIn(account.toString());
        return UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities());
    }

    private static String field(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }

    private static void seeOther(HttpServletResponse response, String path) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", path);
    }

    /** Gives the filter the sessions that every other way in has. */
    static final class Configured extends AbstractHttpConfigurer<Configured, HttpSecurity> {

        private final PasskeySignIn filter;

        Configured(PasskeySignIn filter) {
            this.filter = filter;
        }

        @Override
        public void configure(HttpSecurity http) {
            filter.setAuthenticationManager(http.getSharedObject(AuthenticationManager.class));
            SessionAuthenticationStrategy sessions = http.getSharedObject(SessionAuthenticationStrategy.class);
            if (sessions != null) filter.setSessionAuthenticationStrategy(sessions);
            SecurityContextRepository contexts = http.getSharedObject(SecurityContextRepository.class);
            filter.setSecurityContextRepository(
                    contexts == null ? new HttpSessionSecurityContextRepository() : contexts);
            http.addFilterBefore(filter, UsernamePasswordAuthenticationFilter.class);
        }
    }
}
