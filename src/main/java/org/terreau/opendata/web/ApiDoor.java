package org.terreau.opendata.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.terreau.identity.Actor;
import org.terreau.web.Allowances;
import org.terreau.web.CurrentViewer;
import org.terreau.web.Freshness;

/**
 * What every address of the API has in common: pages of other sites may read it, without the reader's cookies; nothing is
 * computed for who already has the answer; each caller has so many calls a minute.
 */
@Configuration
class ApiDoor {

    /** After the filter that tests and proxies put first, before sessions and security. */
    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 20;

    @Bean
    FilterRegistrationBean<CorsFilter> readFromOtherSites() {
        CorsConfiguration reading = new CorsConfiguration();
        reading.setAllowedOrigins(List.of(CorsConfiguration.ALL));
        reading.setAllowedMethods(List.of("GET", "HEAD"));
        reading.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        reading.setExposedHeaders(List.of(
                HttpHeaders.LINK,
                HttpHeaders.ETAG,
                HttpHeaders.RETRY_AFTER,
                ProductsApi.TOTAL,
                Pace.LIMIT,
                Pace.REMAINING,
                Pace.RESET));
        reading.setAllowCredentials(false);
        reading.setMaxAge(Duration.ofHours(1));
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        for (String path : List.of("/api/**", "/startups.csv", "/produits/*/api/**", "/produits/*/indicators/*/api/**"))
            source.registerCorsConfiguration(path, reading);
        FilterRegistrationBean<CorsFilter> filter = new FilterRegistrationBean<>(new CorsFilter(source));
        filter.setOrder(FIRST);
        return filter;
    }

    @Bean
    FilterRegistrationBean<Unchanged> nothingForWhoHasItAlready(Freshness freshness) {
        FilterRegistrationBean<Unchanged> filter = new FilterRegistrationBean<>(new Unchanged(freshness));
        filter.addUrlPatterns("/api/*", "/startups.csv");
        filter.setOrder(FIRST + 1);
        return filter;
    }

    @Bean
    WebMvcConfigurer apiPace(Pace pace) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(pace)
                        .addPathPatterns("/api/**", "/startups.csv")
                        .excludePathPatterns("/api/territoires", "/api/problemes/proches");
            }
        };
    }

    /** Answers 304 before anything else is done, for the addresses that change with what is public alone. */
    static final class Unchanged extends OncePerRequestFilter {

        private static final Pattern WITH_THE_PUBLIC_CONTENT = Pattern.compile(
                "/api/v2\\.[67]/(startups|incubators|organisations|sponsors)\\.json|(/api)?/startups\\.csv|/api/v1/products");

        private final Freshness freshness;

        Unchanged(Freshness freshness) {
            this.freshness = freshness;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
            boolean reads =
                    request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
            if (known != null
                    && reads
                    && WITH_THE_PUBLIC_CONTENT.matcher(request.getRequestURI()).matches()) {
                String tag = freshness.tag();
                if (known.contains(tag)) {
                    response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                    response.setHeader(HttpHeaders.ETAG, tag);
                    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
                    return;
                }
            }
            chain.doFilter(request, response);
        }
    }

    /**
     * So many calls a minute for each key, or for each network address without one. The addresses that a page asks as
     * people type are left out: the first is an index in memory, the second has a pace of its own.
     */
    @Component
    static class Pace implements HandlerInterceptor {

        static final String LIMIT = "RateLimit-Limit";
        static final String REMAINING = "RateLimit-Remaining";
        static final String RESET = "RateLimit-Reset";

        private static final Duration PERIOD = Duration.ofMinutes(1);

        private final Allowances allowances;
        private final CurrentViewer current;
        private final int most;

        Pace(Allowances allowances, CurrentViewer current, @Value("${terreau.api.a-minute}") int most) {
            this.allowances = allowances;
            this.current = current;
            this.most = most;
        }

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
                throws IOException {
            Allowances.Left left = allowances.takeFrequent("api", caller(request), most, PERIOD);
            response.setHeader(LIMIT, String.valueOf(most));
            response.setHeader(REMAINING, String.valueOf(left.remaining()));
            response.setHeader(RESET, String.valueOf(seconds(left.all())));
            if (left.taken()) return true;
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds(left.next())));
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getWriter().write("{\"status\":429,\"title\":\"Too Many Requests\"}");
            return false;
        }

        private String caller(HttpServletRequest request) {
            if (request.getHeader(HttpHeaders.AUTHORIZATION) != null
                    && current.viewer() instanceof Actor actor
                    && actor.key() != null) return "key:" + actor.key().id();
            return request.getRemoteAddr();
        }

        private static long seconds(Duration duration) {
            return Math.max(1, (duration.toMillis() + 999) / 1000);
        }
    }
}
