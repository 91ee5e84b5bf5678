package org.terreau.web;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The page from which a form was sent to an address that shows none: where reloading it or changing language leads. */
@Component
class NearestPage {

    private final ObjectProvider<RequestMappingHandlerMapping> routes;

    NearestPage(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> routes) {
        this.routes = routes;
    }

    /** This address, or the nearest above it, that can be read; "/" at the last. */
    String from(String path) {
        String bare = path;
        while (bare.length() > 1) {
            if (shown(PathContainer.parsePath(bare))) return bare;
            bare = bare.substring(0, Math.max(0, bare.lastIndexOf('/')));
        }
        return "/";
    }

    private boolean shown(PathContainer path) {
        return routes.getObject().getHandlerMethods().keySet().stream()
                .filter(route -> route.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .anyMatch(route -> route.getPathPatternsCondition() != null
                        && route.getPathPatternsCondition().getPatterns().stream()
                                .anyMatch(pattern -> pattern.matches(path)));
    }
}
