package org.terreau.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/** How long answers took, by part of the site: a route more is no series more. */
@Component
class RequestTimes {

    /** 60 ms is what pages aim at. */
    private static final Duration[] LIMITS = Stream.of(20, 60, 150, 500, 1_000, 2_000, 10_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private static final Pattern CHANGING = Pattern.compile("-?\\{.*");

    private static final String KEPT = RequestTimes.class.getName() + ".kept";
    private static final String NO_ROUTE = "none";
    private static final int HUNDRED = 100;

    private final MeterRegistry registry;

    RequestTimes(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A page that was kept is answered before its route is looked for. */
    static void kept(HttpServletRequest request) {
        request.setAttribute(KEPT, true);
    }

    void took(HttpServletRequest request, int status, Duration time) {
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        Timer.builder("terreau.requests")
                .description("Answers to requests")
                .tag(
                        "part",
                        request.getAttribute(KEPT) != null ? "kept" : route == null ? NO_ROUTE : part(route.toString()))
                .tag("status", status / HUNDRED + "xx")
                .serviceLevelObjectives(LIMITS)
                .register(registry)
                .record(time);
    }

    /** The first word of a route, without what changes in it: `/produits` of `/produits/{id}/stats`. */
    static String part(String route) {
        return Stream.of(route.split("/", -1))
                .filter(word -> !word.isEmpty())
                .findFirst()
                .map(word -> "/" + CHANGING.matcher(word).replaceFirst(""))
                .orElse("/");
    }
}
