package org.terreau.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonTests {

    /** What servers answer, with the codes of RFC 3463 and without. */
    @ParameterizedTest
    @CsvSource({
        "550 5.1.1 unknown, NO_SUCH_ADDRESS",
        "553 5.1.3 no such address, NO_SUCH_ADDRESS",
        "550 no such user here, NO_SUCH_ADDRESS",
        "550 5.2.1 mailbox disabled, LATER",
        "550 5.1.2 bad domain, NO_SUCH_DOMAIN",
        "452 4.2.2 mailbox full, FULL",
        "552 quota exceeded, FULL",
        "552 5.3.4 message too big, TOO_LARGE",
        "554 5.7.1 spam, UNWANTED",
        "554 transaction failed, UNWANTED",
        "451 4.7.1 come back later, LATER",
        "450 4.2.1 mailbox busy, LATER",
        "421 too many connections, LATER",
        "530 5.7.0 authenticate first, SETTINGS",
        "535 5.7.8 wrong password, SETTINGS",
        "Authentication failed, SETTINGS",
        "STARTTLS is required but host does not support STARTTLS, SETTINGS",
        "'Couldn''t connect to host, port: 127.0.0.1, 25; timeout 5000', SERVER",
        "no answer within 25 s, SERVER",
        "'', OTHER",
        "whatever, OTHER",
    })
    void anAnswerIsAReasonThatPeopleUnderstand(String answer, Reason reason) {
        assertThat(Reason.of(answer)).isEqualTo(reason);
    }

    @Test
    void eachReasonHasItsWords() {
        for (Locale language : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            ResourceBundle words = ResourceBundle.getBundle("messages/mail", language);
            for (Reason reason : Reason.values())
                assertThat(words.getString("mail.reason." + reason.code())).isNotBlank();
        }
    }
}
