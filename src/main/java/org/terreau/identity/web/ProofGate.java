package org.terreau.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Objects;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.terreau.identity.Sessions;
import org.terreau.web.ProofNeeded;
import org.terreau.web.RecentProof;

/**
 * Lets a form with {@link RecentProof} through only from a session that has just begun: signing in makes a new one. A
 * provider may say that it knew the person since before, although it was asked to have them sign in again: then that counts.
 */
@Component
class ProofGate implements HandlerInterceptor, WebMvcConfigurer {

    /** Before a form counts as received. */
    private static final int FIRST = -1;

    private final Sessions sessions;

    ProofGate(@Lazy Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(FIRST);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) return true;
        RecentProof asked = method.getMethodAnnotation(RecentProof.class);
        if (asked == null || !concerns(asked, request)) return true;
        HttpSession session = request.getSession(false);
        if (session != null && !sessions.proves(proved(session))) throw new ProofNeeded(request.getRequestURI());
        return true;
    }

    private static Instant proved(HttpSession session) {
        Instant began = Instant.ofEpochMilli(session.getCreationTime());
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        Instant there =
                who != null && who.getPrincipal() instanceof OidcUser person ? person.getAuthenticatedAt() : null;
        return there != null && there.isBefore(began) ? there : began;
    }

    private static boolean concerns(RecentProof asked, HttpServletRequest request) {
        return asked.field().isEmpty()
                || asked.is()
                        .equals(Objects.requireNonNullElse(request.getParameter(asked.field()), "")
                                .strip());
    }
}
