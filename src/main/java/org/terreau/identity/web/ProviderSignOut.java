package org.terreau.identity.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriComponentsBuilder;
import org.terreau.shared.SecretToken;

/**
 * Signing out here signs out of the provider too, when it signed the person in and says where (OpenID Connect RP-Initiated
 * Logout 1.0): it is given the token of identity, and a sign to bring back.
 */
final class ProviderSignOut implements LogoutSuccessHandler {

    static final String BACK = "/deconnexion/retour";
    static final String COOKIE = "terreau_sortie";
    static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final @Nullable ProviderCalls calls;
    private final String baseUrl;

    /** @param calls null when no provider is set */
    ProviderSignOut(@Nullable ProviderCalls calls, String baseUrl) {
        this.calls = calls;
        this.baseUrl = baseUrl;
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication signedOut)
            throws IOException {
        String end = signedOut != null && signedOut.getPrincipal() instanceof OidcUser person
                ? end(person, request, response)
                : null;
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", end == null ? "/" : end);
    }

    private @Nullable String end(OidcUser person, HttpServletRequest request, HttpServletResponse response) {
        String address = endOfSessions();
        if (address == null) return null;
        String state = SecretToken.draw().value();
        response.addCookie(cookie(state, REMEMBERED, request));
        return UriComponentsBuilder.fromUriString(address)
                .queryParam("id_token_hint", person.getIdToken().getTokenValue())
                .queryParam("state", state)
                .queryParam("post_logout_redirect_uri", "{back}")
                .encode()
                .buildAndExpand(baseUrl + BACK)
                .toUriString();
    }

    /** Null when the provider does not say, or does not answer: the person is signed out here. */
    private @Nullable String endOfSessions() {
        if (calls == null) return null;
        try {
            ClientRegistration provider = calls.findByRegistrationId(ProviderSignIn.REGISTRATION);
            return provider != null
                            && provider.getProviderDetails()
                                            .getConfigurationMetadata()
                                            .get("end_session_endpoint")
                                    instanceof String address
                    ? address
                    : null;
        } catch (RestClientException | IllegalStateException unanswered) {
            return null;
        }
    }

    /** Of nothing, to forget it. */
    static Cookie cookie(String state, Duration lasts, HttpServletRequest request) {
        Cookie cookie = new Cookie(COOKIE, state);
        cookie.setPath("/deconnexion");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setMaxAge((int) lasts.toSeconds());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
