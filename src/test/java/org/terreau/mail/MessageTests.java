package org.terreau.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.terreau.shared.EmailAddress;

class MessageTests {

    private static final EmailAddress READER = new EmailAddress("lecture@essai.test");

    /** What somebody typed ends in it: a line break there would start another header. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'Une demande' | Une demande",
                "'  Une demande ' | Une demande",
                "'Une\ndemande' | Une demande",
                "'Une \r\n  demande' | Une demande",
                "'Une demande\r\nBcc: autre@essai.test' | Une demande Bcc: autre@essai.test",
                "'Une\u2028demande' | Une demande",
            })
    void aSubjectIsOneLine(String written, String sent) {
        assertThat(new Message(READER, "essai", written, "Un texte.").subject()).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n"})
    void nothingLeavesWithoutASubjectOrAText(String blank) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Message(READER, "essai", blank, "Un texte."));
        assertThatIllegalArgumentException().isThrownBy(() -> new Message(READER, "essai", "Un sujet", blank));
    }

    @Test
    void itIsStoppedAtTheAddressThatItIsGivenAndIsOtherwiseTheSame() {
        Message plain = new Message(READER, "essai", "Un sujet", "Un texte.");
        assertThat(plain.unsubscribe()).isNull();
        assertThat(plain.stoppedAt("https://terreau.test/arret"))
                .isEqualTo(new Message(READER, "essai", "Un sujet", "Un texte.", "https://terreau.test/arret"));
    }
}
