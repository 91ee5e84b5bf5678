package org.terreau.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.terreau.Terreau;
import org.terreau.shared.EmailAddress;
import org.terreau.testing.TestDatabase;
import org.terreau.testing.Visit;
import org.terreau.testing.Wire;

/** Against a real OpenID Connect provider, started beside the application. */
@Tag("application")
class ProviderSignInTests {

    private static final ConfigurableApplicationContext PROVIDER = provider();
    private static final ConfigurableApplicationContext APPLICATION = application();

    @TestConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Provider {

        @Bean
        UserDetailsService users() {
            return new InMemoryUserDetailsManager(
                    User.withUsername("lea@prefecture.test")
                            .password("{noop}secret")
                            .build(),
                    User.withUsername("jeanne.o'rion@prefecture.test")
                            .password("{noop}secret")
                            .build(),
                    User.withUsername("unverified@prefecture.test")
                            .password("{noop}secret")
                            .build());
        }

        @Bean
        RegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(
                    RegisteredClient.withId(UUID.randomUUID().toString())
                            .clientId("terreau")
                            .clientSecret("{noop}client-secret")
                            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                            .redirectUris(addresses -> addresses.addAll(java.util.List.of(
                                    System.getProperty("terreau.test.redirect", "http://127.0.0.1/none"))))
                            .scope("openid")
                            .scope("email")
                            .scope("profile")
                            .build());
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims() {
            return context -> {
                if (!OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) return;
                org.springframework.security.core.Authentication person = context.getPrincipal();
                String email = person == null ? "" : person.getName();
                context.getClaims()
                        .claim("email", email)
                        .claim("email_verified", !email.startsWith("unverified"))
                        .claim("name", "Léa Préfecture");
            };
        }
    }

    private static int freePort() {
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static int applicationPort;

    private static ConfigurableApplicationContext provider() {
        applicationPort = freePort();
        System.setProperty(
                "terreau.test.redirect", "http://localhost:" + applicationPort + "/connexion/retour/fournisseur");
        return new SpringApplicationBuilder(Provider.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + TestDatabase.create(),
                        "--spring.autoconfigure.exclude=",
                        "--spring.flyway.enabled=false",
                        "--spring.session.jdbc.initialize-schema=always",
                        "--server.servlet.session.cookie.name=provider_session",
                        "--db-scheduler.enabled=false");
    }

    private static ConfigurableApplicationContext application() {
        int provider = Objects.requireNonNull(((WebServerApplicationContext) PROVIDER).getWebServer())
                .getPort();
        return new SpringApplicationBuilder(Terreau.class)
                .run(
                        "--server.port=" + applicationPort,
                        "--spring.datasource.url=" + TestDatabase.create(),
                        "--terreau.oidc.issuer=http://127.0.0.1:" + provider,
                        "--terreau.oidc.client-id=terreau",
                        "--terreau.oidc.client-secret=client-secret",
                        "--terreau.oidc.name=ProConnect");
    }

    @AfterAll
    static void stop() {
        APPLICATION.close();
        PROVIDER.close();
    }

    private static Visit.Page signInAs(String user) {
        return signInAs(user, "/connexion");
    }

    private static Visit.Page signInAs(String user, String asked) {
        Visit visit = new Visit(applicationPort);
        assertThat(visit.get(asked).text()).contains("Se connecter avec ProConnect");
        Visit.Page login = visit.get("/connexion/par/fournisseur");
        return visit.form(login, "/login")
                .with("username", user)
                .with("password", "secret")
                .send();
    }

    @Test
    void theProvidersWordOpensAnAccountAndASession() {
        Visit.Page landed = signInAs("lea@prefecture.test");
        assertThat(landed.status()).isEqualTo(200);
        assertThat(landed.text()).contains("Léa Préfecture", "Se déconnecter");
        assertThat(APPLICATION.getBean(Accounts.class).byEmail(new EmailAddress("lea@prefecture.test")))
                .isPresent();
    }

    @Test
    void theWantedPageIsOpenedOnceTheProviderSignedIn() {
        assertThat(signInAs("lea@prefecture.test", "/connexion?suite=/mes-donnees%3Flang%3Dfr")
                        .path())
                .isEqualTo("/mes-donnees?lang=fr");
        assertThat(signInAs("lea@prefecture.test", "/connexion?suite=//ailleurs.test")
                        .path())
                .isEqualTo("/");
    }

    @Test
    void anApostropheInTheAddressIsNoReasonToRefuseSomebody() {
        assertThat(signInAs("jeanne.o'rion@prefecture.test").text()).contains("Se déconnecter");
        assertThat(APPLICATION.getBean(Accounts.class).byEmail(new EmailAddress("jeanne.o'rion@prefecture.test")))
                .isPresent();
    }

    @Test
    void anotherProviderIsNoPageAndOneThatDoesNotAnswerIsSaid() {
        Visit visit = new Visit(applicationPort);
        assertThat(visit.get("/connexion/par/inconnu").status()).isEqualTo(404);
        assertThat(visit.get("/connexion/par/inconnu").text()).contains("Page introuvable");
        assertThat(visit.get("/connexion/retour/inconnu?code=a&state=b").status())
                .isEqualTo(404);
        assertThat(visit.get("/connexion?fournisseur").text())
                .contains("ProConnect ne répond pas pour l’instant")
                .contains("recevez ci-dessous un lien par courriel");
    }

    @Test
    void noHeaderChangesTheAddressThatTheProviderReturnsTo() {
        for (String header : java.util.List.of(
                "X-Forwarded-Host: ailleurs.example",
                "Forwarded: host=ailleurs.example;proto=https",
                "Host: ailleurs.example"))
            try (Wire wire = new Wire("127.0.0.1", applicationPort)) {
                assertThat(wire.get("/connexion/par/fournisseur", header).answer())
                        .contains("redirect_uri=http://localhost:" + applicationPort + "/connexion/retour/fournisseur")
                        .doesNotContain("ailleurs.example");
            }
    }

    @Test
    void anAddressThatTheProviderDidNotVerifySignsNobodyIn() {
        Visit.Page landed = signInAs("unverified@prefecture.test");
        assertThat(landed.path()).isEqualTo("/connexion?refus");
        assertThat(APPLICATION.getBean(Accounts.class).byEmail(new EmailAddress("unverified@prefecture.test")))
                .isEmpty();
    }
}
