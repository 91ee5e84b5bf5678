package org.terreau.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AxeTests {

    private static final Browser BROWSER = new Browser(0);
    private static final Page PAGE = BROWSER.window(Browser.DESK).page();

    private static final String CARD = """
            <div class="card"><h2>%s</h2><p>Un texte.</p><label for="%s">Nom</label><input id="%s"></div>
            """;

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    private static List<String> faults(String look, String... parts) {
        PAGE.setContent("<!DOCTYPE html><html lang=\"fr\"><head><title>Essai</title></head><body><main>"
                + String.join("", parts) + "</main></body></html>");
        return Axe.faults(PAGE, "{\"type\": \"tag\", \"values\": [\"wcag2a\", \"wcag2aa\"]}", look);
    }

    private static String card(String id) {
        return CARD.formatted(id, id, id);
    }

    @Test
    void whatIsLikeWhatWasReadIsNotReadAgain() {
        assertThat(faults("cards", card("a"), card("b"), card("c"))).isEmpty();
        assertThat((List<?>) PAGE.evaluate("window.readBefore.map(part => part.className)"))
                .hasSize(2);
        assertThat(faults("cards", card("d"), card("e"))).isEmpty();
        assertThat(PAGE.evaluate("window.readBefore.length"))
                .as("the head and both cards")
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class=\"card\"><h2>a</h2><p>Un texte.</p><label for=\"autre\">Nom</label><input id=\"f\"></div>",
                "<div class=\"card\"><h2>a</h2><p>Un texte.</p><input id=\"f\"></div>",
                "<div class=\"card\"><h2>a</h2><p>Un texte.</p><a href=\"/suite\"></a></div>",
                "<div class=\"card\"><h2>a</h2><p style=\"color:#ccc;background:#fff\">Un texte.</p></div>",
                "<div class=\"card\"><h2>a</h2><p lang=\"pas une langue\">Un texte.</p></div>",
                "<div class=\"card\"><h2>a</h2><img src=\"data:,\"></div>",
                "<div class=\"card\"><h2>a</h2><button aria-label=\"\"></button></div>"
            })
    void aFaultAmongManyPartsWithoutOneIsFound(String faulty) {
        String look = "faulty " + faulty.hashCode();
        assertThat(faults(look, card("a"), card("b"), card("c"))).isEmpty();
        assertThat(faults(look, card("a"), card("b"), faulty, card("c"))).hasSize(1);
    }

    @Test
    void aFaultIsFoundOnEveryPageThatHasIt() {
        String faulty = "<p><a href=\"/suite\"></a></p>";
        assertThat(faults("twice", faulty)).hasSize(1);
        assertThat(faults("twice", card("a"), faulty)).hasSize(1);
    }

    @Test
    void whatHasNoFaultAtOneWidthIsReadAtAnother() {
        assertThat(faults("one", card("a"))).isEmpty();
        assertThat(faults("another", card("a"))).isEmpty();
        assertThat(PAGE.evaluate("window.readBefore.length")).isEqualTo(0);
    }
}
