package org.terreau.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.Terreau;
import org.terreau.shared.EmailAddress;
import org.terreau.testing.FrenchProvider;
import org.terreau.testing.TestDatabase;
import org.terreau.testing.Visit;

/** A site on which people sign in through their provider alone. */
@Tag("application")
class WithoutLinksTests {

    private static final FrenchProvider PROVIDER = new FrenchProvider("ES256");
    private static final ConfigurableApplicationContext SITE = new SpringApplicationBuilder(Terreau.class)
            .run(
                    "--spring.datasource.url=" + TestDatabase.create(),
                    "--server.port=0",
                    "--terreau.demo=false",
                    "--spring.jmx.enabled=false",
                    "--terreau.session.links=false",
                    "--terreau.oidc.issuer=" + PROVIDER.issuer(),
                    "--terreau.oidc.client-id=" + FrenchProvider.CLIENT,
                    "--terreau.oidc.client-secret=" + FrenchProvider.SECRET,
                    "--terreau.oidc.name=ProConnect",
                    "--terreau.oidc.algorithm=ES256");

    @AfterAll
    static void stop() {
        SITE.close();
        PROVIDER.close();
    }

    private static Visit visit() {
        return new Visit(Objects.requireNonNull(((WebServerApplicationContext) SITE).getWebServer())
                .getPort());
    }

    @Test
    void aLinkIsNeitherOfferedNorSentAndThatOfACommandStillSignsIn() {
        AccountId account =
                SITE.getBean(Accounts.class).open(new EmailAddress("seule@sans-lien.test"), "Séverine Sanslien");
        Visit visit = visit();
        Visit.Page page = visit.get("/connexion");
        assertThat(page.text()).contains("Se connecter avec ProConnect");
        assertThat(page.html().select("form[action='/connexion/lien']")).isEmpty();

        String token = visit.form(page, "/connexion/cle").value("_csrf");
        Visit.Page forged = visit.post(
                "/connexion/lien",
                "application/x-www-form-urlencoded",
                "username=seule%40sans-lien.test&_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
        assertThat(forged.path()).isEqualTo("/connexion");
        assertThat(SITE.getBean(JdbcClient.class)
                        .sql("select count(*) from mail_outbox")
                        .query(Long.class)
                        .single())
                .isZero();

        String link = SITE.getBean(SignInLinks.class).issue(account, SignInLinks.SHORT, "/");
        visit.form(visit.get(link), "/connexion/jeton").send();
        assertThat(visit.get("/").text()).contains("Se déconnecter");
        Visit.Page proof = visit.get("/connexion/preuve?suite=/mes-connexions");
        assertThat(proof.html().select("form[action='/connexion/lien']")).isEmpty();
        assertThat(proof.text()).contains("Se connecter avec ProConnect");
    }
}
