package org.terreau.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Around everything that may need the database, sessions included: a request that it fails is answered by a page that
 * needs none, with what was typed, to be sent again.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class WithoutDatabase extends OncePerRequestFilter {

    private static final int AGAIN_SECONDS = 10;

    /** What asks whether the program lives: the answer is the same for everybody, so no session is looked for. */
    private static final String PROBES = "/actuator/";

    private final Failures failures;
    private final TroubleLog log;

    WithoutDatabase(Failures failures, TroubleLog log) {
        this.failures = failures;
        this.log = log;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request.getRequestURI().startsWith(PROBES) ? new Nobodys(request) : request, response);
        } catch (ServletException | IOException | RuntimeException failure) {
            Optional<DatabaseTrouble> trouble = DatabaseTrouble.behind(failure);
            if (trouble.isEmpty()) throw failure;
            log.tell(trouble.get());
            if (response.isCommitted()) return;
            response.reset();
            if (RequestNames.here() != null) response.setHeader(RequestNames.HEADER, RequestNames.here());
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(AGAIN_SECONDS));
            failures.unavailable(request, response);
        }
    }

    private static final class Nobodys extends HttpServletRequestWrapper {

        Nobodys(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Cookie @Nullable [] getCookies() {
            return null;
        }
    }
}
