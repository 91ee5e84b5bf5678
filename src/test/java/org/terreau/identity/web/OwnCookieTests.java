package org.terreau.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

class OwnCookieTests {

    @ParameterizedTest
    @CsvSource({
        "https://terreau.exemple.fr, __Host-terreau_form",
        "http://localhost:8080, terreau_form",
        "http://https.exemple.fr, terreau_form"
    })
    void aCookieIsOfThisHostAloneWhereTheSiteIsEncrypted(String baseUrl, String named) {
        assertThat(OwnCookie.named("terreau_form", baseUrl)).isEqualTo(named);
    }

    @Test
    void theSessionOfAnEncryptedSiteIsSetAsBrowsersAskOfThatName() {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        SecurityConfiguration.sessionCookieOfThisHost("terreau_session", "https://terreau.exemple.fr")
                .customize(cookie);
        MockHttpServletResponse response = new MockHttpServletResponse();
        cookie.writeCookieValue(new CookieSerializer.CookieValue(new MockHttpServletRequest(), response, "x"));
        assertThat(response.getHeader("Set-Cookie"))
                .startsWith("__Host-terreau_session=")
                .contains("Path=/;", "Secure", "HttpOnly")
                .doesNotContain("Domain");
    }
}
