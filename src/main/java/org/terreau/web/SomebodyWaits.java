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

    private enum Wait {
        NOBODY,
        SOMEBODY,
        IN_VAIN
    }

    private final ThreadLocal<Wait> wait = ThreadLocal.withInitial(() -> Wait.NOBODY);

    boolean here() {
        return wait.get() != Wait.NOBODY;
    }

    /** What this request waited for did not come: it does not wait for it again. */
    void inVain() {
        if (here()) wait.set(Wait.IN_VAIN);
    }

    boolean wasInVain() {
        return wait.get() == Wait.IN_VAIN;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        wait.set(Wait.SOMEBODY);
        try {
            chain.doFilter(request, response);
        } finally {
            wait.remove();
        }
    }
}
