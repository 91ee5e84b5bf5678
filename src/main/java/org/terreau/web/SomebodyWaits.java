package org.terreau.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Whether somebody waits for what this thread does: it answers a request, sessions included. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SomebodyWaits extends OncePerRequestFilter {

    private final ThreadLocal<Boolean> here = ThreadLocal.withInitial(() -> false);

    boolean here() {
        return here.get();
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        here.set(true);
        try {
            chain.doFilter(request, response);
        } finally {
            here.remove();
        }
    }
}
