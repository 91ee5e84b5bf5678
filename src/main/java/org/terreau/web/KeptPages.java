package org.terreau.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.RequestPath;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Pages that are the same for every visitor: rendered once for an address and a language, until {@link PublicContent}
 * changes, a minute at most. Nothing of a visitor is in them, neither session nor form token nor what waits for somebody:
 * they may leave compressed.
 */
@Component
class KeptPages {

    private static final long BYTES = 24L << 20;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final PublicContent content;
    private final CurrentViewer current;
    private final LostForms lost;
    private final LocaleResolver locales;
    private final Cache<Key, KeptPage> pages = Caffeine.newBuilder()
            .maximumWeight(BYTES)
            .weigher((Key key, KeptPage page) -> page.weight() + key.weight())
            .expireAfterWrite(LONGEST)
            .build();

    private final Counter answered;
    private final Counter rendered;

    KeptPages(
            PublicContent content,
            CurrentViewer current,
            LostForms lost,
            LocaleResolver locales,
            MeterRegistry registry) {
        this.answered = counted("kept", registry);
        this.rendered = counted("rendered", registry);
        this.content = content;
        this.current = current;
        this.lost = lost;
        this.locales = locales;
    }

    private static Counter counted(String how, MeterRegistry registry) {
        return Counter.builder("terreau.pages")
                .description("Answers with pages that are the same for everybody")
                .tag("how", how)
                .register(registry);
    }

    private record Key(
            String language, String path, @Nullable String query) {

        int weight() {
            return 2 * (path.length() + (query == null ? 0 : query.length()));
        }
    }

    /** Whether nothing in the answer to this request is for who asks: nobody in particular, for whom nothing waits. */
    boolean answer(HttpServletRequest request) {
        Viewer viewer = current.viewer();
        return !viewer.signedIn()
                && !viewer.keyHolder()
                && !FlashCookie.waits(Pages.FLASH, request)
                && lost.waitingOn(request).isEmpty();
    }

    /** The number under which a page that is begun now is kept. */
    long version() {
        return content.version();
    }

    /** What is kept for this address and language and still holds; the database is asked for nothing when there is none. */
    Optional<KeptPage> of(HttpServletRequest request) {
        return Optional.ofNullable(pages.getIfPresent(key(request))).filter(page -> page.version() == version());
    }

    /** Keeps a page rendered for this request from what held under this number. */
    KeptPage keep(long version, byte[] html, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        KeptPage page = KeptPage.of(version, html, response);
        rendered.increment();
        pages.put(key(request), page);
        return page;
    }

    private Key key(HttpServletRequest request) {
        return new Key(locales.resolveLocale(request).getLanguage(), ownPath(request), request.getQueryString());
    }

    /** The path that leads to the route, whatever is said to stand before it. */
    static String ownPath(HttpServletRequest request) {
        return RequestPath.parse(request.getRequestURI(), request.getContextPath())
                .pathWithinApplication()
                .value();
    }

    /**
     * Answers what is kept before a route is looked for, which takes longer than all the rest of such an answer. After
     * the filters that know who asks and write the headers of every answer; a choice of language is left to its route,
     * which remembers it.
     */
    @Component
    @Order(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1)
    static class BeforeRouting extends OncePerRequestFilter {

        private final KeptPages kept;

        BeforeRouting(KeptPages kept) {
            this.kept = kept;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            Optional<KeptPage> page = reads(request) ? kept.of(request) : Optional.empty();
            if (page.isPresent() && request.getParameter(WebConfiguration.LANGUAGE) == null && kept.answer(request)) {
                kept.answered.increment();
                RequestTimes.kept(request);
                page.get().write(request, response);
            } else chain.doFilter(request, response);
        }

        private static boolean reads(HttpServletRequest request) {
            return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        }
    }
}
