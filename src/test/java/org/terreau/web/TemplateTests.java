package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates read as a person reads them, and made of the parts that `/style` shows. */
class TemplateTests {

    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final int WIDEST = 160;
    private static final Pattern BUTTON =
            Pattern.compile("<button (?![^>]*type=\"button\")[^>]*>|component\\.enter\\(");

    /** Forms that save themselves, that a frame of another site sends, or that stop letters without a token. */
    private static final Set<String> FORMS_OF_THEIR_OWN = Set.of(
            "call/submission.jte",
            "committee/alert-stop.jte",
            "deployment/feedbackform.jte",
            "brief/brief.jte",
            "investigation/hypothesis.jte",
            "exchange/messages.jte",
            "follow/stop.jte",
            "layout/tools.jte",
            "problem/edit.jte",
            "problem/propose.jte",
            "problem/revise.jte",
            "survey/answerform.jte",
            "today/letter-stop.jte");

    /** A matrix that scrolls in two directions, and tables that keep their first column. */
    private static final Set<String> TABLES_OF_THEIR_OWN =
            Set.of("audit/journal.jte", "opendata/data.jte", "practice/matrix.jte", "standard/matrix.jte");

    @Test
    void noLineIsWiderThanAScreen() throws IOException {
        List<String> wide = new ArrayList<>();
        for (Path template : templates())
            for (String line : Files.readAllLines(template))
                if (line.length() > WIDEST) wide.add(TEMPLATES.relativize(template) + " : " + line.length());
        assertThat(wide).isEmpty();
    }

    @Test
    void aFormThatWritesIsTheComponent() throws IOException {
        assertThat(written("<form method=\"post\"")).isEqualTo(FORMS_OF_THEIR_OWN);
    }

    @Test
    void aTableIsTheComponent() throws IOException {
        assertThat(written("class=\"fr-table")).isEqualTo(TABLES_OF_THEIR_OWN);
    }

    @ParameterizedTest
    @CsvSource({
        "fr-link--icon-left, portfolio/life.jte",
        "fr-alert fr-alert--, layout/page.jte",
        "<span class=\"fr-badge, ''",
        "<nav class=\"t-tabs, ''"
    })
    void theWayBackMessagesStatesAndTabsAreTheComponents(String html, String unless) throws IOException {
        assertThat(written(html)).isSubsetOf(unless);
    }

    /** Browsers press the first button of a form: one that adds a line, say, is not what the key is for. */
    @Test
    void theKeyEnterDoesWhatTheFormIsFor() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path template : templates())
            for (String form : Files.readString(template).split("component\\.form\\(|<form method=\"post\"")) {
                List<String> buttons =
                        BUTTON.matcher(form).results().map(MatchResult::group).toList();
                if (buttons.stream().anyMatch(button -> button.matches("<button class=\"fr-btn( fr-btn--lg)?\".*"))
                        && buttons.get(0).contains("fr-btn--tertiary")) found.add(template + " : " + buttons.get(0));
            }
        assertThat(found).isEmpty();
    }

    /** The templates, but for the components, that write this themselves. */
    private static Set<String> written(String html) throws IOException {
        Set<String> found = new TreeSet<>();
        Pattern pattern = Pattern.compile(Pattern.quote(html).replace(" ", "\\E\\s+\\Q"));
        for (Path template : templates()) {
            String name = TEMPLATES.relativize(template).toString();
            if (!name.startsWith("component/")
                    && pattern.matcher(Files.readString(template)).find()) found.add(name);
        }
        return found;
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> all = Files.walk(TEMPLATES)) {
            return all.filter(file -> file.toString().endsWith(".jte")).sorted().toList();
        }
    }
}
