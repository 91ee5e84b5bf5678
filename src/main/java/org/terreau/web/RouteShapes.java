package org.terreau.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * What the patterns of a route look like: how many words they have between slashes, and those that are always the same.
 *
 * @param all one a pattern, null where a word may be anything; empty when any address may fit
 */
record RouteShapes(List<@Nullable String[]> all) {

    private static final RouteShapes ANY = new RouteShapes(List.of());

    RouteShapes {
        all = List.copyOf(all);
    }

    static RouteShapes of(RequestMappingInfo route) {
        Set<String> patterns = route.getPatternValues();
        return of(patterns);
    }

    static RouteShapes of(Set<String> patterns) {
        List<@Nullable String[]> shapes = new ArrayList<>();
        for (String pattern : patterns) {
            String[] shape = shape(pattern);
            if (shape == null) return ANY;
            shapes.add(shape);
        }
        return shapes.isEmpty() ? ANY : new RouteShapes(shapes);
    }

    /** Null when the pattern takes several words at once, or hides a slash. */
    private static @Nullable String @Nullable [] shape(String pattern) {
        if (pattern.contains("**") || pattern.contains("{*")) return null;
        List<@Nullable String> words = new ArrayList<>();
        for (String word : pattern.split("/", -1)) {
            if (word.chars().filter(sign -> sign == '{').count()
                    != word.chars().filter(sign -> sign == '}').count()) return null;
            if (!word.isEmpty()) words.add(word.matches("[^{}*?\\\\]+") ? word : null);
        }
        return words.toArray(new String[0]);
    }

    /** The words of an address, between its slashes. */
    static String[] words(PathContainer path) {
        return path.elements().stream()
                .filter(PathContainer.PathSegment.class::isInstance)
                .map(element -> ((PathContainer.PathSegment) element).valueToMatch())
                .toArray(String[]::new);
    }

    /** False when no pattern can match; true says that one may. */
    boolean fit(String[] words) {
        if (all.isEmpty()) return true;
        for (String[] shape : all) if (fits(shape, words)) return true;
        return false;
    }

    private static boolean fits(@Nullable String[] shape, String[] words) {
        if (shape.length != words.length) return false;
        for (int place = 0; place < shape.length; place++) {
            String same = shape[place];
            if (same != null && !same.equals(words[place])) return false;
        }
        return true;
    }
}
