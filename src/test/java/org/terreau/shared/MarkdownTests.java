package org.terreau.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[ici](javascript:alert(1))",
                "<a href=\"javascript:alert(1)\" onclick=\"alert(1)\">ici</a>",
                "<iframe src=\"https://ailleurs.example\"></iframe>",
                "<svg onload=alert(1)>",
                "<p style=\"position:fixed\">texte</p>"
            })
    void nothingThatCouldDoHarmIsLeft(String text) {
        assertThat(Markdown.html(text))
                .doesNotContain("<script", "javascript:", "onerror", "onclick", "<iframe", "<svg", "<img", "style=");
    }

    @Test
    void headingsAreLoweredSoThatThePageKeepsItsOnlyTitle() {
        assertThat(Markdown.html("# Le problème\n\nUn *vrai* problème."))
                .contains("<h2>Le problème</h2>", "<em>vrai</em>");
    }

    @Test
    void whereATextStandsByItselfNoLevelIsJumpedOver() {
        assertThat(Markdown.html("## Le problème\n\n### Chez qui\n\n<script>x</script>", 2))
                .contains("<h2>Le problème</h2>", "<h3>Chez qui</h3>")
                .doesNotContain("<script");
        assertThat(Markdown.html("# Le problème", 3)).contains("<h3>Le problème</h3>");
        assertThat(Markdown.html("Sans titre", 2)).contains("<p>Sans titre</p>");
    }

    @Test
    void tablesAndLinksAreKept() {
        assertThat(Markdown.html("| a | b |\n|---|---|\n| 1 | [lien](https://exemple.fr) |"))
                .contains("<table>", "href=\"https://exemple.fr\"", "nofollow");
    }
}
