package org.terreau.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTextTests {

    private static final String SAID = "code;état\n29232;Quimper – à faire";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252"})
    void aTextWithoutMarkIsReadInTheSignsItWasWrittenIn(String signs) {
        assertThat(WrittenText.of(SAID.getBytes(Charset.forName(signs)))).isEqualTo(SAID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aMarkSaysTheSignsAndIsNotPartOfTheText(String signs) {
        byte[] bytes = ("\uFEFF" + SAID).getBytes(Charset.forName(signs));
        assertThat(WrittenText.of(bytes)).isEqualTo(SAID);
        assertThat(WrittenText.marked(bytes)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u00EF", "\u00FF", "\u00EF\u00BB"})
    void whatIsTooShortForAMarkHasNone(String start) {
        byte[] bytes = start.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(WrittenText.marked(bytes)).isFalse();
        assertThat(WrittenText.of(bytes)).isEqualTo(start.replace("\u00BB", "»"));
    }
}
