package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dates are short where they are compared, long where they are read. */
class DateInTemplatesTests {

    private static final Pattern COMPARED =
            Pattern.compile("<(td|th)\\b[^>]*+>.*?</\\1>|<p class=\"t-step-card__line\">.*?</p>", Pattern.DOTALL);

    /** A date that stands by itself: what a message is filled with is a sentence. */
    private static final Pattern LONG = Pattern.compile("\\$\\{ui\\.(date|day|moment)\\(");

    @Test
    void aTableAndACardHaveShortDates() throws IOException {
        try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"))) {
            for (Path template :
                    templates.filter(file -> file.toString().endsWith(".jte")).toList()) {
                List<String> compared = COMPARED.matcher(Files.readString(template))
                        .results()
                        .map(MatchResult::group)
                        .toList();
                assertThat(compared)
                        .as("%s: ui.shortDate, shortDay or shortMoment", template)
                        .noneMatch(cell -> LONG.matcher(cell).find());
            }
        }
    }
}
