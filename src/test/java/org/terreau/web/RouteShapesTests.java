package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** A route that its shape puts aside could not have answered. */
class RouteShapesTests {

    private static final Pattern ROUTE = Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE);
    private static final List<PathPattern> ROUTES = routes();

    private static List<PathPattern> routes() {
        try {
            return ROUTE.matcher(Files.readString(Path.of("docs/routes.md")))
                    .results()
                    .map(found -> PathPatternParser.defaultInstance.parse(found.group(1)))
                    .toList();
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    private static boolean fits(PathPattern route, PathContainer path) {
        return RouteShapes.of(Set.of(route.getPatternString())).fit(RouteShapes.words(path));
    }

    @Property(tries = 50)
    void noRouteThatMatchesIsPutAside(
            @ForAll @AlphaChars @StringLength(min = 1, max = 5) String word,
            @ForAll @NumericChars @StringLength(min = 1, max = 4) String number) {
        int matching = 0;
        for (PathPattern route : ROUTES) {
            String pattern = route.getPatternString();
            for (String value : List.of(word, number, "a.b", "%C3%A9")) {
                PathContainer path = PathContainer.parsePath(pattern.replaceAll("\\{[^}]*\\}+", value));
                for (PathPattern other : pattern.contains("{") ? List.of(route) : ROUTES)
                    if (other.matches(path)) {
                        matching++;
                        assertThat(fits(other, path))
                                .as(other.getPatternString() + " for " + path.value())
                                .isTrue();
                    }
            }
        }
        assertThat(matching).isGreaterThan(500);
    }

    @Test
    void fewRoutesAreLeftForAnAddress() {
        PathContainer path = PathContainer.parsePath("/produits/un.produit/equipe/12");

        assertThat(ROUTES.stream()
                        .filter(route -> fits(route, path))
                        .map(PathPattern::getPatternString)
                        .collect(Collectors.toSet()))
                .hasSizeLessThan(5)
                .anyMatch(pattern -> pattern.startsWith("/produits/{id}/equipe/{"));
    }

    @ParameterizedTest
    @CsvSource({
        "/a/{b}/c, /a/x/c, true",
        "/a/{b}/c, /a/x/d, false",
        "/a/{b}/c, /a/c, false",
        "'/a/{b:[0-9]{1,3}}', /a/12, true",
        "/a/{b}.csv, /a/x.csv, true",
        "/a/**, /b/c/d, true",
        "/a/{*rest}, /b, true",
        "/, /, true",
        "/, /a, false"
    })
    void aShapeIsMadeOfTheWordsThatAreAlwaysTheSame(String pattern, String path, boolean fits) {
        assertThat(RouteShapes.of(Set.of(pattern)).fit(RouteShapes.words(PathContainer.parsePath(path))))
                .isEqualTo(fits);
    }
}
