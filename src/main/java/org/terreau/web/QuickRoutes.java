package org.terreau.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.http.server.RequestPath;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds the route of an address with variables among more than a thousand: those whose words stand elsewhere in the address
 * are put aside by their shape, before their conditions are asked one by one.
 */
@Component
class QuickRoutes implements WebMvcRegistrations {

    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new Sieve();
    }

    private static final class Sieve extends RequestMappingHandlerMapping {

        private static final String ASKED = QuickRoutes.class.getName();

        private final Map<RequestMappingInfo, RouteShapes> shapes = new ConcurrentHashMap<>();

        @Override
        protected @Nullable RequestMappingInfo getMatchingMapping(
                RequestMappingInfo route, HttpServletRequest request) {
            return shapes.computeIfAbsent(route, RouteShapes::of).fit(asked(request))
                    ? super.getMatchingMapping(route, request)
                    : null;
        }

        /** An error is told at an address of its own, by the same request. */
        private record Asked(RequestPath path, String[] words) {}

        private static String[] asked(HttpServletRequest request) {
            RequestPath path = ServletRequestPathUtils.getParsedRequestPath(request);
            if (request.getAttribute(ASKED) instanceof Asked known && known.path() == path) return known.words();
            String[] words = RouteShapes.words(path.pathWithinApplication());
            request.setAttribute(ASKED, new Asked(path, words));
            return words;
        }
    }
}
