package org.terreau.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** Asks the provider to have the person sign in again, when who they are has to be proved: it may know them still. */
record ProvenAgain(OAuth2AuthorizationRequestResolver requests) implements OAuth2AuthorizationRequestResolver {

    private static final String FIELD = "preuve";

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return again(requests.resolve(request), request);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return again(requests.resolve(request, registration), request);
    }

    private static @Nullable OAuth2AuthorizationRequest again(
            @Nullable OAuth2AuthorizationRequest asked, HttpServletRequest request) {
        if (asked == null || request.getParameter(FIELD) == null) return asked;
        return OAuth2AuthorizationRequest.from(asked)
                .additionalParameters(more -> more.put("prompt", "login"))
                .build();
    }
}
