package org.terreau.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.oauth2.jwt.JwtException;
import org.terreau.testing.FrenchProvider;

/** What the provider signed is believed when it signed it, for this site, as this site is registered. */
class ProviderCallsTests {

    private static final FrenchProvider.Person LEA =
            new FrenchProvider.Person("sub-lea", "lea@etat.test", "Léa", "Préfecture", "eidas1");

    private static ProviderCalls calls(FrenchProvider provider, String algorithm) {
        return new ProviderCalls(
                new ProviderSettings(
                        provider.issuer(),
                        FrenchProvider.CLIENT,
                        FrenchProvider.SECRET,
                        "ProConnect",
                        "openid email given_name usual_name",
                        algorithm,
                        "",
                        true),
                "http://localhost");
    }

    private static ClientRegistration described(ProviderCalls calls) {
        return Objects.requireNonNull(calls.findByRegistrationId(ProviderSignIn.REGISTRATION));
    }

    private static OAuth2User told(ProviderCalls calls, FrenchProvider provider) {
        Instant now = Instant.now();
        return calls.people()
                .loadUser(new OAuth2UserRequest(
                        described(calls),
                        new OAuth2AccessToken(
                                OAuth2AccessToken.TokenType.BEARER, provider.access(LEA), now, now.plusSeconds(60))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256", "HS256"})
    void whatIsSignedAsTheSiteIsRegisteredIsRead(String algorithm) {
        try (FrenchProvider provider = new FrenchProvider(algorithm)) {
            ProviderCalls calls = calls(provider, algorithm);
            assertThat(calls.decoder(described(calls))
                            .decode(provider.identity(LEA, null))
                            .getSubject())
                    .isEqualTo("sub-lea");
            OAuth2User told = told(calls, provider);
            assertThat(told.<String>getAttribute("usual_name")).isEqualTo("Préfecture");
            assertThat(told.getName()).isEqualTo("sub-lea");
        }
    }

    @ParameterizedTest
    @CsvSource({"RS256, ES256", "ES256, RS256", "HS256, RS256", "RS256, HS256"})
    void anotherAlgorithmIsNotBelieved(String signed, String registered) {
        try (FrenchProvider provider = new FrenchProvider(signed)) {
            ProviderCalls calls = calls(provider, registered);
            assertThatThrownBy(() -> calls.decoder(described(calls)).decode(provider.identity(LEA, null)))
                    .isInstanceOf(JwtException.class);
            assertThatThrownBy(() -> told(calls, provider)).isInstanceOf(OAuth2AuthenticationException.class);
        }
    }

    static Stream<Arguments> forged() {
        return Stream.<Arguments>of(
                Arguments.of("another issuer", change(claims -> claims.issuer("https://ailleurs.test"))),
                Arguments.of("another site", change(claims -> claims.audience("un-autre-fs"))),
                Arguments.of("no site", change(claims -> claims.audience((String) null))),
                Arguments.of("a token that is over", change(claims -> claims.expirationTime(new java.util.Date(0)))),
                Arguments.of("nobody", change(claims -> claims.subject(null))));
    }

    private static UnaryOperator<JWTClaimsSet.Builder> change(UnaryOperator<JWTClaimsSet.Builder> change) {
        return change;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forged")
    void whatIsSaidOfAPersonIsBelievedForThisSiteAlone(String what, UnaryOperator<JWTClaimsSet.Builder> change) {
        try (FrenchProvider provider = new FrenchProvider("RS256")) {
            provider.tells(change);
            assertThatThrownBy(() -> told(calls(provider, "RS256"), provider))
                    .as(what)
                    .isInstanceOf(OAuth2AuthenticationException.class);
        }
    }

    @Test
    void anotherProvidersSignatureIsNotBelieved() {
        try (FrenchProvider provider = new FrenchProvider("RS256");
                FrenchProvider other = new FrenchProvider("RS256")) {
            ProviderCalls calls = calls(provider, "RS256");
            assertThatThrownBy(() -> calls.decoder(described(calls)).decode(other.identity(LEA, null)))
                    .isInstanceOf(JwtException.class);
        }
    }
}
