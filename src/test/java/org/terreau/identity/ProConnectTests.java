package org.terreau.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.Terreau;
import org.terreau.shared.EmailAddress;
import org.terreau.testing.FrenchProvider;
import org.terreau.testing.TestDatabase;
import org.terreau.testing.Visit;

/** Signing in and out through a provider that behaves as the public documents of ProConnect say. */
@Tag("application")
class ProConnectTests {

    private static final String TO_PROVIDER = "/connexion/par/fournisseur";
    private static final FrenchProvider PROVIDER = new FrenchProvider("ES256");
    private static final ConfigurableApplicationContext SITE = new SpringApplicationBuilder(Terreau.class)
            .run(
                    "--spring.datasource.url=" + TestDatabase.create(),
                    "--terreau.base-url=http://localhost:" + OwnPort.FREE,
                    "--server.port=" + OwnPort.FREE,
                    "--terreau.demo=false",
                    "--spring.jmx.enabled=false",
                    "--terreau.oidc.issuer=" + PROVIDER.issuer(),
                    "--terreau.oidc.client-id=" + FrenchProvider.CLIENT,
                    "--terreau.oidc.client-secret=" + FrenchProvider.SECRET,
                    "--terreau.oidc.name=ProConnect",
                    "--terreau.oidc.algorithm=ES256",
                    "--terreau.oidc.scopes=openid email given_name usual_name siret idp_id",
                    "--terreau.oidc.levels=eidas1 eidas2",
                    "--terreau.oidc.vouches=true");

    /** The address to return to is registered before the site starts. */
    private static final class OwnPort {
        private static final int FREE = free();

        private static int free() {
            try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (java.io.IOException failure) {
                throw new java.io.UncheckedIOException(failure);
            }
        }
    }

    @AfterAll
    static void stop() {
        SITE.close();
        PROVIDER.close();
    }

    private static Visit visit() {
        return new Visit(Objects.requireNonNull(((WebServerApplicationContext) SITE).getWebServer())
                .getPort());
    }

    private static FrenchProvider.Person person(String subject, String email) {
        return new FrenchProvider.Person(subject, email, "Léa", "Préfecture", "eidas1");
    }

    private static AccountId account(String email) {
        return SITE.getBean(Accounts.class)
                .byEmail(new EmailAddress(email))
                .map(Accounts.Account::id)
                .orElseThrow();
    }

    @Test
    void aPersonIsCalledByTheirUsualNameAndComesToTheWantedPage() {
        PROVIDER.signsIn(person("usuel", "usuel@etat.test"));
        Visit visit = visit();
        visit.get("/connexion?suite=/mes-donnees");
        Visit.Page landed = visit.get(TO_PROVIDER);
        assertThat(landed.path()).isEqualTo("/mes-donnees");
        assertThat(landed.text()).contains("Léa Préfecture");
    }

    @Test
    void somebodyIsFoundByWhoTheyAreWhenTheirAddressChangesAndTheOldOneIsTold() {
        PROVIDER.signsIn(person("mutee", "avant@etat.test"));
        visit().get(TO_PROVIDER);
        AccountId before = account("avant@etat.test");
        PROVIDER.signsIn(person("mutee", "apres@etat.test"));
        assertThat(visit().get(TO_PROVIDER).text()).contains("Se déconnecter");
        assertThat(account("apres@etat.test")).isEqualTo(before);
        assertThat(SITE.getBean(JdbcClient.class)
                        .sql("select body from mail_outbox where recipient = 'avant@etat.test'")
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("apres@etat.test");
    }

    @Test
    void anAddressThatSomebodyElseHasIsNotTakenFromThem() {
        PROVIDER.signsIn(person("premiere", "premiere@etat.test"));
        visit().get(TO_PROVIDER);
        PROVIDER.signsIn(person("seconde", "seconde@etat.test"));
        visit().get(TO_PROVIDER);
        AccountId second = account("seconde@etat.test");
        PROVIDER.signsIn(person("seconde", "premiere@etat.test"));
        assertThat(visit().get(TO_PROVIDER).text()).contains("Se déconnecter");
        assertThat(account("seconde@etat.test")).isEqualTo(second);
        assertThat(account("premiere@etat.test")).isNotEqualTo(second);
    }

    @Test
    void signingOutSignsOutOfTheProviderTooAndComesBackToSayIt() {
        PROVIDER.signsIn(person("sort", "sort@etat.test"));
        Visit visit = visit();
        Visit.Page home = visit.get(TO_PROVIDER);
        assertThat(home.header("Content-Security-Policy"))
                .as("a form may lead there")
                .contains("form-action 'self' " + PROVIDER.issuer().replace("/api/v2", "") + ";");
        Visit.Page out = visit.form(home, "/deconnexion").send();
        assertThat(PROVIDER.ended()).isNotEmpty();
        assertThat(out.text())
                .contains("Vous êtes déconnecté·e de ce site et de ProConnect")
                .contains("Se connecter");
        assertThat(visit.get("/deconnexion/retour?state=forged").text()).doesNotContain("Vous êtes déconnecté·e");
    }

    @Test
    void twoTabsMaySignInOneAfterTheOther() {
        PROVIDER.signsIn(person("onglets", "onglets@etat.test"));
        Visit visit = visit();
        String first = visit.leadsTo(TO_PROVIDER);
        String second = visit.leadsTo(TO_PROVIDER);
        assertThat(visit.get(first).text()).contains("Se déconnecter");
        assertThat(visit.get(second).text()).contains("Se déconnecter");
    }

    @Test
    void whoChangesTheirMindThereIsToldThatNothingChanged() {
        PROVIDER.signsIn(person("annule", "annule@etat.test")).cancels();
        assertThat(visit().get(TO_PROVIDER).text()).contains("Vous avez interrompu la connexion avec ProConnect");
    }

    @Test
    void aLevelThatWasNotAskedForSignsNobodyIn() {
        PROVIDER.signsIn(new FrenchProvider.Person("faible", "faible@etat.test", "Fa", "Ible", "eidas0"));
        assertThat(visit().get(TO_PROVIDER).text()).contains("avec le niveau que ce site demande");
        assertThat(SITE.getBean(Accounts.class).byEmail(new EmailAddress("faible@etat.test")))
                .isEmpty();
    }

    @Test
    void anAddressThatIsSaidNotToBeVerifiedOpensNoAccount() {
        PROVIDER.signsIn(person("doute", "doute@etat.test"));
        PROVIDER.tells(claims -> claims.claim("email_verified", false));
        assertThat(visit().get(TO_PROVIDER).text()).contains("ne confirme pas votre adresse");
        assertThat(SITE.getBean(Accounts.class).byEmail(new EmailAddress("doute@etat.test")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, /mes-donnees/effacement", "25, /connexion/preuve"})
    void aProviderThatKnewThePersonSinceBeforeProvesNothing(int minutes, String path) {
        PROVIDER.signsIn(person("su-" + minutes, "su-" + minutes + "@etat.test"));
        PROVIDER.knowsThemSince(Instant.now().minus(Duration.ofMinutes(minutes)));
        Visit visit = visit();
        visit.get(TO_PROVIDER);
        Visit.Page asked = visit.form(visit.get("/mes-donnees"), "/mes-donnees/effacement")
                .with("certain", "oui")
                .send();
        assertThat(asked.path()).startsWith(path);
        assertThat(SITE.getBean(Accounts.class)
                        .byEmail(new EmailAddress("su-" + minutes + "@etat.test"))
                        .isPresent())
                .isEqualTo(minutes > 10);
    }
}
