package org.terreau.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "jeanne.o'rion@mairie.example, jeanne.o'rion@mairie.example",
                "jeanne.o’rion@mairie.example, jeanne.o'rion@mairie.example",
                "  Prenom.NOM+appel@Ville.Example , prenom.nom+appel@ville.example",
                "contact@bézier.example, contact@xn--bzier-bsa.example",
                "contact@xn--bzier-bsa.example, contact@xn--bzier-bsa.example"
            })
    void anAddressIsKeptAsMailIsSentToIt(String typed, String kept) {
        assertThat(EmailAddress.valid(typed)).isTrue();
        assertThat(new EmailAddress(typed).value()).isEqualTo(kept);
        assertThat(EmailAddress.problem(typed, "courriel", "faux")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "élu@mairie.example, elu@mairie.example",
        "Zoë.Lœuf@mairie.example, zoe.loeuf@mairie.example",
        "e\u0301lu@bézier.example, elu@xn--bzier-bsa.example"
    })
    void anAccentBeforeTheAtSignIsRefusedWithTheAddressWithoutIt(String typed, String proposed) {
        assertThat(EmailAddress.valid(typed)).isFalse();
        assertThat(EmailAddress.problem(typed, "courriel", "faux"))
                .contains(Refused.Problem.of("courriel", "mail.address.accent", proposed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "mairie",
                "a@b",
                "a b@mairie.example",
                "a@mairie..example",
                "你@mairie.example",
                "a,b@c.d"
            })
    void whatIsNotAnAddressIsRefused(String typed) {
        assertThat(EmailAddress.problem(typed, "courriel", "faux")).contains(Refused.Problem.of("courriel", "faux"));
        assertThatThrownBy(() -> EmailAddress.typed(typed, "courriel", "faux")).isInstanceOf(Refused.class);
    }

    @Test
    void oneThatWasStoredWithAnAccentStaysReadableAndADomainIsShownAsWritten() {
        assertThat(new EmailAddress("élu@mairie.example").value()).isEqualTo("élu@mairie.example");
        assertThat(new EmailAddress("a@bézier.example").writtenDomain()).isEqualTo("bézier.example");
    }
}
