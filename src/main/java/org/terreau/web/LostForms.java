package org.terreau.web;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;
import org.terreau.shared.SecretToken;

/**
 * What is typed into a form survives the end of the session and of the form's token. The form does nothing; what it held
 * is kept at most an hour, for the same person in the same browser, and the form's own page is opened again with it.
 *
 * <p>The browser holds the secret that opens what is kept, in a cookie. A form that another site sends is never kept:
 * nobody can fill in somebody else's form. Files are not kept.
 */
@Component
class LostForms {

    static final String COOKIE = "terreau_saisie";
    private static final String SECRET = "[\\w-]{32}";

    /** With the five minutes between two cleanings: an hour at most. */
    static final Duration KEPT = Duration.ofMinutes(55);

    private static final int AT_ONCE = 20;
    private static final int LONGEST = 1_000_000;
    private static final int AN_HOUR_FROM_ONE_NETWORK = 200;

    private final FormOrigins origins;
    private final Allowances allowances;
    private final JdbcLostForms stored;
    private final Clock clock;

    LostForms(FormOrigins origins, Allowances allowances, JdbcLostForms stored, Clock clock) {
        this.origins = origins;
        this.allowances = allowances;
        this.stored = stored;
        this.clock = clock;
    }

    /** What is kept of a form. */
    private record Typed(Map<String, List<String>> fields) {}

    /**
     * Keeps what this request holds, and says which page to open: the form's, or signing in when who saw the form was
     * signed in and is no more. Empty when it is no form of ours, or too much to keep.
     */
    Optional<String> keep(HttpServletRequest request, HttpServletResponse response) {
        if (!FormOrigins.sentByAPerson(request)) return Optional.empty();
        Map<String, List<String>> typed = typed(request);
        boolean named = request.getParameter(FormOrigin.FIELD) != null;
        if (!named && typed.isEmpty()) return Optional.empty();
        if (size(typed) > LONGEST
                || !allowances.take("lost-form", request.getRemoteAddr(), AN_HOUR_FROM_ONE_NETWORK, KEPT))
            return Optional.empty();
        FormOrigin origin = origins.sent(request);
        SecretToken browser = browser(request).orElseGet(SecretToken::draw);
        stored.keep(
                browser,
                request.getRequestURI(),
                origin,
                Sealed.seal(new Typed(typed), browser.value()),
                clock.instant());
        stored.forgetBeyond(browser, AT_ONCE);
        response.addCookie(cookie(browser, request));
        request.setAttribute(COOKIE, true);
        return Optional.of(sentBySomebodySignedOut(request) ? signIn(origin.page()) : origin.page());
    }

    /** The page to sign in, which leads to this page of the site afterwards. */
    static String signIn(String page) {
        return "/connexion?suite=" + URLEncoder.encode(page, StandardCharsets.UTF_8);
    }

    /** The page on which somebody signed in proves again who they are, which leads to this page of the site afterwards. */
    static String proof(String page) {
        return "/connexion/preuve?suite=" + URLEncoder.encode(page, StandardCharsets.UTF_8);
    }

    /** Whether the form was shown to somebody who was signed in and is no more. */
    boolean sentBySomebodySignedOut(HttpServletRequest request) {
        return FormOrigins.sentByAPerson(request)
                && FormOrigins.person().isEmpty()
                && !origins.sent(request).person().isEmpty();
    }

    /** The page that showed the form that this request sends. */
    String pageOf(HttpServletRequest request) {
        return origins.sent(request).page();
    }

    /** What was typed into a form, by field, without what the page itself put there. */
    static Map<String, List<String>> typed(HttpServletRequest request) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        request.getParameterMap().forEach((field, values) -> {
            if (!field.startsWith("_")) typed.put(field, List.of(values));
        });
        return typed;
    }

    private static int size(Map<String, List<String>> typed) {
        return typed.values().stream()
                .flatMap(List::stream)
                .mapToInt(String::length)
                .sum();
    }

    /** What is kept of the forms of the page that this request reads, for who reads it. */
    List<LostForm> waitingOn(HttpServletRequest request) {
        Optional<SecretToken> browser = browser(request);
        if (browser.isEmpty() || !request.getMethod().equals("GET")) return List.of();
        SecretToken secret = browser.get();
        return stored
                .waitingOn(
                        request.getRequestURI(),
                        secret,
                        FormOrigins.person(),
                        clock.instant().minus(KEPT))
                .stream()
                .map(kept -> new LostForm(
                        kept.action(),
                        Sealed.open(kept.typed(), secret.value(), Typed.class).fields()))
                .toList();
    }

    private void taken(HttpServletRequest request) {
        browser(request)
                .ifPresent(browser -> stored.forget(
                        browser, request.getRequestURI(), origins.sent(request).person()));
    }

    int forgetOld() {
        return stored.forgetBefore(clock.instant().minus(KEPT));
    }

    private static Optional<SecretToken> browser(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(Cookie::getValue)
                .filter(value -> value.matches(SECRET))
                .map(SecretToken::new);
    }

    private static Cookie cookie(SecretToken browser, HttpServletRequest request) {
        Cookie cookie = new Cookie(COOKIE, browser.value());
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setMaxAge((int) KEPT.toSeconds());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    /** A form that is taken at last is kept no longer. Around the security filters, which take some forms themselves. */
    @Component
    @Order(Ordered.HIGHEST_PRECEDENCE + 100)
    static class Taken extends OncePerRequestFilter {

        private static final int FIRST_REDIRECTION = 300;
        private static final int FIRST_ERROR = 400;

        private final LostForms forms;

        Taken(LostForms forms) {
            this.forms = forms;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            chain.doFilter(request, response);
            if (request.getMethod().equals("POST")
                    && response.getStatus() >= FIRST_REDIRECTION
                    && response.getStatus() < FIRST_ERROR
                    && request.getAttribute(COOKIE) == null) forms.taken(request);
        }
    }

    @Configuration
    static class Cleaning {

        @Bean
        RecurringTask<Void> forgetLostForms(LostForms forms) {
            return Tasks.recurring("web-lost-forms", FixedDelay.ofMinutes(5))
                    .execute((instance, context) -> forms.forgetOld());
        }
    }
}
