package org.terreau.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;

/** The sign-ins that were begun with the provider in this browser, each in a tab of its own: the last few may come back. */
final class ProviderRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String HELD = ProviderRequests.class.getName();
    private static final int MOST = 5;

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        String state = request.getParameter(OAuth2ParameterNames.STATE);
        return state == null ? null : held(request.getSession(false)).get(state);
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest begun, HttpServletRequest request, HttpServletResponse response) {
        if (begun == null || begun.getState() == null) return;
        HttpSession session = request.getSession();
        Map<String, OAuth2AuthorizationRequest> held = held(session);
        held.put(begun.getState(), begun);
        while (held.size() > MOST) held.remove(held.keySet().iterator().next());
        session.setAttribute(HELD, held);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest begun = loadAuthorizationRequest(request);
        if (begun == null) return null;
        HttpSession session = request.getSession();
        Map<String, OAuth2AuthorizationRequest> held = held(session);
        held.remove(begun.getState());
        session.setAttribute(HELD, held);
        return begun;
    }

    @SuppressWarnings("unchecked") // written above
    private static Map<String, OAuth2AuthorizationRequest> held(@Nullable HttpSession session) {
        return session != null && session.getAttribute(HELD) instanceof Map<?, ?> held
                ? new LinkedHashMap<>((Map<String, OAuth2AuthorizationRequest>) held)
                : new LinkedHashMap<>();
    }
}
