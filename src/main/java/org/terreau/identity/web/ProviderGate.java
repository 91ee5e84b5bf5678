package org.terreau.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClientException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a few requests at once wait for the identity provider: when it hangs, the threads of pages stay for pages. Those
 * who come meanwhile are told, and may sign in by e-mail. Addresses of other providers are those of no page.
 */
final class ProviderGate extends OncePerRequestFilter {

    static final String TO_PROVIDER = "/connexion/par";
    static final String FROM_PROVIDER = "/connexion/retour";
    private static final String UNANSWERED = SignInPage.Failure.PROVIDER.path();

    private static final Logger log = LoggerFactory.getLogger(ProviderGate.class);
    private static final int AT_ONCE = 12;

    private final ProviderCalls calls;
    private final Semaphore places = new Semaphore(AT_ONCE);

    ProviderGate(ProviderCalls calls) {
        this.calls = calls;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.startsWith(TO_PROVIDER + "/") && !path.startsWith(FROM_PROVIDER + "/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (!path.substring(path.lastIndexOf('/') + 1).equals(ProviderSignIn.REGISTRATION)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (!places.tryAcquire()) {
            response.sendRedirect(UNANSWERED);
            return;
        }
        try {
            if (described()) chain.doFilter(request, response);
            else response.sendRedirect(UNANSWERED);
        } finally {
            places.release();
        }
    }

    private boolean described() {
        try {
            return calls.findByRegistrationId(ProviderSignIn.REGISTRATION) != null;
        } catch (RestClientException | IllegalStateException failure) {
            log.warn("The identity provider does not describe itself: {}", failure.getMessage());
            return false;
        }
    }
}
