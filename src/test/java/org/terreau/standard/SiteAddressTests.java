package org.terreau.standard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.terreau.shared.Objections;

class SiteAddressTests {

    @ParameterizedTest
    @CsvSource({
        "service.beta.gouv.fr, https://service.beta.gouv.fr, ''",
        "HTTPS://Service.Beta.Gouv.FR/, https://service.beta.gouv.fr, ''",
        "http://service.test:80, http://service.test, ''",
        "https://service.test:8443/accueil#haut, https://service.test:8443, /accueil",
        "mairie-évreux.fr, https://xn--mairie-vreux-heb.fr, ''",
        "'  service.test/où  ', https://service.test, /o%C3%B9",
        "service.test?page=2, https://service.test, /?page=2"
    })
    void anAddressIsReadHoweverItIsTyped(String typed, String origin, String path) {
        Objections objections = new Objections();
        SiteAddress address = SiteAddress.read(typed, "", objections);
        assertThat(objections.found()).isEmpty();
        assertThat(address.origin()).isEqualTo(origin);
        assertThat(String.join("|", address.paths())).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "ftp://service.test",
                "https://nom:secret@service.test",
                "service.test:22",
                "service..test",
                "javascript:alert(1)",
                "https://service.test:99999",
                "-service.test",
                "deux mots.fr"
            })
    void whatIsNoSiteIsRefused(String typed) {
        Objections objections = new Objections();
        SiteAddress.read(typed, "", objections);
        assertThat(objections.found()).anyMatch(one -> one.field().equals("adresse"));
    }

    @Test
    void tenPagesAtMostAreReadEachOnce() {
        Objections objections = new Objections();
        SiteAddress address = SiteAddress.read("service.test", "/a\nb\n\n/a\n /c ", objections);
        assertThat(address.paths()).containsExactly("/a", "/b", "/c");
        assertThat(objections.any()).isFalse();
        StringBuilder many = new StringBuilder();
        for (int number = 0; number < 11; number++)
            many.append("/page").append(number).append('\n');
        SiteAddress.read("service.test", many.toString(), objections);
        SiteAddress.read("service.test", "//ailleurs.test/", objections);
        assertThat(objections.found()).hasSize(2).allMatch(one -> one.field().equals("pages"));
    }
}
