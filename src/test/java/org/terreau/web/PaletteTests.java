package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaletteTests {

    private static final Path STYLES = Path.of("frontend/css");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{3,8}\\b");

    private static String tokens() throws IOException {
        return Files.readString(STYLES.resolve("tokens.css"));
    }

    private static String light(String name) throws IOException {
        return token(tokens(), name);
    }

    private static String dark(String name) throws IOException {
        String tokens = tokens();
        return token(tokens.substring(tokens.indexOf(":root[data-fr-theme=dark]")), name);
    }

    private static String token(String tokens, String name) {
        Matcher found = Pattern.compile("--" + name + ": (#[0-9a-f]{6});").matcher(tokens);
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }

    @Test
    void drawingsCarryTheColoursOfTheStyles() throws ReflectiveOperationException, IOException {
        for (Field colour : Palette.class.getFields())
            assertThat(colour.get(null))
                    .as(colour.getName())
                    .isEqualTo(light("draw-" + colour.getName().toLowerCase(Locale.ROOT)));
    }

    @Test
    void aColourIsWrittenInOnePlace() throws IOException {
        List<String> elsewhere = new ArrayList<>();
        try (Stream<Path> styles = Files.list(STYLES)) {
            for (Path style :
                    styles.filter(file -> !file.endsWith("tokens.css")).toList())
                for (String line : Files.readAllLines(style))
                    if (COLOUR.matcher(line).find()) elsewhere.add(style.getFileName() + ": " + line);
        }
        assertThat(elsewhere).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "draw-measure, draw-paper, 3",
        "draw-compared, draw-paper, 3",
        "draw-target, draw-paper, 4.5",
        "draw-doubt, draw-paper, 4.5",
        "draw-axis, draw-paper, 3",
        "draw-text, draw-paper, 4.5",
        "map-few, draw-paper, 3",
        "map-some, map-few, 1.5",
        "map-many, map-some, 1.5",
    })
    void whatIsDrawnIsTellableFromItsGround(String what, String ground, double least) throws IOException {
        assertThat(contrast(light(what), light(ground))).as("in light").isGreaterThanOrEqualTo(least);
        assertThat(contrast(dark(what), dark(ground))).as("in dark").isGreaterThanOrEqualTo(least);
    }

    /** As WCAG 2.2 computes it. */
    private static double contrast(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String colour) {
        double red = channel(colour.substring(1, 3));
        double green = channel(colour.substring(3, 5));
        double blue = channel(colour.substring(5, 7));
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }

    private static double channel(String hexadecimal) {
        double part = Integer.parseInt(hexadecimal, 16) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
