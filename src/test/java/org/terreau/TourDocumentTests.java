package org.terreau;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TourDocumentTests {

    private static final Pattern NAME = Pattern.compile("`([a-z]+(?:\\.web)?\\.[A-Z][A-Za-z]+)(?:#([a-zA-Z]+))?`");

    @Test
    void theTourNamesClassesAndMethodsThatExist() throws IOException {
        List<MatchResult> names = NAME.matcher(Files.readString(Path.of("docs/tour.md")))
                .results()
                .filter(name -> !name.group(1).equals("module.Class"))
                .toList();
        assertThat(names)
                .hasSizeGreaterThan(40)
                .allSatisfy(name -> assertThat(methodsOf(name.group(1)))
                        .as(name.group())
                        .contains(name.group(2) == null ? "toString" : name.group(2)));
    }

    private static List<String> methodsOf(String name) {
        try {
            Class<?> type = Class.forName("org.terreau." + name);
            return Stream.concat(Arrays.stream(type.getDeclaredMethods()), Arrays.stream(Object.class.getMethods()))
                    .map(Method::getName)
                    .toList();
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(name + " is in the tour and nowhere else", missing);
        }
    }
}
